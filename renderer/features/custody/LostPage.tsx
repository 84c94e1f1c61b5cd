import { Group, NumberInput, SegmentedControl, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconMoodCheck } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DOUBTFUL_DAYS } from '../../../shared/custody/custody.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SearchField } from '../../ui/SearchField.tsx'
import { unitsAnywhereColumns } from './unit-columns.tsx'

/** Between two keys of one word. ms */
const PAUSE_MS = 200

/** Units in the house, by anything that somebody remembers of them; those first whose place is doubtful. */
export const LostPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [days, setDays] = useState(DOUBTFUL_DAYS)
  const [isDoubtfulOnly, setDoubtfulOnly] = useState(true)
  const [text] = useDebouncedValue(typed.trim(), PAUSE_MS)
  const found = useQuery(
    api.custody.search.queryOptions({ input: { text, days, isDoubtfulOnly }, placeholderData: keepPreviousData }),
  )
  return (
    <>
      <PageHeader heading={t('lost.heading')} subline={t('lost.intro')} />
      <PlaceTabs group="units" here="/lost" />
      <Group gap="sm" mb="sm" align="flex-end">
        <SearchField label={t('lost.search')} typed={typed} onTyped={setTyped} />
        <SegmentedControl
          aria-label={t('lost.which')}
          data={[
            { value: 'doubtful', label: t('lost.doubtful') },
            { value: 'all', label: t('lost.all') },
          ]}
          value={isDoubtfulOnly ? 'doubtful' : 'all'}
          onChange={(value) => setDoubtfulOnly(value === 'doubtful')}
        />
        {isDoubtfulOnly && (
          <NumberInput
            label={t('lost.days')}
            w={170}
            min={1}
            max={365}
            allowDecimal={false}
            value={days}
            onChange={(value) => typeof value === 'number' && value >= 1 && value <= 365 && setDays(value)}
          />
        )}
      </Group>
      <PageQuery query={found}>
        {({ units, isCut }) => (
          <>
            <DataTable
              label={t('lost.heading')}
              columns={unitsAnywhereColumns}
              rows={units}
              idOf={({ unitId }) => unitId}
              onOpen={({ unitId }) => void navigate({ to: '/units/$unitId', params: { unitId } })}
              empty={<EmptyState icon={<IconMoodCheck />} message={t(isDoubtfulOnly ? 'lost.none' : 'lost.nothing')} />}
            />
            {isCut && <Text c="dimmed">{t('lost.cut')}</Text>}
          </>
        )}
      </PageQuery>
    </>
  )
}
