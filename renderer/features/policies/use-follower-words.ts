import { useTranslation } from 'react-i18next'
import type { PolicyUse } from '../../../shared/policies/policies.ts'
import { useRuleWords } from '../../records/entitlement/use-rule-words.ts'

/** Who follows a policy: regions and models, or that nobody does. */
export const useFollowerWords = (): ((uses: readonly PolicyUse[]) => string) => {
  const { t } = useTranslation()
  const { all } = useRuleWords()
  return (uses) => {
    if (uses.length === 0) return t('policies.nobody')
    return all(
      uses.map(({ region, model }) =>
        model === null
          ? t(`policies.customersOf.${region}`)
          : t('policies.modelIn', { model: `${model.brand} ${model.name}`, region: t(`customer.regions.${region}`) }),
      ),
    )
  }
}
