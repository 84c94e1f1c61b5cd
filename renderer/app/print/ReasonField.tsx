import { TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { REPRINT_REASONS } from '../../../shared/printers/prints.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'

export interface ReasonFieldProps {
  /** Hears the reason as it is kept; empty while there is none. */
  readonly onChange: (reason: string) => void
  readonly error?: ReactNode
}

/** A scan is no reason that somebody would choose. */
const CHOICES = [...REPRINT_REASONS.filter((reason) => reason !== 'by-scan'), 'other'] as const
type Chosen = (typeof CHOICES)[number] | ''

/** Why something is printed once more, asked first: the usual reasons at one touch, any other in words. */
export const ReasonField = ({ onChange, error }: ReasonFieldProps) => {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Chosen>('')
  const isOther = chosen === 'other'
  return (
    <>
      <ChoiceField<Chosen>
        label={t('prints.reason')}
        error={isOther ? undefined : error}
        choices={CHOICES.map((value) => ({ value, label: t(`prints.reasons.${value}`) }))}
        value={chosen}
        isRequired
        isFirst
        onChange={(next) => {
          setChosen(next)
          onChange(next === 'other' ? '' : next)
        }}
      />
      {isOther && (
        <TextInput
          label={t('prints.reasonWords')}
          required
          maxLength={200}
          autoFocus
          error={error}
          onChange={({ currentTarget }) => onChange(currentTarget.value.trim())}
        />
      )}
    </>
  )
}
