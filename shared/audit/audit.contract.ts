import { z } from 'zod'
import { procedure } from '../kernel/procedure.ts'

export const CHAIN_NAMES = ['audit', 'custody'] as const
export const chainName = z.enum(CHAIN_NAMES)

/** How a chain is broken. */
export const CHAIN_FAULTS = [
  'altered', // the entry says something else than it did when it was written
  'unlinked', // what stands before it is not what it was linked to: an entry was taken out, put in or moved
  'cut-off', // entries at the end were taken away, or put there by others
  'contradicted', // a unit's last entry, but what is shown as who has it is something else
] as const

export const brokenLink = z.object({
  fault: z.enum(CHAIN_FAULTS),
  seq: z.int(),
  at: z.string(),
  by: z.string().nullable(),
  /** The entry as it stands now, by its columns. */
  content: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
})
export type BrokenLink = z.infer<typeof brokenLink>

export const checkedPage = z.object({
  checked: z.int(),
  /** Go on after this one. */
  last: z.int(),
  isEnd: z.boolean(),
  /** The number of the chain's last entry, by which progress is told. */
  end: z.int(),
  broken: brokenLink.nullable(),
})
export type CheckedPage = z.infer<typeof checkedPage>

export const auditContract = {
  /**
   * Checks the next entries of a chain, from after `after`. One page at a time, so that a check of millions holds nobody up, and
   * whoever asked for it can stop.
   */
  verify: procedure('read-audit')
    .input(z.object({ chain: chainName, after: z.int().min(0) }))
    .output(checkedPage),
}
