import { NumberInput, type NumberInputProps } from '@mantine/core'
import { currencyDecimals } from '../locales/format.ts'
import { useFormat } from '../locales/use-format.ts'

export interface MoneyFieldProps extends Omit<NumberInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** Minor units (cents), or null while empty. */
  readonly value: number | null
  readonly onChange: (minorUnits: number | null) => void
  readonly currency?: string
}

/** Money typed as people write it, kept in minor units. */
export const MoneyField = ({ value, onChange, currency, ...rest }: MoneyFieldProps) => {
  const format = useFormat()
  const unit = currency ?? format.currency
  const decimals = currencyDecimals(unit)
  const scale = 10 ** decimals
  return (
    <NumberInput
      {...rest}
      value={value === null ? '' : value / scale}
      onChange={(typed) => onChange(typed === '' ? null : Math.round(Number(typed) * scale))}
      decimalScale={decimals}
      fixedDecimalScale
      thousandSeparator=" "
      hideControls
      suffix={` ${unit}`}
      inputMode="decimal"
    />
  )
}
