import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { api } from '../../app/api.ts'
import { classifyFailure } from '../../app/failures.ts'
import { useNotice } from '../../app/job-form/use-notice.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { scannedJob } from './station-memory.ts'
import { useAssignByScan } from './use-assign-by-scan.ts'
import { useBenchCommand } from './use-bench-command.ts'

/**
 * Commands wherever somebody is: they are about the job scanned last at this station, for two minutes. Pages and dialogs that have a
 * use of their own for a command come first.
 */
export const useCommandScan = (): void => {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const notice = useNotice()
  const assign = useAssignByScan()
  const run = useBenchCommand(
    ({ number }, dialog) => void navigate({ to: '/jobs/$number', params: { number }, search: { dialog } }),
  )
  const jobAtHand = async (): Promise<JobFile | undefined> => {
    const number = scannedJob.current()
    if (number === undefined) return undefined
    try {
      return await queries.fetchQuery(api.jobs.get.queryOptions({ input: { number } }))
    } catch (failure) {
      // A label of another depot, or one that was never issued.
      if (classifyFailure(failure).kind === 'not-found') scannedJob.forget()
      throw failure
    }
  }
  // Whoever signs in next scans a job of their own first.
  useEffect(() => scannedJob.forget, [])
  // Whoever uses the label, the next command is about its job.
  useScan(
    ({ scan }) => {
      if (scan.kind === 'job') scannedJob.remember(scan.number)
      return false
    },
    { priority: 'keys' },
  )
  useScan(
    async ({ scan }) => {
      if (scan.kind === 'quantity') notice.refused((t) => t('scanner.noQuantity'))
      else if (scan.kind === 'staff' || (scan.kind === 'command' && scan.command !== 'board' && scan.command !== 'check-in')) {
        try {
          const job = await jobAtHand()
          await (scan.kind === 'staff' ? assign(scan.token, job) : run(scan.command, job))
        } catch (failure) {
          notice.failed(failure)
        }
      } else return false
      return true
    },
    { priority: 'app' },
  )
}
