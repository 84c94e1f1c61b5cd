import type { CheckedCondition, Entitlement, TraceEntry } from '../../../shared/entitlement/entitlement.ts'
import type { Condition, RuleLine } from '../../../shared/entitlement/policy.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { fill, type Speech } from './wording.ts'

/** One rule of a verdict's trace in plain sentences. */
export interface PrintedRule {
  key: string
  clause: string
  state: string
  says: string
  /** What it asked, and what was found. */
  because: string
}

const ORDER: readonly TraceEntry['state'][] = ['decides', 'applies', 'open', 'fails']

/**
 * The rules about these lines as sentences: first what decides, then what could have made a line free of charge and does not,
 * with the conditions that stand in its way.
 */
export function traceOf({ trace }: Pick<Entitlement, 'trace'>, kinds: readonly RuleLine[], speech: Speech): PrintedRule[] {
  const { words, language } = speech
  return trace
    .filter(({ grants, state, price }) => isAbout(grants.lines, kinds) && (state === 'decides' || price === 'free'))
    .toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
    .map((entry, index) => ({
      key: `${entry.ruleId} ${index}`,
      clause: fill(words.text.clause, { number: entry.clause.number }),
      state: words.trace[entry.state],
      says: wording(entry.clause.text, language),
      because: reasonsOf(entry)
        .map((checked) => pieceOf(checked, speech))
        .join(words.trace.join),
    }))
}

const isAbout = (lines: readonly RuleLine[], kinds: readonly RuleLine[]) => lines.some((line) => kinds.includes(line))

/** Of a rule that does not apply only what stands in its way; of the others everything. */
function reasonsOf({ state, conditions }: TraceEntry): readonly CheckedCondition[] {
  if (state === 'decides' || state === 'applies') return conditions
  return conditions.filter(({ holds }) => holds !== true)
}

function pieceOf(checked: CheckedCondition, speech: Speech): string {
  const { trace, text } = speech.words
  const state = checked.holds === null ? trace.unknown : checked.holds ? trace.holds : trace.not
  const piece = fill(trace.piece, { condition: conditionOf(checked.condition, speech), state })
  const known = [factOf(checked, speech), checked.until === null ? '' : fill(text.until, { date: speech.day(checked.until) })]
  const fact = known.filter((part) => part !== '').join(text.listJoin)
  return fact === '' ? piece : fill(trace.withFact, { piece, fact })
}

function conditionOf(condition: Condition, { words, language }: Speech): string {
  const { condition: said } = words
  const anyOf = (pieces: readonly string[]) => new Intl.ListFormat(language, { type: 'disjunction' }).format(pieces)
  switch (condition.if) {
    case 'within':
      return fill(said[`within-${condition.since}-${condition.unit}`], { count: condition.amount })
    case 'fault':
      return said[`fault-${condition.is}`]
    case 'region':
      return said[`region-${condition.is}`]
    case 'responsibility':
      return fill(said.responsibility, { list: anyOf(condition.oneOf.map((who) => words.responsibility[who])) })
    case 'customer':
      return fill(said.customer, { list: anyOf(condition.oneOf.map((kind) => words.fact[`customerKind-${kind}`])) })
    case 'request':
      return fill(said.request, { list: anyOf(condition.oneOf.map((type) => words.requestType[type])) })
    case 'same-fault':
      return fill(said['same-fault'], { times: condition.times })
    case 'fleet':
      return anyOf([
        ...(condition.owned === null ? [] : [fill(said['fleet-owned'], { count: condition.owned })]),
        ...(condition.boughtAtOnce === null ? [] : [fill(said['fleet-bought'], { count: condition.boughtAtOnce })]),
      ])
    case 'maker-warranty':
    case 'repair-warranty':
    case 'proof-verified':
    case 'no-exclusion':
    case 'intact':
    case 'maintenance-due':
    case 'first-installation':
    case 'repeat-installation':
    case 'visit-needed':
    case 'not-solvable-remotely':
    case 'depot-caused':
      return said[condition.if]
  }
}

/** The value that was looked at: a date, a number, a word of a list; nothing where the condition has said it already. */
function factOf({ factName, fact, holds }: CheckedCondition, { words, day }: Speech): string {
  if (fact === null || typeof fact === 'boolean') return ''
  if (typeof fact === 'number') return factName === 'terms' ? fill(words.fact.months, { count: fact }) : String(fact)
  if (/^\d{4}-\d{2}-\d{2}$/.test(fact)) return day(fact)
  const known: Readonly<Record<string, string>> = { ...words.fact, ...prefixed('exclusions', words.exclusion) }
  const lists: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    responsibility: words.responsibility,
    request: words.requestType,
  }
  const word = known[`${factName}-${fact}`] ?? lists[factName]?.[fact]
  // What was asked for is what was found: saying it twice helps nobody.
  if (word !== undefined && holds === true) return factName === 'request' || factName === 'responsibility' ? word : ''
  return word ?? fact
}

const prefixed = (name: string, table: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(table).map(([key, word]) => [`${name}-${key}`, word]))
