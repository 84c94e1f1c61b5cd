import type { TFunction } from 'i18next'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import { partFields } from '../../../shared/parts/parts.ts'
import { line } from '../../../shared/kernel/text.ts'
import { lotKey, lotNumber, type LotPieces, type Tracking } from '../../../shared/stock/lots.ts'
import { pieces, piecesOrNone } from '../../../shared/stock/quantity.ts'
import { fieldText } from '../../app/failures.ts'
import { readFigure } from '../../fields/figure-entry.ts'

/** What the clerk does with pieces of one part in one bin. */
export type StockStep = 'receive' | 'found' | 'count' | 'scrap' | 'faulty'

/** Pieces that no bin holds yet: any may get them, and serials come as a list. */
export const comesIn = (step: StockStep): boolean => step === 'receive' || step === 'found'

/** As it is typed. */
export interface StockValues extends Record<string, unknown> {
  readonly binId: string
  /** The quarantine bin for what is faulty. */
  readonly toBinId: string
  readonly quantity: string
  readonly unitCost: string
  /** One serial a line, or one batch. */
  readonly lots: string
  readonly reason: string
}

export const EMPTY_STOCK: StockValues = { binId: '', toBinId: '', quantity: '', unitCost: '', lots: '', reason: '' }

/** The serials that were typed or scanned, each once. */
export const serialsOf = (lots: string): string[] => [
  ...new Map(
    lots
      .split('\n')
      .map((text) => text.trim())
      .filter((text) => text !== '')
      .map((number) => [lotKey(number), number] as const),
  ).values(),
]

/** Serials count themselves; everything else is typed. */
export const quantityOf = (step: StockStep, tracking: Tracking, values: StockValues): number | string => {
  if (tracking === 'serial' && comesIn(step)) return serialsOf(values.lots).length
  if (tracking === 'serial' && (step === 'scrap' || step === 'faulty')) return 1
  return readFigure(values.quantity, 0)
}

export const lotsOf = (tracking: Tracking, values: StockValues, quantity: number): LotPieces => {
  if (tracking === 'none') return []
  return tracking === 'batch'
    ? [{ number: values.lots.trim(), quantity }]
    : serialsOf(values.lots).map((number) => ({ number, quantity: 1 }))
}

/** What is wrong with what was typed, in the reader's language, by field. */
export const stockErrors = (
  t: TFunction,
  { step, tracking, digits }: { readonly step: StockStep; readonly tracking: Tracking; readonly digits: number },
  values: StockValues,
): Record<string, string> => {
  const unitCost = readFigure(values.unitCost, digits)
  const quantity = quantityOf(step, tracking, values)
  const figure = (step === 'count' ? piecesOrNone : pieces).safeParse(quantity)
  const messages: Record<string, string | undefined> = {
    unitCost:
      step !== 'receive'
        ? undefined
        : typeof unitCost === 'string'
          ? unitCost
          : cost.safeParse(unitCost).error?.issues[0]?.message,
    binId: values.binId === '' ? fieldMessage('required') : undefined,
    toBinId: step === 'faulty' && values.toBinId === '' ? fieldMessage('required') : undefined,
    quantity: typeof quantity === 'string' ? notWhole(quantity) : figure.error?.issues[0]?.message,
    lots: tracking === 'none' ? undefined : lotsMessage(step, tracking, values),
    reason: step === 'receive' ? undefined : line(200).safeParse(values.reason).error?.issues[0]?.message,
  }
  return Object.fromEntries(
    Object.entries(messages).flatMap(([field, message]) => (message === undefined ? [] : [[field, fieldText(t, message)]])),
  )
}

const cost = partFields.price

/** Of a figure without digits behind the point, "too fine" means that it is no whole number. */
const notWhole = (message: string): string => (message.startsWith('tooFine') ? fieldMessage('notWhole') : message)

const lotsMessage = (step: StockStep, tracking: Tracking, { lots }: StockValues): string | undefined => {
  const numbers = tracking === 'serial' && comesIn(step) ? serialsOf(lots) : [lots]
  if (numbers.length === 0) return fieldMessage('required')
  return numbers.map((number) => lotNumber.safeParse(number).error?.issues[0]?.message).find((message) => message !== undefined)
}
