import { allowedBy, impliesAll, lastsLonger } from './implications.ts'
import type { Condition, Duties, Rule } from './policy.ts'

/**
 * What is wrong between rules. `impossible`: no case can meet all conditions of the one rule. `clash`: the same grant in exactly the
 * same cases, free in one and charged in the other. `never-decides`: all cases of the first rule fall to the others, which are as
 * generous or more.
 */
export interface Contradiction {
  kind: 'impossible' | 'clash' | 'never-decides'
  /** The rule at fault first, then those it stands against. */
  ruleIds: readonly string[]
}

interface RulesAndVisits {
  rules: readonly Rule[]
  duties: Pick<Duties, 'maintenance'>
}

/** All contradictions of a policy's rules, in the order of the rules; empty when it may be saved without a word. */
export function findContradictions({ rules, duties }: RulesAndVisits): readonly Contradiction[] {
  const hasMaintenance = duties.maintenance.length > 0
  const isImpossible = (rule: Rule) =>
    excludesItself(rule.when) || (!hasMaintenance && rule.when.some((condition) => condition.if === 'maintenance-due'))
  const possible = rules.filter((rule) => !isImpossible(rule))
  return rules.flatMap((rule) => {
    if (isImpossible(rule)) return { kind: 'impossible', ruleIds: [rule.id] }
    return [...findClashes(rule, possible), ...findShadow(rule, possible)]
  })
}

function excludesItself(when: readonly Condition[]): boolean {
  const byFact = Map.groupBy(when.flatMap(allowedBy), ({ fact }) => fact)
  return [...byFact.values()].some(
    ([first, ...others]) =>
      first !== undefined && !first.values.some((value) => others.every(({ values }) => values.includes(value))),
  )
}

function findClashes(rule: Rule, rules: readonly Rule[]): readonly Contradiction[] {
  const later = rules.slice(rules.indexOf(rule) + 1)
  return later.filter((other) => isClash(rule, other)).map((other) => ({ kind: 'clash', ruleIds: [rule.id, other.id] }))
}

function isClash(rule: Rule, other: Rule): boolean {
  const isSameCase = impliesAll(rule.when, other.when) && impliesAll(other.when, rule.when)
  return rule.price !== other.price && isSameCase && grantsOf(rule).some((grant) => grantsOf(other).includes(grant))
}

/** The rules that leave this one nothing to decide; a clash says more, so it is not told twice. */
function findShadow(rule: Rule, rules: readonly Rule[]): readonly Contradiction[] {
  const stronger = rules.filter((other) => other !== rule && !isClash(rule, other) && isAlwaysPreferred(other, rule, rules))
  const shadows = grantsOf(rule).map((grant) => stronger.find((other) => grantsOf(other).includes(grant)))
  const ids = new Set(shadows.flatMap((other) => other?.id ?? []))
  return shadows.includes(undefined) ? [] : [{ kind: 'never-decides', ruleIds: [rule.id, ...ids] }]
}

/** Whether `other` applies wherever `rule` does and is quoted before it, as judge.ts chooses. */
function isAlwaysPreferred(other: Rule, rule: Rule, rules: readonly Rule[]): boolean {
  if (!impliesAll(rule.when, other.when)) return false
  if (other.price !== rule.price) return other.price === 'free'
  return rules.indexOf(other) < rules.indexOf(rule) || (rule.price === 'free' && lastsLonger(other.when, rule.when))
}

function grantsOf({ grants }: Rule): readonly string[] {
  return [...grants.lines.map((line) => `line ${line}`), ...grants.choices.map((choice) => `choice ${choice}`)]
}
