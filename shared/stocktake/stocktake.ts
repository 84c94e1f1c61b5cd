import { z } from 'zod'
import { binId, lotId, partId, staffId, stocktakeCountId, stocktakeId, stocktakeLineId } from '../kernel/ids.ts'
import type { Role } from '../kernel/permissions.ts'
import { bilingual } from '../kernel/text.ts'
import { binKind } from '../stock/bins.ts'
import { tracking } from '../stock/lots.ts'

/** Counting what lies in bins, blind and beside the daily work. (MISSION.md, E6.) */

export const STOCKTAKE_STATES = ['open', 'finished', 'cancelled'] as const
export const stocktakeState = z.enum(STOCKTAKE_STATES)
export type StocktakeState = z.infer<typeof stocktakeState>

/** How far the count of one bin is. An open bin that has a count already is to be counted again. */
export const BIN_COUNT_STATES = ['open', 'counting', 'counted', 'left-out'] as const
export const binCountState = z.enum(BIN_COUNT_STATES)
export type BinCountState = z.infer<typeof binCountState>

/** What became of a difference; an open one waits for somebody who may approve it. A refused one is counted again. */
export const verdict = z.enum(['open', 'approved', 'refused'])
export type Verdict = z.infer<typeof verdict>

/** The most differences that are shown and approved at once. */
export const MOST_DIFFERENCES = 500

interface Counted {
  readonly counted: number
  /** The least and the most that the ledger had there while this was counted, from its first piece to its last. */
  readonly low: number
  readonly high: number
}

/**
 * What should have been there when it was counted. Pieces that were moved between the first scan and the last make it a span, and
 * whatever lies in the span agrees: nobody can say whether the piece was counted before it was taken.
 */
export const expectedOf = ({ counted, low, high }: Counted): number => Math.min(Math.max(counted, low), high)

/** Pieces too many (or, below nothing, missing) against what should have been there. */
export const differenceOf = (line: Counted): number => line.counted - expectedOf(line)

/** Whoever counted does not approve his own differences, except a manager, who answers for the stock anyhow. */
export const mayApprove = (by: { readonly id: string; readonly roles: readonly Role[] }, countedById: string): boolean =>
  by.id !== countedById || by.roles.includes('manager')

export const stocktakeSummary = z.object({
  id: stocktakeId,
  number: z.int(),
  state: stocktakeState,
  note: z.string().nullable(),
  at: z.string(),
  by: z.string(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
  bins: z.int(),
  /** Counted or left out. */
  done: z.int(),
  /** Differences that nobody decided yet. */
  open: z.int(),
  /** What the approved differences made the stock worth more or less. */
  value: z.int(),
})
export type StocktakeSummary = z.infer<typeof stocktakeSummary>

/** One bin of a stocktake. Never says what should lie in it. */
export const stocktakeBin = z.object({
  binId,
  number: z.string(),
  code: z.string(),
  name: z.string().nullable(),
  kind: binKind,
  state: binCountState,
  /** Why it is left out. */
  reason: z.string().nullable(),
  /** Who counts or counted it last, and since when. */
  byId: staffId.nullable(),
  by: z.string().nullable(),
  at: z.string().nullable(),
  /** Kinds of parts and pieces that were counted in it so far. */
  parts: z.int(),
  pieces: z.int(),
  /** Counts of it, the ones that were replaced too. */
  counts: z.int(),
})
export type StocktakeBin = z.infer<typeof stocktakeBin>

export const stocktake = stocktakeSummary.extend({ places: z.array(stocktakeBin) })
export type Stocktake = z.infer<typeof stocktake>

/** What somebody counted in a bin so far. */
export const countedLine = z.object({
  partId,
  number: z.string(),
  sku: z.string(),
  name: bilingual,
  tracking,
  lot: z.string().nullable(),
  counted: z.int(),
  at: z.string(),
})
export type CountedLine = z.infer<typeof countedLine>

/** The count of one bin that holds now, and those that it replaced. Blind: it knows nothing of what should be there. */
export const binCount = z.object({
  countId: stocktakeCountId,
  binId,
  code: z.string(),
  state: binCountState,
  byId: staffId,
  by: z.string(),
  at: z.string(),
  endedAt: z.string().nullable(),
  /** The latest first. */
  lines: z.array(countedLine),
  earlier: z.array(z.object({ countId: stocktakeCountId, by: z.string(), at: z.string(), parts: z.int(), pieces: z.int() })),
})
export type BinCount = z.infer<typeof binCount>

/** What was counted other than it should be. */
export const stockDifference = z.object({
  id: stocktakeLineId,
  binId,
  bin: z.string(),
  partId,
  number: z.string(),
  sku: z.string(),
  name: bilingual,
  lotId: lotId.nullable(),
  lot: z.string().nullable(),
  /** On hand by the ledger when it was counted. */
  expected: z.int(),
  counted: z.int(),
  /** False where it should have been in the bin and nobody scanned it, which counts as none. */
  isCounted: z.boolean(),
  /** Whether pieces of it were moved while it was being counted. */
  isMoved: z.boolean(),
  difference: z.int(),
  value: z.int(),
  countedById: staffId,
  countedBy: z.string(),
  countedAt: z.string(),
  verdict,
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
})
export type StockDifference = z.infer<typeof stockDifference>
