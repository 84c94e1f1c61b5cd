import type { CheckedCondition, Entitlement, TraceEntry } from '../../../shared/entitlement/entitlement.ts'
import { RULE_LINES, type RuleLine } from '../../../shared/entitlement/policy.ts'
import { isCalendarDate } from '../../../shared/kernel/time.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { fill, type Speech } from './wording.ts'

/** A verdict in the words of a paper. Pure. */

/** Lines that come out alike, with the clause that says so and the facts it looked at. */
export interface PrintedVerdict {
  lines: string
  state: string
  clause: string
  facts: string
}

/** What is always said; the others are said where the customer gets them. */
const ALWAYS: readonly RuleLine[] = ['labour', 'part']

export function printedVerdicts({ lines, trace }: Entitlement, speech: Speech): PrintedVerdict[] {
  const shown = RULE_LINES.filter((line) => ALWAYS.includes(line) || lines[line].state !== 'charged')
  const groups = Map.groupBy(shown, (line) => JSON.stringify(lines[line]))
  const { words, day } = speech
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike
    if (first === undefined) return []
    const { state, ruleId, until } = lines[first]
    const entry = trace.find((candidate) => candidate.ruleId === ruleId && candidate.grants.lines.includes(first))
    const end = until === null ? '' : fill(words.entitlement.until, { date: day(until) })
    return {
      lines: alike.map((line) => words.entitlement.line[line]).join(words.text.listJoin),
      state: words.entitlement.state[state],
      clause: [entry === undefined ? '' : clauseText(entry, speech), end].filter((part) => part !== '').join(' '),
      facts: entry === undefined ? '' : factsText(entry.conditions, speech),
    }
  })
}

const clauseText = ({ clause }: TraceEntry, { language }: Speech) => `${clause.number} ${wording(clause.text, language)}`

/** The facts that the conditions looked at, each once. */
function factsText(conditions: readonly CheckedCondition[], speech: Speech): string {
  const { words } = speech
  const told = conditions
    .filter(({ condition }) => condition.if !== 'request')
    .map(({ factName, fact }) => fill(words.entitlement.fact, { name: words.factName[factName], value: valueText(fact, speech) }))
  return [...new Set(told)].join(words.entitlement.factJoin)
}

function valueText(fact: CheckedCondition['fact'], { words, day }: Speech): string {
  if (fact === null) return words.entitlement.unknown
  if (typeof fact === 'boolean') return fact ? words.entitlement.yes : words.entitlement.no
  if (typeof fact === 'number') return String(fact)
  if (isCalendarDate(fact)) return day(fact)
  const tables: readonly Readonly<Record<string, string>>[] = [
    words.factValue,
    words.requestType,
    words.responsibility,
    words.exclusion,
  ]
  // A job's number is its own word.
  return tables.find((table) => fact in table)?.[fact] ?? fact
}

/** What a verified proof would change; null where it would change nothing. What is not known yet stands with its line. */
export function printedOutlook({ onceVerified, lines }: Entitlement, { words }: Speech): string | null {
  const isBetter = (line: RuleLine) => onceVerified?.lines[line].state === 'covered' && lines[line].state !== 'covered'
  const better = RULE_LINES.filter(isBetter).map((line) => words.entitlement.line[line])
  return better.length === 0 ? null : fill(words.entitlement.onceVerified, { lines: better.join(words.text.listJoin) })
}

/** Which policy judged, and for which day. */
export function printedPolicy({ policy, on }: Entitlement, { language, words, day }: Speech): string {
  return policy === null
    ? fill(words.entitlement.noPolicy, { date: day(on) })
    : fill(words.entitlement.policy, { name: wording(policy.name, language), version: policy.version, date: day(on) })
}
