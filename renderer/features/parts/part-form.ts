import { z } from 'zod'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import type { AttachmentId, ModelId, PartId } from '../../../shared/kernel/ids.ts'
import { writeDecimal } from '../../../shared/kernel/money.ts'
import { type Part, type PartFields, partFields, PLAIN_PART } from '../../../shared/parts/parts.ts'
import { barcode, barcodeKey } from '../../../shared/parts/barcodes.ts'
import { type Complaints, complaintsOf } from '../../app/record-form/complaints.ts'
import { readFigure } from '../../fields/figure-entry.ts'

/** A record that the part points to, with the words that the form shows it by. */
export interface Named<Id extends string> {
  readonly id: Id
  readonly label: string
}

/** A part as its form holds it; figures as they are typed. */
export interface PartValues {
  readonly sku: string
  readonly maker: string
  readonly makerNumber: string
  readonly en: string
  readonly 'zh-CN': string
  readonly price: string
  readonly taxPoints: string
  readonly isGenuine: boolean
  readonly tracking: PartFields['tracking']
  readonly minimum: string
  readonly reorderQuantity: string
  readonly photoId: AttachmentId | null
  readonly note: string
  readonly isActive: boolean
  readonly barcodes: readonly string[]
  readonly models: readonly Named<ModelId>[]
  readonly substitutes: readonly Named<PartId>[]
}

/** What the form is filled from; a new part has version 0. */
export interface StoredPart {
  readonly part: PartFields & Pick<Part, 'version'>
  readonly models: readonly Named<ModelId>[]
  readonly substitutes: readonly Named<PartId>[]
  readonly version: number
}

export const NEW_PART: StoredPart = { part: { ...PLAIN_PART, version: 0 }, models: [], substitutes: [], version: 0 }

/** Tax is typed in per cent with two digits. */
const TAX_DIGITS = 2

/** A stored part as the form shows it; `digits` are those of the depot's currency. */
export const partValues =
  (digits: number) =>
  ({ part, models, substitutes }: StoredPart): PartValues => ({
    sku: part.sku,
    maker: part.maker ?? '',
    makerNumber: part.makerNumber ?? '',
    en: part.name.en,
    'zh-CN': part.name['zh-CN'],
    price: part.version === 0 ? '' : writeDecimal(part.price, digits),
    taxPoints: part.taxPoints === null ? '' : writeDecimal(part.taxPoints, TAX_DIGITS),
    isGenuine: part.isGenuine,
    tracking: part.tracking,
    minimum: String(part.minimum),
    reorderQuantity: String(part.reorderQuantity),
    photoId: part.photoId,
    note: part.note ?? '',
    isActive: part.isActive,
    barcodes: part.barcodes,
    models,
    substitutes,
  })

/** What is typed, as the contract takes it; a figure that cannot be read stays the complaint about it. */
export const toPartFields = (values: PartValues, digits: number) => {
  const { en, 'zh-CN': chinese, models, substitutes, price, taxPoints, minimum, reorderQuantity, ...rest } = values
  return {
    ...rest,
    name: { en, 'zh-CN': chinese },
    price: readFigure(price, digits),
    taxPoints: taxPoints.trim() === '' ? null : readFigure(taxPoints, TAX_DIGITS),
    minimum: readFigure(minimum, 0, 0),
    reorderQuantity: readFigure(reorderQuantity, 0, 0),
    modelIds: models.map(({ id }) => id),
    substituteIds: substitutes.map(({ id }) => id),
  }
}

const schema = z.object(partFields)

const FIGURES = ['price', 'taxPoints', 'minimum', 'reorderQuantity'] as const

/** What is wrong with it, by field. */
export const checkPart =
  (digits: number) =>
  (values: PartValues): Complaints => {
    const fields = toPartFields(values, digits)
    const unread = FIGURES.flatMap((field) => {
      const figure = fields[field]
      return typeof figure === 'string'
        ? [[field, figure === fieldMessage('tooFine', { digits: 0 }) ? fieldMessage('notWhole') : figure]]
        : []
    })
    return { ...complaintsOf(schema, fields), ...Object.fromEntries(unread) }
  }

/** The list with one more barcode, unless it is there in another form. */
export const withBarcode = (barcodes: readonly string[], scanned: string): readonly string[] => {
  const parsed = barcode.safeParse(scanned)
  const code = parsed.success ? parsed.data : scanned.trim()
  return barcodes.some((known) => barcodeKey(known) === barcodeKey(code)) ? barcodes : [...barcodes, code]
}

/** What the contract takes; throws on values that `checkPart` complains about. */
export const sentPart = (values: PartValues, digits: number): PartFields => schema.parse(toPartFields(values, digits))
