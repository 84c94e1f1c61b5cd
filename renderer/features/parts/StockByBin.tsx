import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PartStock } from '../../../shared/stock/stock.ts'
import { useFormat } from '../../locales/use-format.ts'
import { BinKindBadge } from './bin-words.tsx'

/** Where the pieces of a part lie, with their batches and serials. */
export const StockByBin = ({ stock }: { readonly stock: PartStock }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (stock.bins.length === 0) return <Text c="dimmed">{t('parts.nowhere')}</Text>
  return (
    <Table aria-label={t('parts.where')} className="parts-table">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('bins.bin')}</Table.Th>
          <Table.Th>{t('bins.field.kind')}</Table.Th>
          {stock.tracking !== 'none' && <Table.Th>{t(`parts.lots.${stock.tracking}`)}</Table.Th>}
          <Table.Th ta="right">{t('parts.onHand')}</Table.Th>
          <Table.Th ta="right">{t('parts.reserved')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {stock.bins.map((bin) => (
          <Table.Tr key={bin.binId}>
            <Table.Td>
              <Anchor component={Link} to={`/bins/${bin.number}`} fw={550}>
                {bin.code}
              </Anchor>
            </Table.Td>
            <Table.Td>
              <BinKindBadge kind={bin.kind} />
            </Table.Td>
            {stock.tracking !== 'none' && (
              <Table.Td>
                {bin.lots.map(({ lotId, number, onHand }) => (
                  <Text key={lotId} size="sm">
                    {stock.tracking === 'serial' ? number : t('parts.batchOf', { number, count: onHand })}
                  </Text>
                ))}
              </Table.Td>
            )}
            <Table.Td ta="right">{format.number(bin.onHand)}</Table.Td>
            <Table.Td ta="right">{format.number(bin.reserved)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
