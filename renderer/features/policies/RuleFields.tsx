import { Checkbox, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CHOICES, CONDITION_NAMES, RULE_LINES } from '../../../shared/entitlement/policy.ts'
import { useRuleWords } from '../../records/entitlement/use-rule-words.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { ConditionFields } from './ConditionFields.tsx'
import { beginCondition, type RuleDraft } from './policy-form.ts'

export interface RuleFieldsProps {
  readonly rule: RuleDraft
  /** Below the rule: `clause.number`, `when.0.amount`. */
  readonly errorOf: (path: string) => string | undefined
  readonly onChange: (patch: Partial<RuleDraft>) => void
}

const PRICES = ['free', 'charged'] as const
const LANGUAGES = ['en', 'zh-CN'] as const

/** Everything about one rule: what it grants, when, and the clause that says so in both languages. */
export const RuleFields = (props: RuleFieldsProps) => {
  const { rule, errorOf, onChange } = props
  const { t } = useTranslation()
  const words = useRuleWords()
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <Checkbox.Group
          label={t('policies.choices')}
          error={errorOf('grants')}
          value={[...rule.choices]}
          onChange={(chosen) => onChange({ choices: CHOICES.filter((choice) => chosen.includes(choice)) })}
        >
          <div className="policy-ticks">
            {CHOICES.map((choice) => (
              <Checkbox key={choice} value={choice} label={words.choice(choice)} />
            ))}
          </div>
        </Checkbox.Group>
        <Stack gap="sm">
          <Checkbox.Group
            label={t('policies.lines')}
            value={[...rule.lines]}
            onChange={(chosen) => onChange({ lines: RULE_LINES.filter((line) => chosen.includes(line)) })}
          >
            <div className="policy-ticks">
              {RULE_LINES.map((line) => (
                <Checkbox key={line} value={line} label={words.line(line)} />
              ))}
            </div>
          </Checkbox.Group>
          <ChoiceField
            label={t('policies.price')}
            choices={PRICES.map((price) => ({ value: price, label: words.price(price) }))}
            value={rule.price}
            onChange={(price) => onChange({ price })}
          />
        </Stack>
      </SimpleGrid>
      <Conditions {...props} />
      <div className="policy-clause">
        <TextInput
          label={t('policies.clauseNumber')}
          description={t('policies.clauseNumberHint')}
          autoComplete="off"
          value={rule.number}
          error={errorOf('clause.number') ?? errorOf('contradiction')}
          onChange={(event) => onChange({ number: event.currentTarget.value })}
        />
        {LANGUAGES.map((language) => (
          <LongTextField
            key={language}
            lang={language}
            label={t('policies.clauseText', { language: t(`language.${language}`) })}
            limit={1000}
            minRows={2}
            value={rule[language]}
            error={errorOf(`clause.text.${language}`) ?? (language === 'en' ? errorOf('clause.text') : undefined)}
            onChange={(text) => onChange({ [language]: text })}
          />
        ))}
      </div>
    </Stack>
  )
}

/** All must hold; chosen from the closed list, each with its own fields. */
const Conditions = ({ rule, errorOf, onChange }: RuleFieldsProps) => {
  const { t } = useTranslation()
  const { when } = rule
  const full = errorOf('when')
  return (
    <Stack gap={6} component="section" aria-label={t('policies.conditions')}>
      <Text fw={550}>{t('policies.conditions')}</Text>
      {when.length === 0 && <Text c="dimmed">{t('policies.noConditions')}</Text>}
      {when.map((condition, index) => (
        <ConditionFields
          // Conditions have no names of their own and their fields no memory.
          // oxlint-disable-next-line react/no-array-index-key
          key={`${condition.if} ${index}`}
          condition={condition}
          errorOf={(field) => errorOf(field === '' ? `when.${index}` : `when.${index}.${field}`)}
          onChange={(changed) => onChange({ when: when.with(index, changed) })}
          onRemove={() => onChange({ when: when.toSpliced(index, 1) })}
        />
      ))}
      {full !== undefined && <Text c="var(--mantine-color-error)">{full}</Text>}
      <NativeSelect
        w={{ base: '100%', sm: 360 }}
        aria-label={t('policies.addCondition')}
        data={[
          { value: '', label: t('policies.addCondition') },
          ...CONDITION_NAMES.map((name) => ({ value: name, label: t(`policies.conditionName.${name}`) })),
        ]}
        value=""
        onChange={(event) => {
          const name = CONDITION_NAMES.find((candidate) => candidate === event.currentTarget.value)
          if (name !== undefined) onChange({ when: [...when, beginCondition(name)] })
        }}
      />
    </Stack>
  )
}
