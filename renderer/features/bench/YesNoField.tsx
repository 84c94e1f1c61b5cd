import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../ui/ChoiceField.tsx'

const ANSWERS = { unknown: null, yes: true, no: false } as const

export interface YesNoFieldProps {
  readonly label: string
  readonly description?: ReactNode
  /** Null = nobody said. */
  readonly value: boolean | null
  readonly onChange: (value: boolean | null) => void
}

/** A question that may stay unanswered. */
export const YesNoField = ({ value, onChange, ...field }: YesNoFieldProps) => {
  const { t } = useTranslation()
  return (
    <ChoiceField
      {...field}
      choices={(['unknown', 'yes', 'no'] as const).map((answer) => ({ value: answer, label: t(`job.answer.${answer}`) }))}
      value={value === null ? 'unknown' : value ? 'yes' : 'no'}
      onChange={(answer) => onChange(ANSWERS[answer])}
    />
  )
}
