import { Text, TextInput, type TextInputProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormat } from '../locales/use-format.ts'

export interface MoneyFieldProps extends Pick<TextInputProps, 'required' | 'description' | 'autoFocus' | 'disabled'> {
  readonly label: ReactNode
  /** As typed; `readMoney` or `readFigure` says what it means. */
  readonly value: string
  readonly onChange: (typed: string) => void
  /** Where the form itself chooses it; else the depot's. */
  readonly currency?: string
  /** In the reader's language. */
  readonly error?: ReactNode
  readonly 'data-gate-place'?: string
  readonly 'data-autofocus'?: boolean
}

/** An amount of the depot's money, typed as a decimal with point or comma. All of it is selected on the way in, to be typed over. */
export const MoneyField = ({ value, onChange, currency, ...rest }: MoneyFieldProps) => {
  const depot = useFormat()
  return (
    <TextInput
      {...rest}
      inputMode="decimal"
      autoComplete="off"
      className="hb-money-field"
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      rightSection={
        <Text size="sm" c="dimmed">
          {currency ?? depot.currency}
        </Text>
      }
      rightSectionWidth={52}
      rightSectionPointerEvents="none"
    />
  )
}
