import { QUALITY_RESPONSIBILITIES } from './facts.ts'
import type { Condition, ConditionName } from './policy.ts'

/** What a condition leaves of a fact's values; its own fact first, then what follows from it. */
type Allowed = readonly { fact: string; values: readonly (string | boolean)[] }[]

const ALLOWED: { readonly [Name in ConditionName]?: (condition: Extract<Condition, { if: Name }>) => Allowed } = {
  fault: ({ is }) => [
    { fact: 'fault', values: [is] },
    ...(is === 'quality' ? [{ fact: 'responsibility', values: QUALITY_RESPONSIBILITIES }] : []),
  ],
  responsibility: ({ oneOf }) => [{ fact: 'responsibility', values: oneOf }],
  region: ({ is }) => [{ fact: 'region', values: [is] }],
  customer: ({ oneOf }) => [{ fact: 'customerKind', values: oneOf }],
  request: ({ oneOf }) => [{ fact: 'request', values: oneOf }],
  'first-installation': () => [{ fact: 'isFirstInstallation', values: [true] }],
  'repeat-installation': () => [{ fact: 'isFirstInstallation', values: [false] }],
}

/** Which values a condition allows to which facts; empty for a condition on time, number or a plain yes. */
export function allowedBy(condition: Condition): Allowed {
  // Safe: the table is keyed by the condition's own name, which the type of a table lookup cannot say.
  const allowed = ALLOWED[condition.if] as ((condition: Condition) => Allowed) | undefined
  return allowed?.(condition) ?? []
}

/** Whether every case that meets all of `when` meets all of `wanted`, as far as can be told from pairs of conditions. */
export function impliesAll(when: readonly Condition[], wanted: readonly Condition[]): boolean {
  return wanted.every((condition) => when.some((given) => implies(given, condition)))
}

/** Whether each right that ends with one of `longer` outlives every right that ends with `shorter`. */
export function lastsLonger(longer: readonly Condition[], shorter: readonly Condition[]): boolean {
  const ends = longer.filter((condition) => TIMED.includes(condition.if))
  if (!shorter.some((condition) => TIMED.includes(condition.if))) return false
  return ends.every((end) => shorter.some((short) => endsBefore(short, end)))
}

const TIMED: readonly ConditionName[] = ['within', 'maker-warranty', 'repair-warranty']

type Named<Name extends ConditionName> = Extract<Condition, { if: Name }>

/** Conditions with a number, where a stricter one implies a laxer. The others imply their like. */
const STRICTER: { readonly [Name in ConditionName]?: (given: Named<Name>, wanted: Named<Name>) => boolean } = {
  within: (given, wanted) => given.since === wanted.since && compareSpans(given, wanted, (less, more) => less <= more),
  'same-fault': (given, wanted) => given.times >= wanted.times,
  fleet: (given, wanted) => reaches(given.owned, wanted.owned) && reaches(given.boughtAtOnce, wanted.boughtAtOnce),
}

function implies(given: Condition, wanted: Condition): boolean {
  const [own, asked] = [allowedBy(given)[0], allowedBy(wanted)[0]]
  if (asked) return own?.fact === asked.fact && own.values.every((value) => asked.values.includes(value))
  if (given.if !== wanted.if) return false
  // Safe: both carry the same name, by which the table is keyed; the type of a table lookup cannot say it.
  const isStricter = STRICTER[wanted.if] as ((given: Condition, wanted: Condition) => boolean) | undefined
  return isStricter?.(given, wanted) ?? true
}

/** A way into a fleet that is not offered needs nothing; an offered one must be wide enough for the wanted one. */
function reaches(given: number | null, wanted: number | null): boolean {
  return given === null || (wanted !== null && given >= wanted)
}

function endsBefore(short: Condition, end: Condition): boolean {
  if (short.if !== 'within' || end.if !== 'within') return false
  return short.since === end.since && compareSpans(short, end, (less, more) => less < more)
}

type Span = Pick<Named<'within'>, 'amount' | 'unit'>

/** Compares two spans from the same day; days against months only where it holds in every month of the calendar. */
function compareSpans(first: Span, second: Span, isSo: (first: number, second: number) => boolean): boolean {
  if (first.unit === second.unit) return isSo(first.amount, second.amount)
  return isSo(first.amount * DAYS[first.unit].most, second.amount * DAYS[second.unit].least)
}

const DAYS = { days: { least: 1, most: 1 }, months: { least: 28, most: 31 } } as const
