import { SimpleGrid } from '@mantine/core'
import { IconHourglass, IconPackageExport, IconPackageImport, IconPackageOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type ArrivalCounts, type ArrivalFile, countArrivals } from '../../../shared/arrivals/arrivals.ts'
import { StatTile } from '../../ui/StatTile.tsx'
import type { Tone } from '../../ui/theme.ts'

const tiles: readonly { readonly name: keyof ArrivalCounts; readonly Icon: typeof IconHourglass; readonly tone: Tone }[] = [
  { name: 'expected', Icon: IconHourglass, tone: 'info' },
  { name: 'arrived', Icon: IconPackageImport, tone: 'good' },
  { name: 'missing', Icon: IconPackageOff, tone: 'bad' },
  { name: 'surplus', Icon: IconPackageExport, tone: 'warn' },
]

/** How the parcel stands, to be seen over its open lid: what is to come, what came, what did not, what nobody announced. */
export const ArrivalCountTiles = ({ rma }: { readonly rma: ArrivalFile }) => {
  const { t } = useTranslation()
  const counts = countArrivals(rma.lines)
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md" aria-live="polite">
      {tiles.map(({ name, Icon, tone }) => (
        <div key={name} data-count={name}>
          <StatTile
            label={t(`arrival.state.${name}`)}
            value={counts[name]}
            icon={<Icon size={22} />}
            tone={counts[name] === 0 ? 'neutral' : tone}
          />
        </div>
      ))}
    </SimpleGrid>
  )
}
