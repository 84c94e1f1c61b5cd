import type { Bilingual } from '../kernel/text.ts'
import { everyLine, type Entitlement } from './entitlement.ts'
import type { EntitlementFacts } from './facts.ts'
import type { PolicyBody } from './policy.ts'

/** The policy version in force at intake. */
export interface PolicyInForce {
  name: Bilingual
  version: number
  body: PolicyBody
}

/** What this unit may get, line by line and choice by choice, with the rules that say so. (MISSION.md, B3.) */
export function judgeEntitlement({ policy, facts }: { policy: PolicyInForce | null; facts: EntitlementFacts }): Entitlement {
  return {
    on: facts.on,
    policy: policy && { name: policy.name, version: policy.version },
    lines: everyLine(() => ({ state: 'charged', ruleId: null, until: null })),
    choices: [],
    trace: [],
    missing: [],
    onceVerified: null,
  }
}
