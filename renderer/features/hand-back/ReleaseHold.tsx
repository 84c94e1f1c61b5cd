import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobSummary } from '../../../shared/jobs/jobs.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useSession } from '../../app/session-context.ts'
import { useChange } from '../../app/use-change.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'

/** Ends the hold from here, for those who may; the others are led to the job. */
export const ReleaseHold = ({ job }: { readonly job: Pick<JobSummary, 'id' | 'number' | 'version'> }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const release = useChange(client.jobs.release)
  const [problem, setProblem] = useState<string>()
  if (!can('bench')) {
    return (
      <Anchor component={Link} to={`/jobs/${job.number}`} size="sm" fw={550}>
        {t('handBack.gate.openJob', { number: job.number })}
      </Anchor>
    )
  }
  const act = async () => {
    setProblem(undefined)
    try {
      await release.mutateAsync({ jobId: job.id, version: job.version })
    } catch (thrown) {
      setProblem(failureText(t, thrown).title)
    }
  }
  return (
    <>
      <ActionButton mt={4} variant="default" label={t('handBack.gate.releaseHold')} onAction={act} />
      {problem !== undefined && (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {problem}
        </Text>
      )}
    </>
  )
}
