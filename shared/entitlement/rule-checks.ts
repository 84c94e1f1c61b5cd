import { checkCondition, type Question } from './conditions.ts'
import type { CheckedCondition } from './entitlement.ts'
import type { Choice, Rule, RuleLine } from './policy.ts'

/** One thing a rule grants. */
export type Grant = { line: RuleLine } | { choice: Choice }

/** One rule held against the facts for one of its grants. */
export interface RuleCheck {
  rule: Rule
  grant: Grant
  state: 'applies' | 'open' | 'fails'
  /** The last day on which all its conditions on time hold; null = no end. */
  until: string | null
  conditions: readonly CheckedCondition[]
}

/** Every rule for everything it grants, in the order of the rules. */
export function checkRules(rules: readonly Rule[], question: Omit<Question, 'line'>): readonly RuleCheck[] {
  return rules.flatMap((rule) => [
    ...rule.grants.lines.map((line) => checkRule(rule, { line }, { ...question, line })),
    ...rule.grants.choices.map((choice) => checkRule(rule, { choice }, { ...question, line: 'labour' })),
  ])
}

/** The first of the checks that lasts longest: what a right rests on where several rules give it. */
export function longestLasting(checks: readonly RuleCheck[]): RuleCheck | undefined {
  return checks.reduce<RuleCheck | undefined>(
    (best, check) => (best === undefined || isLater(check.until, best.until) ? check : best),
    undefined,
  )
}

function checkRule(rule: Rule, grant: Grant, question: Question): RuleCheck {
  const conditions = rule.when.map((condition) => checkCondition(condition, question))
  const holds = conditions.map((checked) => checked.holds)
  const state = holds.includes(false) ? 'fails' : holds.includes(null) ? 'open' : 'applies'
  const ends = conditions.flatMap((checked) => checked.until ?? [])
  return { rule, grant, state, until: ends.toSorted()[0] ?? null, conditions }
}

function isLater(until: string | null, than: string | null): boolean {
  return than !== null && (until === null || until > than)
}
