import { useNavigate } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { api } from '../../app/api.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { rememberScannedJob, scannedJob } from './station-memory.ts'
import { useBenchCommand } from './use-bench-command.ts'
import { useNotice } from './use-notice.ts'

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
      rememberScannedJob(scan.number)
      // Fetched here so that a command scanned right after it finds the job's page complete. A failure is the page's to say.
      await queries.prefetchQuery(api.jobs.get.queryOptions({ input: { number: scan.number } }))
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
