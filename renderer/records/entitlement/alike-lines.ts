import type { CheckedCondition, Entitlement, LineEntitlement, TraceEntry } from '../../../shared/entitlement/entitlement.ts'
import { type ConditionName, RULE_LINES, type RuleLine } from '../../../shared/entitlement/policy.ts'

/** Lines with the same verdict for the same reasons. */
export interface AlikeLines {
  readonly lines: readonly RuleLine[]
  readonly verdict: LineEntitlement
  /** What decided it: of a free line what holds, of an open one also what is not known, of a charged one what failed. */
  readonly reasons: readonly CheckedCondition[]
}

/** Said always; the others only where the customer gets them. */
const ALWAYS: readonly RuleLine[] = ['labour', 'part']

/** The verdict's lines, those that come out alike together. Pure. */
export const alikeLines = (entitlement: Entitlement): readonly AlikeLines[] => {
  const shown = RULE_LINES.filter((line) => ALWAYS.includes(line) || entitlement.lines[line].state !== 'charged')
  const told = shown.map((line) => ({
    lines: [line],
    verdict: entitlement.lines[line],
    reasons: reasonsOf(entitlement, line),
  }))
  const groups = Map.groupBy(told, ({ verdict, reasons }) => JSON.stringify([verdict, reasons]))
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, lines: [...first.lines, ...others.flatMap(({ lines }) => lines)] }],
  )
}

/** What is asked of nearly every rule explains none of them. */
const EVERYWHERE: readonly ConditionName[] = ['request', 'region']

const reasonsOf = ({ trace, lines }: Entitlement, line: RuleLine): readonly CheckedCondition[] => {
  const { state, ruleId } = lines[line]
  const about = trace.filter(({ grants }) => grants.lines.includes(line))
  if (state === 'charged') return failedOf(about)
  const deciding = about.find((entry) => entry.ruleId === ruleId)?.conditions ?? []
  return deciding.filter(({ holds, condition }) => holds !== false && !EVERYWHERE.includes(condition.if))
}

/** An earlier repair that a unit never had explains nothing either. */
const neverRepaired = ({ conditions }: TraceEntry): boolean =>
  conditions.some(
    ({ condition, factName, fact }) => condition.if === 'repair-warranty' && factName === 'repairs' && fact === null,
  )

/** Why no free rule gave it: what failed of the one that came nearest, the first written of several. */
const failedOf = (about: readonly TraceEntry[]): readonly CheckedCondition[] => {
  const failed = about
    .filter((entry) => entry.price === 'free' && entry.ruleId !== 'standing-depot-caused' && !neverRepaired(entry))
    .map(({ conditions }) => conditions.filter(({ holds }) => holds === false))
    .filter((conditions) => conditions.length > 0)
  const fewest = Math.min(...failed.map((conditions) => conditions.length))
  return failed.find((conditions) => conditions.length === fewest) ?? []
}
