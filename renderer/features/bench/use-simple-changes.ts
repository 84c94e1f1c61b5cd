import { useQueryClient } from '@tanstack/react-query'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { api, client } from '../../app/api.ts'
import { useChange } from '../../app/use-change.ts'
import { useNotice } from '../../app/job-form/use-notice.ts'

/** The changes of a job that need no form. A refusal is said; a stale one shows what is true now. */
export const useSimpleChanges = ({ id, version, isUrgent }: Pick<BoardCard, 'id' | 'version' | 'isUrgent'>) => {
  const queries = useQueryClient()
  const notice = useNotice()
  const releasing = useChange(client.jobs.release)
  const marking = useChange(client.jobs.setUrgent)
  const tell = async (change: Promise<unknown>): Promise<void> => {
    try {
      await change
    } catch (failure) {
      notice.failed(failure)
      await queries.invalidateQueries({ queryKey: api.jobs.key() })
    }
  }
  return {
    release: () => tell(releasing.mutateAsync({ jobId: id, version })),
    toggleUrgent: () => tell(marking.mutateAsync({ jobId: id, version, isUrgent: !isUrgent })),
  }
}
