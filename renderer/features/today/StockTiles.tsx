import { SimpleGrid, UnstyledButton } from '@mantine/core'
import { IconHandGrab, IconShoppingCart, IconTruckDelivery, IconTruckReturn } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useFormat } from '../../locales/use-format.ts'
import { StatTile } from '../../ui/StatTile.tsx'
import type { Tone } from '../../ui/theme.ts'

/** Open orders are asked for page by page; more than a page of late ones is more than a figure can say. */
const MOST_ORDERS = 200

interface Tile {
  readonly name: 'toPick' | 'lateOrders' | 'toReorder' | 'toClaim'
  readonly to: '/picking' | '/purchasing' | '/purchasing/reorder' | '/claims'
  readonly Icon: typeof IconHandGrab
  readonly tone: Tone
  /** Undefined until it is known. */
  readonly count: number | undefined
  /** Why it cannot be known. */
  readonly failure: Error | null
}

/** What waits for whoever keeps the stock, each figure leading to its list. */
export const StockTiles = () => {
  const today = useFormat().today()
  const jobs = useQuery(api.jobParts.toPick.queryOptions())
  const orders = useQuery(api.purchasing.orders.queryOptions({ input: { show: 'open', limit: MOST_ORDERS } }))
  const proposals = useQuery(api.purchasing.reorder.queryOptions())
  const faulty = useQuery(api.claims.waiting.queryOptions())
  const late = orders.data?.items.filter(
    ({ state, expectedOn }) => state !== 'draft' && expectedOn !== null && expectedOn < today,
  )
  const tiles: readonly Tile[] = [
    { name: 'toPick', to: '/picking', Icon: IconHandGrab, tone: 'info', count: jobs.data?.length, failure: jobs.error },
    { name: 'lateOrders', to: '/purchasing', Icon: IconTruckDelivery, tone: 'bad', count: late?.length, failure: orders.error },
    {
      name: 'toReorder',
      to: '/purchasing/reorder',
      Icon: IconShoppingCart,
      tone: 'warn',
      count: proposals.data?.reduce((sum, { lines }) => sum + lines.length, 0),
      failure: proposals.error,
    },
    {
      name: 'toClaim',
      to: '/claims',
      Icon: IconTruckReturn,
      tone: 'warn',
      count: faulty.data?.reduce((sum, { quantity }) => sum + quantity, 0),
      failure: faulty.error,
    },
  ]
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
      {tiles.map((tile) => (
        <TileLink key={tile.name} tile={tile} />
      ))}
    </SimpleGrid>
  )
}

const TileLink = ({ tile: { name, to, Icon, tone, count, failure } }: { readonly tile: Tile }) => {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <UnstyledButton className="today-tile" renderRoot={(looks) => <Link {...looks} to={to} />}>
      <StatTile
        label={t(`today.stock.${name}`)}
        value={count === undefined ? '–' : format.number(count)}
        icon={<Icon size={22} aria-hidden="true" />}
        tone={count === undefined || count === 0 ? 'neutral' : tone}
        {...(failure === null ? {} : { hint: failureText(t, failure).title })}
      />
    </UnstyledButton>
  )
}
