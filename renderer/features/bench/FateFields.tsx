import { Group, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { OLD_FATES, type OldFate } from '../../../shared/stock/fitting.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import type { SerialAim } from './serial-aim.ts'

/** Both serials of a part that went in and what became of the old one, as they are being typed. */
interface Fate {
  readonly oldSerial: string
  readonly newSerial: string
  /** Empty until somebody said it: a guess would be believed. */
  readonly oldFate: OldFate | ''
}

export interface FateFieldsProps {
  readonly value: Fate
  readonly onChange: (changed: Partial<Fate>) => void
  /** Hears which serial somebody went to, and null when they left it: a code scanned meanwhile is meant for it. */
  readonly onAim: (field: SerialAim['field'] | null) => void
  /** The new serial is known already, from the piece that was picked. */
  readonly isSerialKnown?: boolean
  /** Stands before the serials. */
  readonly before?: ReactNode
}

export const FateFields = ({ value, onChange, onAim, isSerialKnown = false, before }: FateFieldsProps) => {
  const { t } = useTranslation()
  return (
    <>
      <Group gap="xs" align="flex-end" wrap="nowrap">
        {before}
        <TextInput
          flex={1}
          label={t('job.field.oldSerial')}
          value={value.oldSerial}
          onChange={(event) => onChange({ oldSerial: event.currentTarget.value })}
          onFocus={() => onAim('oldSerial')}
          onBlur={() => onAim(null)}
        />
        <TextInput
          flex={1}
          label={t('job.field.newSerial')}
          readOnly={isSerialKnown}
          value={value.newSerial}
          onChange={(event) => onChange({ newSerial: event.currentTarget.value })}
          onFocus={() => onAim(isSerialKnown ? null : 'newSerial')}
          onBlur={() => onAim(null)}
        />
      </Group>
      <ChoiceField<OldFate | ''>
        isRequired
        label={t('jobParts.field.oldFate')}
        choices={OLD_FATES.map((fate) => ({ value: fate, label: t(`jobParts.fate.${fate}`) }))}
        value={value.oldFate}
        onChange={(oldFate) => onChange({ oldFate })}
      />
    </>
  )
}
