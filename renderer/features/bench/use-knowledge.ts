import { skipToken, useQuery } from '@tanstack/react-query'
import { symptom } from '../../../shared/intake/intake.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { api } from '../../app/api.ts'

/** What closed jobs of a job's model with its symptoms teach; undefined while asked for, and where no symptom was noted. */
export const useKnowledge = (job: Pick<JobFile, 'modelId' | 'symptoms'>) => {
  const symptoms = job.symptoms.flatMap((name) => symptom.safeParse(name).data ?? [])
  const input = symptoms.length === 0 ? skipToken : { modelId: job.modelId, symptoms }
  return useQuery(api.knowledge.similar.queryOptions({ input })).data
}
