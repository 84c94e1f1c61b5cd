import { Stack, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { IconAction } from '../../ui/IconAction.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { type ClauseLine, emptyClause } from './policy-form.ts'

export interface StandardsFieldsProps {
  readonly standards: readonly ClauseLine[]
  readonly onChange: (standards: readonly ClauseLine[]) => void
  readonly errorOf: (path: string) => string | undefined
}

const LANGUAGES = ['en', 'zh-CN'] as const
const MOST_STANDARDS = 40

/** Sentences that bind the people and no rule computes; they are printed with the policy. */
export const StandardsFields = ({ standards, onChange, errorOf }: StandardsFieldsProps) => {
  const { t } = useTranslation()
  return (
    <Stack gap="xs">
      <Text c="dimmed">{t('policies.standardsHint')}</Text>
      {standards.map((standard, index) => (
        <div
          key={standard.key}
          className="policy-standard"
          role="group"
          aria-label={t('policies.standard', { number: index + 1 })}
        >
          <TextInput
            aria-label={t('policies.clauseNumber')}
            autoComplete="off"
            value={standard.number}
            error={errorOf(`standards.${index}.number`)}
            onChange={(event) => onChange(standards.with(index, { ...standard, number: event.currentTarget.value }))}
          />
          {LANGUAGES.map((language) => (
            <LongTextField
              key={language}
              lang={language}
              minRows={1}
              limit={1000}
              aria-label={t('policies.clauseText', { language: t(`language.${language}`) })}
              value={standard[language]}
              error={
                errorOf(`standards.${index}.text.${language}`) ??
                (language === 'en' ? errorOf(`standards.${index}.text`) : undefined)
              }
              onChange={(text) => onChange(standards.with(index, { ...standard, [language]: text }))}
            />
          ))}
          <IconAction
            variant="subtle"
            color="gray"
            c="inherit"
            size={36}
            label={t('policies.removeStandard', { number: index + 1 })}
            icon={<IconTrash size={18} aria-hidden="true" />}
            onAction={() => onChange(standards.toSpliced(index, 1))}
          />
        </div>
      ))}
      <ActionButton
        variant="default"
        w="fit-content"
        label={t('policies.addStandard')}
        icon={<IconPlus size={18} aria-hidden="true" />}
        disabledReason={standards.length >= MOST_STANDARDS ? t('field.tooMany', { max: MOST_STANDARDS }) : undefined}
        onAction={() => onChange([...standards, emptyClause()])}
      />
    </Stack>
  )
}
