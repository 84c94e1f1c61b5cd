import { z } from 'zod'
import { binId, jobPartId, lotId, partId } from '../kernel/ids.ts'
import { bilingual } from '../kernel/text.ts'
import { tracking } from '../stock/lots.ts'

/** What a job needs of one part, and how far it got. */
export const jobPart = z.object({
  id: jobPartId,
  partId,
  sku: z.string(),
  number: z.string(),
  name: bilingual,
  tracking,
  wanted: z.int(),
  /** Promised to this job, still in their bins. */
  reserved: z.int(),
  /** In the hands of whoever works on it. */
  picked: z.int(),
  fitted: z.int(),
  /** Nobody could promise these yet. */
  short: z.int(),
  /** Of those, how many are on their way for it, and when the last of them is expected; null when nobody said. */
  ordered: z.int(),
  expectedOn: z.string().nullable(),
  /** While it is short: parts that may stand in for it, of which pieces are free. */
  substitutes: z.array(z.object({ partId, sku: z.string(), name: bilingual, available: z.int() })),
  /** Where the promised pieces lie. */
  bins: z.array(z.object({ binId, code: z.string(), quantity: z.int() })),
  /** Batches and serials in hand, of a part that is tracked so. */
  inHand: z.array(z.object({ lotId, number: z.string(), quantity: z.int() })),
})
export type JobPart = z.infer<typeof jobPart>

type Progress = Pick<JobPart, 'wanted' | 'reserved' | 'picked' | 'fitted'>

/** Pieces that are needed and that nobody could promise yet. */
export function shortOf({ wanted, reserved, picked, fitted }: Progress): number {
  return Math.max(0, wanted - reserved - picked - fitted)
}
