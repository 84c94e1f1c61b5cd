import { Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ListedPart } from '../../../shared/parts/parts.ts'
import { type Bilingual, wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import { type Column, linkColumn, nodeColumn, numberColumn, textColumn } from '../../ui/columns.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

export const PartName = ({ name }: { readonly name: Bilingual }) => wording(name, useFormat().language)

/** What is free and on its way does not make up the minimum. */
export const LowBadge = () => {
  const { t } = useTranslation()
  return <ToneBadge tone="warn" icon={<IconAlertTriangle size={14} aria-hidden="true" />} label={t('parts.low')} />
}

/** The figure that a part is looked up for. */
const Available = ({ part }: { readonly part: ListedPart }) => {
  const format = useFormat()
  return (
    <Text span fw={650} {...(part.available > 0 ? {} : { c: 'dimmed' })}>
      {format.number(part.available)}
    </Text>
  )
}

/** What there should be, and whether there is. */
const Minimum = ({ part: { minimum, isLow } }: { readonly part: ListedPart }) => {
  const format = useFormat()
  if (minimum === 0) return '–'
  return (
    <span className="parts-minimum">
      {isLow && <LowBadge />}
      {format.number(minimum)}
    </span>
  )
}

/** None is nothing to look at: what there is some of stands out. */
const orNone = (count: number) => (count === 0 ? null : count)

export const partColumns: readonly Column<ListedPart>[] = [
  linkColumn<ListedPart>(
    'sku',
    'parts.field.sku',
    ({ sku }) => sku,
    ({ number }) => `/parts/${number}`,
    { width: 132 },
  ),
  nodeColumn<ListedPart>('name', 'parts.field.name', ({ name }) => <PartName name={name} />),
  textColumn<ListedPart>('makerNumber', 'parts.field.makerNumber', ({ makerNumber }) => makerNumber, { width: 152 }),
  {
    ...nodeColumn<ListedPart>('available', 'parts.available', (part) => <Available part={part} />, { width: 96 }),
    align: 'right',
  },
  numberColumn<ListedPart>('onHand', 'parts.onHand', ({ onHand }) => onHand, { width: 84 }),
  numberColumn<ListedPart>('reserved', 'parts.reserved', ({ reserved }) => orNone(reserved), { width: 96 }),
  numberColumn<ListedPart>('onOrder', 'parts.onOrder', ({ onOrder }) => orNone(onOrder), { width: 90 }),
  { ...nodeColumn<ListedPart>('minimum', 'parts.minimum', (part) => <Minimum part={part} />, { width: 136 }), align: 'right' },
]
