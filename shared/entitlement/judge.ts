import type { Bilingual } from '../kernel/text.ts'
import { everyLine, type ChoiceEntitlement, type Entitlement, type LineEntitlement } from './entitlement.ts'
import type { EntitlementFacts, FactName } from './facts.ts'
import { CHOICES, type Choice, type PolicyBody, type Price } from './policy.ts'
import { checkRules, longestLasting, type RuleCheck } from './rule-checks.ts'
import { NO_DUTIES, STANDING_RULES } from './standing-rules.ts'
import { traceOf } from './trace.ts'

/** The policy version in force at intake. */
export interface PolicyInForce {
  name: Bilingual
  version: number
  body: Pick<PolicyBody, 'rules' | 'duties'>
}

/**
 * What this unit may get, line by line and choice by choice, with the rules that say so (MISSION.md, B3). The policy's rules and
 * the standing ones are judged together; free beats charged, of free rules the one that lasts longest is quoted, then the first
 * written. Where no rule grants a line it is charged; where none opens a choice it is not there.
 */
export function judgeEntitlement({ policy, facts }: { policy: PolicyInForce | null; facts: EntitlementFacts }): Entitlement {
  const judged = judgeRights(policy, facts)
  return {
    on: facts.on,
    policy: policy && { name: policy.name, version: policy.version },
    ...judged.rights,
    trace: traceOf(judged.checks, judged.deciding),
    missing: missingFacts(judged.checks, judged.rights),
    onceVerified: onceVerified(policy, facts, judged.rights),
  }
}

interface Rights {
  lines: Entitlement['lines']
  choices: ChoiceEntitlement[]
}

function judgeRights(policy: PolicyInForce | null, facts: EntitlementFacts) {
  const rules = [...(policy?.body.rules ?? []), ...STANDING_RULES]
  const checks = checkRules(rules, { facts, duties: policy?.body.duties ?? NO_DUTIES })
  const ofLine = everyLine((line) => decideLine(checks.filter(({ grant }) => 'line' in grant && grant.line === line)))
  const ofChoice = CHOICES.map((choice) => ({
    choice,
    by: decideChoice(checks.filter(({ grant }) => 'choice' in grant && grant.choice === choice)),
  }))
  const rights: Rights = {
    lines: everyLine((line) => lineEntitlement(ofLine[line])),
    choices: ofChoice.flatMap(({ choice, by }) => by.map((check) => choiceEntitlement(choice, check))),
  }
  const deciding = [...Object.values(ofLine).flatMap((check) => check ?? []), ...ofChoice.flatMap(({ by }) => by)]
  return { checks, deciding: new Set(deciding), rights }
}

/** The check that a line's verdict rests on; undefined where nothing says anything about it. */
function decideLine(checks: readonly RuleCheck[]): RuleCheck | undefined {
  return best(checks, 'free', 'applies') ?? best(checks, 'free', 'open') ?? best(checks, 'charged', 'applies')
}

/** What opens a choice: free now, or else at a price now and free if; at a price if, where nothing better is to be had. */
function decideChoice(checks: readonly RuleCheck[]): readonly RuleCheck[] {
  const freeNow = best(checks, 'free', 'applies')
  if (freeNow) return [freeNow]
  const some = [best(checks, 'charged', 'applies'), best(checks, 'free', 'open')].flatMap((check) => check ?? [])
  return some.length > 0 ? some : [best(checks, 'charged', 'open')].flatMap((check) => check ?? [])
}

function best(checks: readonly RuleCheck[], price: Price, state: RuleCheck['state']): RuleCheck | undefined {
  const such = checks.filter((check) => check.rule.price === price && check.state === state)
  return price === 'free' ? longestLasting(such) : such[0]
}

function lineEntitlement(check: RuleCheck | undefined): LineEntitlement {
  if (check === undefined) return { state: 'charged', ruleId: null, until: null }
  const ruleId = check.rule.id
  if (check.rule.price === 'charged') return { state: 'charged', ruleId, until: null }
  return { state: check.state === 'applies' ? 'covered' : 'open', ruleId, until: check.until }
}

function choiceEntitlement(choice: Choice, check: RuleCheck): ChoiceEntitlement {
  const state = check.state === 'applies' ? 'open-now' : 'if'
  return { choice, price: check.rule.price, state, ruleId: check.rule.id, until: check.until }
}

/** The facts that open rules wait for, of those rules that could still better something. */
function missingFacts(checks: readonly RuleCheck[], rights: Rights): FactName[] {
  const waiting = checks.filter((check) => check.state === 'open' && wouldBetter(check, rights))
  const names = waiting.flatMap(({ conditions }) =>
    conditions.flatMap((checked) => (checked.holds === null ? checked.factName : [])),
  )
  return [...new Set(names)]
}

function wouldBetter({ rule, grant }: RuleCheck, { lines, choices }: Rights): boolean {
  if ('line' in grant) return rule.price === 'free' && lines[grant.line].state !== 'covered'
  return !choices.some(
    ({ choice, price, state }) => choice === grant.choice && state === 'open-now' && (price === 'free' || price === rule.price),
  )
}

function onceVerified(policy: PolicyInForce | null, facts: EntitlementFacts, now: Rights): Rights | null {
  if (facts.proof === 'verified') return null
  const { rights } = judgeRights(policy, { ...facts, proof: 'verified' })
  return whatIsGranted(rights) === whatIsGranted(now) ? null : rights
}

/** Rights without their reasons: another clause for the same right is no change. */
function whatIsGranted({ lines, choices }: Rights): string {
  return JSON.stringify([
    everyLine((line) => lines[line].state),
    choices.map(({ choice, price, state }) => [choice, price, state]),
  ])
}
