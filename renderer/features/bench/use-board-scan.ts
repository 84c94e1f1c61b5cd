import { useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { api } from '../../app/api.ts'
import { classifyFailure } from '../../app/failures.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { rememberScannedJob, scannedJob } from './station-memory.ts'
import { useBenchCommand } from './use-bench-command.ts'
import { useNotice } from '../../app/job-form/use-notice.ts'

/** Scans on the board: a job's label opens it, a command goes to the job scanned last at this station. */
export const useBoardScan = (cards: readonly BoardCard[] | undefined) => {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const notice = useNotice()
  const run = useBenchCommand(
    ({ number }, dialog) => void navigate({ to: '/jobs/$number', params: { number }, search: { dialog } }),
  )

  const jobOf = async (number: string): Promise<BoardCard> =>
    cards?.find((card) => card.number === number) ?? (await queries.fetchQuery(api.jobs.get.queryOptions({ input: { number } })))

  useScan(async ({ scan }) => {
    if (scan.kind === 'job') {
      try {
        // Fetched here so that a command scanned right after it finds the job's page complete.
        await queries.fetchQuery(api.jobs.get.queryOptions({ input: { number: scan.number } }))
      } catch (failure) {
        // The app says that the code is not known here, and the board stays.
        if (classifyFailure(failure).kind === 'not-found') return false
        notice.failed(failure)
        return true
      }
      rememberScannedJob(scan.number)
      await navigate({ to: '/jobs/$number', params: { number: scan.number } })
      return true
    }
    if (scan.kind !== 'command') return false
    const number = scannedJob()
    try {
      await run(scan.command, number === undefined ? undefined : await jobOf(number))
    } catch (failure) {
      notice.failed(failure)
    }
    return true
  })
}
