import { useQuery } from '@tanstack/react-query'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { api } from '../../app/api.ts'
import { useRefusalWords } from '../../app/job-form/use-notice.ts'
import { type NextStep, nextStep } from './next-step.ts'
import { usePermissions } from './use-permissions.ts'

export interface OfferedStepWords {
  readonly step: NextStep
  /** Why this person cannot do it now, in words; undefined = they can. */
  readonly reason: string | undefined
}

/** What comes next for the job, and why not; null when it is closed. */
export const useNextStep = (job: JobFile): OfferedStepWords | null => {
  const words = useRefusalWords()
  const parts = useQuery({ ...api.jobParts.ofJob.queryOptions({ input: { jobId: job.id } }), enabled: job.facts.isReleased })
  const offered = nextStep(job.stage, job.facts, usePermissions(), parts.data?.isPlanOpen)
  if (offered === null) return null
  const { step, refusal } = offered
  const to = step.kind === 'move' ? step.to : job.stage
  const about = { from: job.stage, to, holdReason: job.hold?.reason ?? null }
  return { step, reason: refusal === null ? undefined : words(refusal, about) }
}
