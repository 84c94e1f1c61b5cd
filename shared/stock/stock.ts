import { z } from 'zod'
import { binId, lotId, partId } from '../kernel/ids.ts'
import { bilingual } from '../kernel/text.ts'
import { binKind } from './bins.ts'
import { tracking } from './lots.ts'
import { movementKind } from './movements.ts'

/** How much of a part lies in one bin. */
export const binShare = z.object({
  binId,
  /** What its label says. */
  number: z.string(),
  code: z.string(),
  kind: binKind,
  onHand: z.int(),
  reserved: z.int(),
  lots: z.array(z.object({ lotId, number: z.string(), onHand: z.int() })),
})

/** Where the pieces of one part are, and what they are worth. */
export const partStock = z.object({
  partId,
  sku: z.string(),
  tracking,
  /** All pieces that the depot owns: in bins and in the hands of technicians. */
  owned: z.int(),
  /** On hand in bins that jobs may be promised from, and how many of them are promised. */
  usable: z.int(),
  reserved: z.int(),
  available: z.int(),
  /** Picked for jobs and not fitted yet. */
  inHand: z.int(),
  value: z.int(),
  /** Moving average of one piece; null while there is none. */
  averageCost: z.int().nullable(),
  bins: z.array(binShare),
})
export type PartStock = z.infer<typeof partStock>

/** What lies in one bin. */
export const binContent = z.object({
  partId,
  number: z.string(),
  sku: z.string(),
  name: bilingual,
  tracking,
  onHand: z.int(),
  reserved: z.int(),
})

/** One entry of the ledger, as it is shown. */
export const movementLine = z.object({
  seq: z.int(),
  at: z.string(),
  by: z.string(),
  kind: movementKind,
  partId,
  sku: z.string(),
  quantity: z.int(),
  from: z.string().nullable(),
  to: z.string().nullable(),
  jobNumber: z.string().nullable(),
  /** By which order it came. */
  orderNumber: z.string().nullable(),
  /** In which claim it went to its supplier or came back. */
  claimNumber: z.string().nullable(),
  /** The number of the stocktake that found it. */
  stocktake: z.int().nullable(),
  lot: z.string().nullable(),
  unitCost: z.int(),
  value: z.int(),
  reason: z.string().nullable(),
})
export type MovementLine = z.infer<typeof movementLine>

/** What all stock is worth at one moment, by bin; `inHand` is what technicians hold. */
export const stockValue = z.object({
  at: z.string(),
  total: z.int(),
  inHand: z.int(),
  bins: z.array(z.object({ binId, code: z.string(), kind: binKind, pieces: z.int(), value: z.int() })),
})
export type StockValue = z.infer<typeof stockValue>

/** A kept sum that differs from what the ledger adds up to. There is never one, and a check proves it. */
export const sumDifference = z.object({ cell: z.string(), kept: z.int(), ledger: z.int() })
export type SumDifference = z.infer<typeof sumDifference>
