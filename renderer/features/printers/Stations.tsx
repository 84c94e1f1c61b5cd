import { Text } from '@mantine/core'
import { IconDevices } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PAPER_KINDS, type PaperKind } from '../../../shared/printers/printers.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { stationName } from '../../app/print/print-words.ts'

/** Which station prints which kind of paper where, as each chose. */
export const Stations = () => {
  const { t } = useTranslation()
  const uses = useQuery(api.printers.stations.queryOptions())
  return (
    <Panel heading={t('printers.stations')} icon={<IconDevices size={18} aria-hidden="true" />}>
      <PageQuery query={uses} isPart>
        {(found) => {
          const stations = [...new Set(found.map(({ station }) => station))]
          const on = (station: string, paper: PaperKind) =>
            found.find((use) => use.station === station && use.paper === paper)?.printer.name ?? '–'
          return stations.length === 0 ? (
            <Text c="dimmed">{t('printers.stationsNone')}</Text>
          ) : (
            <FactsGrid
              factWidth={280}
              facts={stations.map((station) => ({
                label: stationName(t, station),
                value: PAPER_KINDS.map((paper) => `${t(`printers.column.${paper}`)}: ${on(station, paper)}`).join(' · '),
              }))}
            />
          )
        }}
      </PageQuery>
    </Panel>
  )
}
