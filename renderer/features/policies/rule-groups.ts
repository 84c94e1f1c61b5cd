import { CHOICES, type Choice, type Rule } from '../../../shared/entitlement/policy.ts'

export interface RuleGroup {
  /** What the rules open, or `costs` for those that only say who pays. */
  readonly about: Choice | 'costs'
  readonly rules: readonly Rule[]
}

/** Rules by what they give the customer; one that opens two choices stands under both. */
export const groupRules = (rules: readonly Rule[]): readonly RuleGroup[] => {
  const groups: readonly RuleGroup[] = [
    ...CHOICES.map((choice) => ({ about: choice, rules: rules.filter(({ grants }) => grants.choices.includes(choice)) })),
    { about: 'costs', rules: rules.filter(({ grants }) => grants.choices.length === 0) },
  ]
  return groups.filter((group) => group.rules.length > 0)
}
