import { Anchor, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PartId } from '../../../shared/kernel/ids.ts'
import type { MovementLine } from '../../../shared/stock/stock.ts'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useFormat } from '../../locales/use-format.ts'
import { type Column, nodeColumn, numberColumn, textColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { Panel } from '../../ui/Panel.tsx'

const When = ({ at }: { readonly at: string }) => useFormat().instant(at)

const Kind = ({ line: { kind, reason } }: { readonly line: MovementLine }) => {
  const { t } = useTranslation()
  return (
    <>
      {t(`movement.kind.${kind}`)}
      {reason !== null && (
        <Text size="xs" c="dimmed" lineClamp={2}>
          {reason}
        </Text>
      )}
    </>
  )
}

/** From where to where, as far as either is a bin, and for which job, or by which order, claim or stocktake. */
const Way = ({ line: { from, to, jobNumber, orderNumber, claimNumber, stocktake } }: { readonly line: MovementLine }) => (
  <>
    {[from, to].filter((code) => code !== null).join(' → ')}
    {jobNumber !== null && <Of number={jobNumber} to={`/jobs/${jobNumber}`} />}
    {orderNumber !== null && <Of number={orderNumber} to={`/purchasing/orders/${orderNumber}`} />}
    {claimNumber !== null && <Of number={claimNumber} to={`/claims/${claimNumber}`} />}
    {stocktake !== null && <OfStocktake number={stocktake} />}
  </>
)

const Of = ({ number, to }: { readonly number: string; readonly to: string }) => (
  <Text size="sm">
    <Anchor component={Link} to={to}>
      {number}
    </Anchor>
  </Text>
)

const OfStocktake = ({ number }: { readonly number: number }) => {
  const { t } = useTranslation()
  return (
    <Text size="sm">
      <Anchor component={Link} to={`/stocktake/${number}`}>
        {t('stocktake.oneHeading', { number })}
      </Anchor>
    </Text>
  )
}

/** What the stock is worth more or less by it, and one piece of several. */
const Worth = ({ line: { value, unitCost, quantity } }: { readonly line: MovementLine }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (value === 0) return '–'
  return (
    <>
      {format.money(value)}
      {quantity > 1 && (
        <Text size="xs" c="dimmed">
          {t('movement.each', { cost: format.money(unitCost) })}
        </Text>
      )}
    </>
  )
}

const columns: readonly Column<MovementLine>[] = [
  nodeColumn<MovementLine>('at', 'movement.at', ({ at }) => <When at={at} />, { width: 185 }),
  nodeColumn<MovementLine>('kind', 'movement.what', (line) => <Kind line={line} />),
  numberColumn<MovementLine>('quantity', 'movement.quantity', ({ quantity }) => quantity, { width: 90 }),
  nodeColumn<MovementLine>('way', 'movement.way', (line) => <Way line={line} />, { width: 200 }),
  textColumn<MovementLine>('lot', 'movement.lot', ({ lot }) => lot, { width: 160 }),
  { ...nodeColumn<MovementLine>('value', 'movement.value', (line) => <Worth line={line} />, { width: 120 }), align: 'right' },
  textColumn<MovementLine>('by', 'movement.by', ({ by }) => by, { width: 130 }),
]

/** The ledger of one part, newest first. */
export const MovementsPanel = ({ partId }: { readonly partId: PartId }) => {
  const { t } = useTranslation()
  const movements = useInfiniteQuery(
    api.stock.movements.infiniteOptions({
      input: (cursor: string | null) => ({ partId, cursor, limit: 20 }),
      initialPageParam: null,
      getNextPageParam: (last) => last.next,
    }),
  )
  return (
    <Panel heading={t('movement.heading')} icon={<IconHistory size={18} aria-hidden="true" />}>
      {movements.isError && <ErrorNotice failure={{ ...failureText(t, movements.error), kept: undefined }} />}
      <DataTable
        label={t('movement.heading')}
        columns={columns}
        rows={movements.data?.pages.flatMap((page) => page.items)}
        idOf={({ seq }) => String(seq)}
        isLoading={movements.isPending}
        onMore={movements.hasNextPage ? () => void movements.fetchNextPage() : undefined}
        isLoadingMore={movements.isFetchingNextPage}
        empty={<EmptyState icon={<IconHistory />} message={t('movement.none')} />}
      />
    </Panel>
  )
}
