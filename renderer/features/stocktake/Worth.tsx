import { Text } from '@mantine/core'
import { useFormat } from '../../locales/use-format.ts'

/** What a difference makes the stock worth more (with its plus) or less; a dash for nothing. */
export const Worth = ({ value }: { readonly value: number }) => {
  const format = useFormat()
  if (value === 0) return '–'
  return (
    <Text span className="stocktake-worth" fw={550}>
      {value > 0 ? `+${format.money(value)}` : format.money(value)}
    </Text>
  )
}
