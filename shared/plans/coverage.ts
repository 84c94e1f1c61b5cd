import type { Entitlement } from '../entitlement/entitlement.ts'
import { lineAmounts, type PricedLine } from './amounts.ts'
import type { LineReason, PlanLine, PlanLineFields } from './plans.ts'

/** Who pays a line, and why. Only what the verdict covers outright is covered: what is still open is charged until it is known. */
export function coverageOf(
  line: Pick<PlanLineFields, 'kind' | 'treatment' | 'words'>,
  entitlement: Pick<Entitlement, 'lines' | 'trace'>,
): { isCovered: boolean; reason: LineReason } {
  if (line.treatment === 'goodwill') return { isCovered: true, reason: { by: 'goodwill', words: line.words ?? '' } }
  if (line.treatment === 'extra') return { isCovered: false, reason: { by: 'extra', words: line.words } }
  const { state, ruleId } = entitlement.lines[line.kind]
  if (ruleId === null || state === 'open') return { isCovered: false, reason: { by: 'no-rule' } }
  return { isCovered: state === 'covered', reason: { by: 'rule', ruleId, clause: clauseOf(entitlement, ruleId) } }
}

function clauseOf({ trace }: Pick<Entitlement, 'trace'>, ruleId: string): string {
  return trace.find((entry) => entry.ruleId === ruleId)?.clause.number ?? ''
}

/** A line as it is offered: its fields, who pays and why, and what comes of it. */
export function pricedLine(line: PlanLineFields, entitlement: Pick<Entitlement, 'lines' | 'trace'>): PlanLine {
  const { treatment: _, words: __, ...fields } = line
  const { isCovered, reason } = coverageOf(line, entitlement)
  const priced: PricedLine = { ...fields, isCovered }
  const { net, tax } = lineAmounts(priced)
  return { ...fields, isCovered, reason, net, tax }
}

/** A line that was offered, as the fields of a new version. */
export function fieldsOfLine({ reason, isCovered: _, net: __, tax: ___, ...line }: PlanLine): PlanLineFields {
  if (reason.by === 'goodwill' || reason.by === 'extra') return { ...line, treatment: reason.by, words: reason.words }
  return { ...line, treatment: 'by-policy', words: null }
}
