import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Rule } from '../../../shared/entitlement/policy.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import { useRuleWords } from './use-rule-words.ts'

export interface RuleSentenceProps {
  readonly rule: Pick<Rule, 'grants' | 'price' | 'when' | 'clause'>
}

/** One rule as a sentence: what it grants at which price and when, and under it the clause that the customer reads. */
export const RuleSentence = ({ rule }: RuleSentenceProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const words = useRuleWords()
  const conditions = words.together(rule.when.map(words.condition))
  return (
    <div>
      <Text component="p" m={0}>
        <Text span fw={600}>
          {t('entitlement.grants', { list: words.grants(rule.grants), price: words.price(rule.price) })}
        </Text>
        {rule.when.length === 0 ? t('entitlement.always') : t('entitlement.only', { conditions })}
      </Text>
      <Text component="p" m={0} size="sm" c="dimmed">
        {`${rule.clause.number} ${wording(rule.clause.text, language)}`}
      </Text>
    </div>
  )
}
