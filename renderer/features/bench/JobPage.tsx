import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useScanHold } from '../../app/scanner/use-scan.ts'
import { JobView } from './JobView.tsx'
import { useMissingJob } from './use-missing-job.ts'
import type { JobPanels } from './OtherPanels.tsx'
import './job.css'

/** A job's page, with the panels that other features bring along. Another number is another page: nothing of the last job stays open. */
export const JobPage = ({ panels }: { readonly panels: JobPanels }) => {
  const { number } = useParams({ from: '/jobs/$number' })
  const { dialog } = useSearch({ from: '/jobs/$number' })
  const query = useQuery(api.jobs.get.queryOptions({ input: { number } }))
  useMissingJob(number, query.error)
  // A command scanned right after the label waits until the job is there to hear it.
  useScanHold(query.isPending)
  return <PageQuery query={query}>{(job) => <JobView key={job.id} job={job} asked={dialog} panels={panels} />}</PageQuery>
}
