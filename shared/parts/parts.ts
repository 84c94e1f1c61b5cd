import { z } from 'zod'
import { taxPoints } from '../plans/plans.ts'
import { fieldMessage } from '../kernel/field-message.ts'
import { folded } from '../kernel/fold.ts'
import { attachmentId, binId, jobId, modelId, partId } from '../kernel/ids.ts'
import { minorUnits } from '../kernel/money.ts'
import { stage } from '../jobs/stages.ts'
import { bilingual, line, optionalLine, optionalParagraph } from '../kernel/text.ts'
import { MOST_PRICE } from '../plans/amounts.ts'
import { bin } from '../stock/bins.ts'
import { tracking } from '../stock/lots.ts'
import { piecesOrNone } from '../stock/quantity.ts'
import { partStock } from '../stock/stock.ts'
import { barcode, barcodeKey } from './barcodes.ts'

/** The one spelling of a SKU: capitals, half width, single blanks. */
export const skuOf = (text: string): string => folded(text).toUpperCase()

/** One form of a maker's number for "is this the same": makers and suppliers write the same one with and without dashes. */
export const makerNumberKey = (text: string): string =>
  folded(text)
    .toUpperCase()
    .replaceAll(/[\s./_-]/g, '')

const distinct = (items: readonly string[]): boolean => new Set(items).size === items.length

export const partFields = {
  sku: line(40).transform(skuOf),
  maker: optionalLine(80),
  makerNumber: optionalLine(60),
  name: bilingual.refine((name) => name.en !== '' || name['zh-CN'] !== '', {
    message: fieldMessage('required'),
    path: ['en'],
  }),
  price: minorUnits.min(0, fieldMessage('negative')).max(MOST_PRICE, fieldMessage('amountTooLarge')),
  /** Hundredths of a per cent; null takes the depot's. */
  taxPoints: taxPoints.nullable(),
  isGenuine: z.boolean(),
  tracking,
  /** Fewer than these free pieces, with what is on order, and the part is low. */
  minimum: piecesOrNone,
  /** How many are bought at a time. */
  reorderQuantity: piecesOrNone,
  photoId: attachmentId.nullable(),
  note: optionalParagraph(2000),
  /** False: used up, and not offered any more. */
  isActive: z.boolean(),
  barcodes: z
    .array(barcode)
    .max(20, fieldMessage('tooMany', { max: 20 }))
    .refine((codes) => distinct(codes.map(barcodeKey)), fieldMessage('twice')),
  modelIds: z
    .array(modelId)
    .max(200, fieldMessage('tooMany', { max: 200 }))
    .refine(distinct, fieldMessage('twice')),
  /** Parts that may stand in for this one; not the other way round unless that is said there too. */
  substituteIds: z
    .array(partId)
    .max(20, fieldMessage('tooMany', { max: 20 }))
    .refine(distinct, fieldMessage('twice')),
}

export const part = z.object({
  ...partFields,
  id: partId,
  /** What its label says and codes: P0000012K. */
  number: z.string(),
  version: z.int(),
})
export type Part = z.infer<typeof part>
export type PartFields = Pick<Part, keyof typeof partFields>

/** A part of which nothing is known but that there is one. */
export const PLAIN_PART: PartFields = {
  sku: '',
  maker: null,
  makerNumber: null,
  name: { en: '', 'zh-CN': '' },
  price: 0,
  taxPoints: null,
  isGenuine: true,
  tracking: 'none',
  minimum: 0,
  reorderQuantity: 0,
  photoId: null,
  note: null,
  isActive: true,
  barcodes: [],
  modelIds: [],
  substituteIds: [],
}

/** A part as it is offered to whoever plans, fits or orders one. */
export const partSummary = z.object({
  id: partId,
  number: z.string(),
  sku: z.string(),
  makerNumber: z.string().nullable(),
  name: bilingual,
  price: minorUnits,
  tracking,
  isActive: z.boolean(),
  /** In usable bins and promised to nobody. */
  available: z.int(),
})
export type PartSummary = z.infer<typeof partSummary>

/** A line of the list of parts. */
export const listedPart = partSummary.extend({
  /** In usable bins. */
  onHand: z.int(),
  reserved: z.int(),
  onOrder: z.int(),
  minimum: z.int(),
  isLow: z.boolean(),
})
export type ListedPart = z.infer<typeof listedPart>

/** A job that needs a part, or was given one. */
export const jobOfPart = z.object({
  jobId,
  number: z.string(),
  stage,
  wanted: z.int(),
  reserved: z.int(),
  picked: z.int(),
  fitted: z.int(),
  short: z.int(),
  at: z.string(),
})
export type JobOfPart = z.infer<typeof jobOfPart>

/** Everything about one part. */
export const partFile = z.object({
  part,
  stock: partStock,
  onOrder: z.int(),
  isLow: z.boolean(),
  models: z.array(z.object({ id: modelId, brand: z.string(), name: z.string() })),
  substitutes: z.array(partSummary),
  /** Those that this one may stand in for. */
  standsInFor: z.array(partSummary),
  /** Open jobs that still want some, the oldest need first, and the last jobs that were given some. */
  waiting: z.array(jobOfPart),
  used: z.array(jobOfPart),
})
export type PartFile = z.infer<typeof partFile>

/** What a code means at the parts desk. */
export const codeMeaning = z.discriminatedUnion('kind', [
  /** `lot` is the batch or serial that the code names with it; the depot may not have that yet. */
  z.object({ kind: z.literal('part'), part: partSummary, lot: z.string().nullable() }),
  z.object({ kind: z.literal('bin'), bin }),
  /** A maker's number or a serial that several parts have. */
  z.object({ kind: z.literal('several'), code: z.string(), parts: z.array(partSummary) }),
  z.object({ kind: z.literal('unknown') }),
])
export type CodeMeaning = z.infer<typeof codeMeaning>

/** Whether a part should be bought: what is free and what is on its way do not make up its minimum. (MISSION.md, E7.) */
export function isLow(part: { usable: number; reserved: number; onOrder: number; minimum: number }): boolean {
  return part.usable - part.reserved + part.onOrder < part.minimum
}

export const partsFilter = {
  query: z.string().max(200).default(''),
  show: z.enum(['active', 'low', 'on-order', 'closed']).default('active'),
  /** Only parts of which some lie in this bin. */
  binId: binId.nullable().default(null),
}
