import { SimpleGrid } from '@mantine/core'
import { IconMoodHappy } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { HandBack } from './use-hand-back.ts'

const MARKS = [1, 2, 3, 4, 5] as const
const CHOICES = ['none', '1', '2', '3', '4', '5'] as const

export interface SatisfactionPanelProps {
  readonly handBack: HandBack
  readonly onRate: (mark: number | null) => void
}

/** How content the customer is, in a mark and in words, and what to advise on the slip. All of it may stay empty. */
export const SatisfactionPanel = ({ handBack: { values, set, failure }, onRate }: SatisfactionPanelProps) => {
  const { t } = useTranslation()
  return (
    <Panel heading={t('handBack.satisfaction.heading')} icon={<IconMoodHappy size={18} aria-hidden="true" />}>
      <Marks value={values.satisfaction} onRate={onRate} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
        <LongTextField
          label={t('handBack.satisfaction.note')}
          limit={1000}
          minRows={2}
          value={values.satisfactionNote}
          error={failure?.fields?.['satisfactionNote']}
          onChange={(satisfactionNote) => set({ satisfactionNote })}
        />
        <LongTextField
          label={t('handBack.satisfaction.advice')}
          description={t('handBack.satisfaction.adviceHint')}
          limit={2000}
          minRows={2}
          value={values.advice}
          error={failure?.fields?.['advice']}
          onChange={(advice) => set({ advice })}
        />
      </SimpleGrid>
    </Panel>
  )
}

interface MarksProps {
  readonly value: number | null
  readonly onRate: (mark: number | null) => void
}

/** Five marks or none; arrows and the keys 1 to 5 choose. */
const Marks = ({ value, onRate }: MarksProps) => {
  const { t } = useTranslation()
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const typed = MARKS.find((mark) => String(mark) === event.key)
    if (typed === undefined) return
    event.preventDefault()
    onRate(typed)
  }
  return (
    // The radios inside are what is pressed; this only adds the digits to their keys.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onKey}>
      <ChoiceField
        label={t('handBack.satisfaction.mark')}
        description={t('handBack.satisfaction.markHint')}
        choices={CHOICES.map((choice) => ({ value: choice, label: t(`handBack.satisfaction.marks.${choice}`) }))}
        value={CHOICES.find((choice) => choice === String(value)) ?? 'none'}
        onChange={(choice) => onRate(choice === 'none' ? null : Number(choice))}
      />
    </div>
  )
}
