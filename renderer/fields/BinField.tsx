import { Select, type SelectProps } from '@mantine/core'
import type { Bin, BinKind } from '../../shared/stock/bins.ts'

export interface BinFieldProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  readonly bins: readonly Bin[]
  /** Only bins of these kinds, of those in use. */
  readonly kinds: readonly BinKind[]
  readonly value: string | null
  readonly onChange: (binId: string | null) => void
  /** What lies there, after the code. */
  readonly hintOf?: (bin: Bin) => string
}

/** One bin of the depot, by its code: typed, chosen, or filled in by a scan. */
export const BinField = ({ bins, kinds, value, onChange, hintOf, ...rest }: BinFieldProps) => (
  <Select
    searchable
    allowDeselect={false}
    {...rest}
    data={bins
      .filter((bin) => bin.isActive && kinds.includes(bin.kind))
      .map((bin) => ({ value: bin.id, label: [bin.code, hintOf?.(bin) ?? bin.name ?? ''].filter(Boolean).join(' · ') }))}
    value={value}
    onChange={onChange}
  />
)
