import { SimpleGrid, Text, TextInput } from '@mantine/core'
import { IconFileText, IconPhoto } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type TemplatePaper, TEXT_LIMITS, textsOf } from '../../../shared/documents/templates.ts'
import { RecordFormFrame } from '../../app/record-form/RecordFormFrame.tsx'
import type { RecordForm } from '../../app/record-form/use-record-form.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { LogoField } from './LogoField.tsx'
import { fieldNamesOf, LANGUAGES, type PaperValues } from './paper-form.ts'
import { usePaperName } from './use-paper-words.ts'

interface PaperFormProps {
  readonly paper: TemplatePaper
  readonly form: RecordForm<PaperValues>
}

/** Words before, terms and words after, in both languages; for the letterhead also the logo and the size of the sheet. */
export const PaperForm = ({ paper, form }: PaperFormProps) => {
  const { t } = useTranslation()
  const router = useRouter()
  const nameOf = usePaperName()
  const { values, set, errorOf } = form
  return (
    <RecordFormFrame
      label={nameOf(paper)}
      form={form}
      fieldNames={{ ...fieldNamesOf((text) => t(`templates.text.${text}`)), logoId: t('templates.logo') }}
      saveLabel={t('templates.save')}
      onBack={() => router.history.back()}
    >
      {paper === 'letterhead' && (
        <Panel heading={t('templates.look')} icon={<IconPhoto size={18} aria-hidden="true" />}>
          <LogoField value={values.logoId} onChange={(logoId) => set({ logoId })} />
          <ChoiceField
            label={t('templates.paperSize')}
            choices={(['a4', 'letter'] as const).map((value) => ({ value, label: t(`templates.size.${value}`) }))}
            value={values.paperSize}
            onChange={(paperSize) => set({ paperSize })}
          />
        </Panel>
      )}
      <Panel heading={t('templates.words')} icon={<IconFileText size={18} aria-hidden="true" />}>
        <Text size="sm" c="dimmed">
          {t(paper === 'letterhead' ? 'templates.closingOfAll' : 'templates.fallback')}
        </Text>
        {textsOf(paper).map((text) => (
          <SimpleGrid key={text} cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
            {LANGUAGES.map((language) => (
              <LongTextField
                key={language}
                label={t('templates.inLanguage', { text: t(`templates.text.${text}`), language: t(`language.${language}`) })}
                lang={language}
                limit={TEXT_LIMITS[text]}
                minRows={text === 'terms' ? 4 : 2}
                value={values[text][language]}
                error={errorOf(`${text}.${language}`)}
                onChange={(words) => set({ [text]: { ...values[text], [language]: words } })}
              />
            ))}
          </SimpleGrid>
        ))}
        <TextInput
          label={t('templates.note')}
          description={t('templates.noteHint')}
          autoComplete="off"
          maxLength={300}
          value={values.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </Panel>
    </RecordFormFrame>
  )
}
