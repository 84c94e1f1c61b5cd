import { z } from 'zod'
import { partId } from '../kernel/ids.ts'
import { minorUnits } from '../kernel/money.ts'
import { bilingual } from '../kernel/text.ts'
import { tracking } from '../stock/lots.ts'

/** A part as it is offered to whoever plans or fits one. */
export const partSummary = z.object({
  id: partId,
  /** What its label says and codes: P0000012K. */
  number: z.string(),
  sku: z.string(),
  name: bilingual,
  price: minorUnits,
  tracking,
  /** In usable bins and promised to nobody. */
  available: z.int(),
})
export type PartSummary = z.infer<typeof partSummary>
