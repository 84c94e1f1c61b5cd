import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { client } from '../api.ts'
import { rememberDeed } from '../undo/last-deed.ts'
import { useChange } from '../use-change.ts'
import { useNotice } from './use-notice.ts'

/** Asks the stock for the parts of the job's plan, and says how many are short. */
export const useReserveParts = (job: JobFile): (() => Promise<void>) => {
  const notice = useNotice()
  const change = useChange(client.jobParts.reserveFromPlan)
  return async () => {
    try {
      const { short, asked } = await change.mutateAsync({ jobId: job.id })
      rememberDeed({
        takeBack: (key) => client.jobParts.takeBackAsked({ jobId: job.id, asked, key }),
        undone: (words) => words('undo.reserved', { number: job.number }),
      })
      notice.done((words) => (short === 0 ? words('jobParts.reserved') : words('jobParts.reservedShort', { count: short })))
    } catch (failure) {
      notice.failed(failure)
    }
  }
}
