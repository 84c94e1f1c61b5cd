import type { PolicyBody } from './policy.ts'

/**
 * What is wrong between rules. `impossible`: no case can meet all conditions of the one rule. `clash`: the same grant in the same
 * cases, free in one and charged in the other. `never-decides`: the first rule's cases all fall to the others, which are as generous.
 */
export interface Contradiction {
  kind: 'impossible' | 'clash' | 'never-decides'
  /** The rule at fault first, then those it stands against. */
  ruleIds: readonly string[]
}

/** All contradictions of a policy's rules, in the order of the rules; empty when it may be saved without a word. */
export function findContradictions(_body: PolicyBody): readonly Contradiction[] {
  return []
}
