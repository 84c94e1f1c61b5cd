import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useChange } from '../../app/use-change.ts'

/** Asks for the unit of a request that was to be helped from afar; says why when that failed. */
export const useCallIn = ({ id: jobId, version }: Pick<JobFile, 'id' | 'version'>) => {
  const { t } = useTranslation()
  const change = useChange(client.remote.callIn)
  const [failure, setFailure] = useState<string>()
  const callIn = async () => {
    setFailure(undefined)
    try {
      await change.mutateAsync({ jobId, version })
    } catch (thrown) {
      setFailure(failureText(t, thrown).title)
    }
  }
  return { callIn, failure }
}
