import type { ChoiceEntitlement, Entitlement, LineState } from '../../../shared/entitlement/entitlement.ts'
import { RULE_LINES, type RuleLine } from '../../../shared/entitlement/policy.ts'

/** What a verified proof would better: lines with what they would be, and choices that are not there now. Pure. */
export const betterOnceVerified = ({
  lines,
  choices,
  onceVerified,
}: Entitlement): { lines: readonly { line: RuleLine; state: LineState }[]; choices: readonly ChoiceEntitlement[] } => {
  if (onceVerified === null) return { lines: [], choices: [] }
  const isThereNow = (one: ChoiceEntitlement) =>
    choices.some(({ choice, price, state }) => choice === one.choice && price === one.price && state === one.state)
  return {
    lines: RULE_LINES.map((line) => ({ line, state: onceVerified.lines[line].state })).filter(
      ({ line, state }) => state !== lines[line].state,
    ),
    choices: onceVerified.choices.filter((choice) => !isThereNow(choice)),
  }
}
