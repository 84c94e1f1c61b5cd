import type { TraceEntry } from './entitlement.ts'
import type { RuleCheck } from './rule-checks.ts'

/**
 * The checks as the verdict tells them: one entry for each rule, or one for each outcome where its grants come out differently
 * (parts and labour end on their own days). `deciding` are the checks that the verdict rests on.
 */
export function traceOf(checks: readonly RuleCheck[], deciding: ReadonlySet<RuleCheck>): TraceEntry[] {
  const entries = new Map<string, TraceEntry>()
  for (const check of checks) {
    const state = deciding.has(check) && check.state === 'applies' ? 'decides' : check.state
    const key = JSON.stringify([check.rule.id, state, check.conditions])
    const entry = entries.get(key) ?? newEntry(check, state)
    if ('line' in check.grant) entry.grants.lines.push(check.grant.line)
    else entry.grants.choices.push(check.grant.choice)
    entries.set(key, entry)
  }
  return [...entries.values()]
}

function newEntry({ rule, conditions }: RuleCheck, state: TraceEntry['state']): TraceEntry {
  return {
    ruleId: rule.id,
    clause: rule.clause,
    grants: { lines: [], choices: [] },
    price: rule.price,
    state,
    conditions: [...conditions],
  }
}
