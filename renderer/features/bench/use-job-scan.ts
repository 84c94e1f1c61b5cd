import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { client } from '../../app/api.ts'
import { scannedPart } from '../../app/scanner/scanned-part.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import type { OpenDialog } from './JobDialogs.tsx'
import { scannedJob } from './station-memory.ts'
import { useAssignByScan } from './use-assign-by-scan.ts'
import { useBenchCommand } from './use-bench-command.ts'
import { useNotice } from '../../app/job-form/use-notice.ts'

/**
 * Scans on a job's page: commands are about this job while it is the one scanned last (or opened), a part is picked for it, its own
 * label says that it is open already. Everything else goes its usual way.
 */
export const useJobScan = (job: JobFile, onDialog: (open: OpenDialog) => void) => {
  const notice = useNotice()
  const run = useBenchCommand((_, dialog) => {
    onDialog({ dialog })
    if (dialog === 'fail') notice.refused((t) => t('bench.said.markFailed'))
    else notice.done((t) => t('bench.said.passAgain'))
  })

  const assign = useAssignByScan()

  const takePart = async (payload: string): Promise<boolean> => {
    const meaning = await client.search.resolveScan({ payload })
    if (meaning.kind !== 'part') return false
    const part = await scannedPart(payload, ({ sku }) => sku === meaning.sku)
    if (part === undefined || job.stage === 'closed') return false
    onDialog({ dialog: 'pick', part })
    return true
  }
  useScan(async ({ scan, payload }) => {
    try {
      // Of a page that stays open over lunch nothing moves: whoever comes by is asked which job.
      if (scan.kind === 'command' || scan.kind === 'staff') {
        if (scannedJob.current() !== job.number) return false
        await (scan.kind === 'staff' ? assign(scan.token, job) : run(scan.command, job))
        return true
      }
      if (scan.kind === 'job' && scan.number === job.number) {
        notice.done((t) => t('bench.said.alreadyOpen', { number: job.number }))
        return true
      }
      return (scan.kind === 'foreign' || scan.kind === 'part') && (await takePart(payload))
    } catch (failure) {
      notice.failed(failure)
      return true
    }
  })
}
