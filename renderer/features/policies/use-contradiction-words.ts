import { useTranslation } from 'react-i18next'
import { useRuleWords } from '../../records/entitlement/use-rule-words.ts'
import type { RuleContradiction } from './policy-form.ts'

/** What is wrong with a rule in plain words, and which rules it stands against. */
export const useContradictionWords = (): ((contradiction: RuleContradiction) => string) => {
  const { t } = useTranslation()
  const { all } = useRuleWords()
  return ({ kind, others }) =>
    t(`policies.contradiction.${kind}`, { others: all(others.map((other) => other || t('policies.unnumbered'))) })
}
