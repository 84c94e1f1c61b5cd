import { z } from 'zod'
import { stage } from '../../../shared/jobs/stages.ts'
import { staffId } from '../../../shared/kernel/ids.ts'

/** What the list of jobs is narrowed to, as its address says it; what is not said is not narrowed. */
export const jobFilter = z.object({
  state: z.enum(['closed', 'all']).optional().catch(undefined),
  stage: stage.optional().catch(undefined),
  technician: staffId.optional().catch(undefined),
  urgent: z.literal(true).optional().catch(undefined),
})
export type JobFilter = z.infer<typeof jobFilter>

/** The filter of an address; anything in it that is no filter is left out. */
export const jobFilterOf = (search: Record<string, unknown>): JobFilter => withoutNothing(jobFilter.parse(search))

/** A filter without the words that say nothing, so that they do not stand in the address. */
export const withoutNothing = (filter: JobFilter): JobFilter =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined))

/** What the contract asks for. */
export const jobListInput = (filter: JobFilter) => ({
  // A stage says by itself whether its jobs are open.
  state: filter.stage === undefined ? (filter.state ?? ('open' as const)) : ('all' as const),
  stage: filter.stage ?? null,
  assigneeId: filter.technician ?? null,
  onlyUrgent: filter.urgent === true,
})
