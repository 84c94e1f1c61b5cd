import type { Answered } from '../../../shared/claims/claims.contract.ts'
import type { AnswerKind, ClaimLine } from '../../../shared/claims/claims.ts'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import { binId } from '../../../shared/kernel/ids.ts'
import { line as oneLine } from '../../../shared/kernel/text.ts'
import { price } from '../../../shared/purchasing/suppliers.ts'
import { lotKey, lotNumber, type LotPieces } from '../../../shared/stock/lots.ts'
import { pieces } from '../../../shared/stock/quantity.ts'
import { readFigure } from '../../fields/figure-entry.ts'

/** What a supplier answered, as it is typed. */
export interface AnswerValues extends Record<string, unknown> {
  kind: AnswerKind
  quantity: string
  /** For the new pieces, or for those that came back. */
  binId: string | null
  /** One serial a line, or one batch. */
  lots: string
  /** Empty means what was paid. */
  amount: string
  evenIfMore: boolean
  reason: string
  isWrittenOff: boolean
}

type Line = Pick<ClaimLine, 'open' | 'paid' | 'tracking' | 'bin'>

/** One piece is counted by nobody; more are all answered alike unless somebody types fewer. An old part cannot come into a bin. */
export const beginAnswer = ({ open, bin }: Line): AnswerValues => ({
  kind: 'replaced',
  quantity: String(open),
  binId: null,
  lots: '',
  amount: '',
  evenIfMore: false,
  reason: '',
  isWrittenOff: bin === null,
})

/** What is credited as typed, and what was paid for so many pieces; either may still be unreadable. */
export function creditOf({ quantity, amount }: AnswerValues, { paid }: Line, digits: number) {
  const count = readFigure(quantity, 0)
  const ofAll = typeof count === 'number' && count > 0 ? count * paid : null
  const typed = amount.trim() === '' ? (ofAll ?? 0) : readFigure(amount, digits)
  return { paid: ofAll, typed, isMore: typeof typed === 'number' && ofAll !== null && typed > ofAll }
}

/** The serials that were typed or scanned, each once. */
export const serialsOf = (lots: string): string[] => {
  const typed = lots.split('\n').map((text) => text.trim())
  return [...new Map(typed.filter((text) => text !== '').map((text) => [lotKey(text), text] as const)).values()]
}

const lotsOf = ({ tracking }: Line, { lots }: AnswerValues, quantity: number): LotPieces => {
  if (tracking === 'none') return []
  return tracking === 'batch' ? [{ number: lots.trim(), quantity }] : serialsOf(lots).map((number) => ({ number, quantity: 1 }))
}

/** Field messages by field; undefined where nothing is wrong. */
type Problems = Readonly<Record<string, string | undefined>>

interface Read {
  readonly problems: Problems
  /** Undefined when it cannot be made of what was typed. */
  readonly answer: Answered | undefined
}

const READERS: Readonly<
  Record<AnswerKind, (values: AnswerValues, line: Line, of: { quantity: number; digits: number }) => Read>
> = {
  replaced(values, line, { quantity }) {
    const lots = lotsOf(line, values, quantity)
    const bin = binId.safeParse(values.binId)
    return {
      problems: {
        binId: bin.success ? undefined : fieldMessage('required'),
        lots: line.tracking === 'none' ? undefined : lotsProblem(lots, quantity),
      },
      answer: bin.success ? { kind: 'replaced', quantity, binId: bin.data, lots } : undefined,
    }
  },
  credited(values, line, { quantity, digits }) {
    const { typed } = creditOf(values, line, digits)
    if (typeof typed === 'string') return { problems: { amount: typed }, answer: undefined }
    const { evenIfMore } = values
    return { problems: { amount: messageOf(price, typed) }, answer: { kind: 'credited', quantity, amount: typed, evenIfMore } }
  },
  refused(values, _line, { quantity }) {
    const bin = values.isWrittenOff ? null : binId.safeParse(values.binId)
    const reason = values.reason.trim()
    return {
      problems: {
        reason: reason === '' ? fieldMessage('required') : messageOf(oneLine(500), reason),
        binId: bin?.success === false ? fieldMessage('required') : undefined,
      },
      answer: { kind: 'refused', quantity, reason, binId: bin?.success === true ? bin.data : null },
    }
  },
}

/** The answer that the form holds, or what is wrong with it by field, as field messages. */
export function readAnswer(
  values: AnswerValues,
  line: Line,
  digits: number,
): { readonly answer: Answered } | { readonly problems: Readonly<Record<string, string>> } {
  const count = readFigure(values.quantity, 0)
  const miscounted = typeof count === 'string' ? count : (messageOf(pieces, count) ?? tooMany(count, line.open))
  const quantity = typeof count === 'string' ? 0 : count
  const { answer, problems } = READERS[values.kind](values, line, { quantity, digits })
  const wrong = Object.entries({ quantity: miscounted, ...problems }).flatMap(([field, message]) =>
    message === undefined ? [] : [[field, message] as const],
  )
  return answer === undefined || wrong.length > 0 ? { problems: Object.fromEntries(wrong) } : { answer }
}

interface Checks {
  safeParse(value: unknown): { error?: { issues: readonly { message: string }[] } | undefined }
}
const messageOf = (schema: Checks, value: unknown): string | undefined => schema.safeParse(value).error?.issues[0]?.message

const tooMany = (quantity: number, open: number): string | undefined =>
  quantity > open ? fieldMessage('tooLarge', { max: open }) : undefined

/** A number for each piece, as many as are answered. */
function lotsProblem(lots: LotPieces, quantity: number): string | undefined {
  const sum = lots.reduce((total, lot) => total + lot.quantity, 0)
  if (lots.length === 0 || lots.some(({ number }) => number === '') || sum < quantity) return fieldMessage('required')
  if (sum > quantity) return fieldMessage('tooMany', { max: quantity })
  return lots.map(({ number }) => messageOf(lotNumber, number)).find((message) => message !== undefined)
}
