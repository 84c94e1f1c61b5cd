import { z } from 'zod'
import type { PartSummary } from '../../../shared/parts/parts.ts'
import type { RuleLine } from '../../../shared/entitlement/policy.ts'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import type { PartId } from '../../../shared/kernel/ids.ts'
import { writeDecimal } from '../../../shared/kernel/money.ts'
import type { PlanSuggestion } from '../../../shared/plans/plans.contract.ts'
import { planFields, planLineFields, type PlanLineFields } from '../../../shared/plans/plans.ts'
import { readFigure } from '../../fields/figure-entry.ts'

/** Digits behind the point of what is counted in thousandths and in hundredths of a per cent. */
const QUANTITY_DIGITS = 3
const TAX_DIGITS = 2

/** A line as it is typed: figures are text until they are read exactly. */
export interface LineValues {
  /** Tells lines apart while they come and go. */
  readonly key: string
  readonly kind: RuleLine
  readonly description: string
  readonly partId: PartId | null
  readonly quantity: string
  readonly unitPrice: string
  readonly discount: string
  readonly tax: string
  readonly treatment: PlanLineFields['treatment']
  readonly words: string
}

/** Fields of a line that are figures, in their order. */
export const FIGURES = ['quantity', 'unitPrice', 'discount', 'tax'] as const

/** A plan as its editor holds it. */
export interface PlanValues extends Record<string, unknown> {
  readonly cause: string
  readonly measures: string
  readonly promisedOn: string | null
  readonly validUntil: string | null
  readonly declineFee: string
  readonly note: string
  readonly lines: readonly LineValues[]
}

const schema = z.object(planFields)
export type PlanOffer = z.output<typeof schema>

/** A figure without zeros that nobody would type: `1` instead of `1.000`. */
const short = (amount: number, digits: number): string => {
  const text = writeDecimal(amount, digits)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

const toLine = (line: PlanLineFields, index: number, digits: number): LineValues => ({
  key: `line-${index}`,
  kind: line.kind,
  description: line.description,
  partId: line.partId,
  quantity: short(line.quantity, QUANTITY_DIGITS),
  unitPrice: writeDecimal(line.unitPrice, digits),
  discount: line.discount === 0 ? '' : writeDecimal(line.discount, digits),
  tax: short(line.taxPoints, TAX_DIGITS),
  treatment: line.treatment,
  words: line.words ?? '',
})

/** What the editor begins with. `digits` are those of the depot's currency. */
export const planValues = (suggestion: PlanSuggestion, digits: number): PlanValues => ({
  cause: suggestion.cause,
  measures: suggestion.measures,
  promisedOn: suggestion.promisedOn,
  validUntil: suggestion.validUntil,
  declineFee: suggestion.declineFee === 0 ? '' : writeDecimal(suggestion.declineFee, digits),
  note: suggestion.note ?? '',
  lines: suggestion.lines.map((line, index) => toLine(line, index, digits)),
})

/** A new line, or one for a part with its price from the list. */
export const newLine = (
  taxPoints: number,
  digits: number,
  part?: { readonly part: PartSummary; readonly name: string },
): LineValues => ({
  key: crypto.randomUUID(),
  kind: part === undefined ? 'labour' : 'part',
  description: part?.name ?? '',
  partId: part?.part.id ?? null,
  quantity: '1',
  unitPrice: part === undefined ? '' : writeDecimal(part.part.price, digits),
  discount: '',
  tax: short(taxPoints, TAX_DIGITS),
  treatment: 'by-policy',
  words: '',
})

/** A figure of a line that somebody went to, so that a number scanned next is meant for it. */
export interface Aim {
  readonly key: string
  readonly figure: (typeof FIGURES)[number]
}

/**
 * The lines after a number was scanned: it is the figure that somebody went to, in whole units; else the pieces of the part that came
 * last. Undefined when there is neither.
 */
export const withNumber = (lines: readonly LineValues[], number: number, aim: Aim | null): LineValues[] | undefined => {
  const at = lines.findLastIndex(({ key, partId }) => (aim === null ? partId !== null : key === aim.key))
  const figure = aim?.figure ?? 'quantity'
  return at < 0 ? undefined : lines.map((line, index) => (index === at ? { ...line, [figure]: String(number) } : line))
}

export type Complaints = Readonly<Record<string, string>>

/** Marks a figure that could not be read, so that the schema does not complain about it a second time. */
const readable = (value: number | string): number => (typeof value === 'number' ? value : 0)

const isText = (value: number | string): value is string => typeof value === 'string'

export interface ReadLine {
  readonly fields: PlanLineFields | null
  readonly complaints: Complaints
}

/** One line as the contract wants it, or what is wrong with it, by field. */
export const readLine = (line: LineValues, digits: number): ReadLine => {
  const figures = {
    quantity: readFigure(line.quantity, QUANTITY_DIGITS),
    unitPrice: readFigure(line.unitPrice, digits),
    discount: readFigure(line.discount, digits, 0),
    tax: readFigure(line.tax, TAX_DIGITS, 0),
  }
  const unread = Object.fromEntries(Object.entries(figures).filter((entry): entry is [string, string] => isText(entry[1])))
  const parsed = planLineFields.safeParse({
    kind: line.kind,
    description: line.description,
    partId: line.partId,
    quantity: readable(figures.quantity),
    unitPrice: readable(figures.unitPrice),
    discount: readable(figures.discount),
    taxPoints: readable(figures.tax),
    treatment: line.treatment,
    words: line.treatment === 'by-policy' ? null : line.words,
  })
  const judged = parsed.success ? {} : Object.fromEntries(parsed.error.issues.map((issue) => [fieldOf(issue), messageOf(issue)]))
  // A price that is wrong itself makes every discount look too large.
  const { discount, ...others } = judged
  const isPriced = others['unitPrice'] === undefined && others['quantity'] === undefined
  const complaints = { ...others, ...(discount !== undefined && isPriced ? { discount } : {}), ...unread }
  return { fields: parsed.success && Object.keys(unread).length === 0 ? parsed.data : null, complaints }
}

const fieldOf = ({ path }: z.core.$ZodIssue): string => (path[0] === 'taxPoints' ? 'tax' : String(path[0]))

/** The contract counts in small steps; whoever types reads the limit as it is typed. */
const messageOf = (issue: z.core.$ZodIssue): string => {
  if (issue.path[0] === 'taxPoints') return fieldMessage('tooLarge', { max: 100 })
  if (issue.path[0] === 'discount') return fieldMessage('discountTooLarge')
  if (issue.path[0] === 'quantity') return fieldMessage('invalid')
  if (issue.path[0] === 'unitPrice') return fieldMessage('negative')
  return issue.message
}

export interface ReadPlan {
  /** Null while something is wrong. */
  readonly offer: PlanOffer | null
  /** Field messages by path: `cause`, `lines.2.unitPrice`. */
  readonly complaints: Complaints
}

/** The whole plan as the contract wants it, or everything that is wrong with it. */
export const readPlan = (values: PlanValues, digits: number): ReadPlan => {
  const lines = values.lines.map((line) => readLine(line, digits))
  const fee = readFigure(values.declineFee, digits, 0)
  const rest = schema.safeParse({
    cause: values.cause,
    measures: values.measures,
    promisedOn: values.promisedOn,
    validUntil: values.validUntil ?? '',
    declineFee: readable(fee),
    note: values.note,
    lines: lines.flatMap(({ fields }) => fields ?? []),
  })
  const ofLines = lines.flatMap(({ complaints }, index) =>
    Object.entries(complaints).map(([field, message]) => [`lines.${index}.${field}`, message] as const),
  )
  const others = rest.success
    ? []
    : rest.error.issues
        .filter(({ path }) => path[0] !== 'lines' || values.lines.length === 0)
        .map(
          (issue) => [String(issue.path[0]), issue.path[0] === 'declineFee' ? fieldMessage('negative') : issue.message] as const,
        )
  const complaints = Object.fromEntries([...ofLines, ...others, ...(isText(fee) ? [['declineFee', fee] as const] : [])])
  return { offer: rest.success && Object.keys(complaints).length === 0 ? rest.data : null, complaints }
}
