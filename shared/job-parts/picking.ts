import { z } from 'zod'
import { stage } from '../jobs/stages.ts'
import { binId, jobId, partId } from '../kernel/ids.ts'
import { bilingual } from '../kernel/text.ts'
import { tracking } from '../stock/lots.ts'

/** Pieces of one part that are promised to a job out of one bin, and not picked yet. */
export const pickLine = z.object({
  partId,
  sku: z.string(),
  name: bilingual,
  tracking,
  binId,
  binCode: z.string(),
  quantity: z.int(),
})
export type PickLine = z.infer<typeof pickLine>

/** A job with everything that is to be picked for it, in the order of the bins. */
export const pickJob = z.object({
  jobId,
  number: z.string(),
  stage,
  isUrgent: z.boolean(),
  dueOn: z.string().nullable(),
  model: z.string(),
  /** Who works on it, or will. */
  assignee: z.string().nullable(),
  lines: z.array(pickLine),
})
export type PickJob = z.infer<typeof pickJob>
