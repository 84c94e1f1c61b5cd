import { SimpleGrid, UnstyledButton } from '@mantine/core'
import {
  IconClipboardCheck,
  IconClockExclamation,
  IconInbox,
  IconMailForward,
  IconPackageExport,
  IconTool,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../locales/use-format.ts'
import { StatTile } from '../../ui/StatTile.tsx'
import type { Tone } from '../../ui/theme.ts'
import { IconUrgent } from '../../ui/urgent-icon.ts'
import type { TodayData } from './today.ts'

type CountName = Exclude<keyof TodayData['counts'], 'open' | 'untold'>

interface Tile {
  readonly name: CountName
  readonly Icon: typeof IconTool
  /** When there is something to see; nothing is neutral. */
  readonly tone: Tone
  readonly hash?: string
}

const tiles: readonly Tile[] = [
  { name: 'mine', Icon: IconTool, tone: 'info', hash: 'mine' },
  { name: 'late', Icon: IconClockExclamation, tone: 'bad', hash: 'late' },
  { name: 'ready', Icon: IconPackageExport, tone: 'good', hash: 'ready' },
  { name: 'urgent', Icon: IconUrgent, tone: 'bad', hash: 'urgent' },
  { name: 'expected', Icon: IconMailForward, tone: 'info' },
  { name: 'receivedToday', Icon: IconInbox, tone: 'neutral' },
  { name: 'closedToday', Icon: IconClipboardCheck, tone: 'neutral' },
]

/** The day in seven figures, to be seen from two metres away. Each leads to its list. */
export const TodayTiles = ({ counts, isOnBench }: { readonly counts: TodayData['counts']; readonly isOnBench: boolean }) => {
  const shown = tiles.filter(({ name }) => name !== 'mine' || isOnBench)
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: shown.length }} spacing="sm">
      {shown.map((tile) => (
        <TileLink key={tile.name} tile={tile} count={counts[tile.name]} open={counts.open} />
      ))}
    </SimpleGrid>
  )
}

interface TileLinkProps {
  readonly tile: Tile
  readonly count: number
  readonly open: number
}

const TileLink = ({ tile: { name, Icon, tone, hash }, count, open }: TileLinkProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = (
    <StatTile
      label={t(`today.tile.${name}`)}
      value={format.number(count)}
      icon={<Icon size={22} aria-hidden="true" />}
      tone={count === 0 ? 'neutral' : tone}
      {...(name === 'late' ? { hint: t('today.ofOpen', { count: open }) } : {})}
    />
  )
  const search = name === 'closedToday' ? { state: 'closed' as const } : {}
  return (
    <UnstyledButton
      className="today-tile"
      renderRoot={(looks) =>
        name === 'expected' ? (
          <Link {...looks} to="/expected" />
        ) : hash === undefined ? (
          <Link {...looks} to="/jobs" search={search} />
        ) : (
          <Link {...looks} to="/" hash={hash} />
        )
      }
    >
      {shown}
    </UnstyledButton>
  )
}
