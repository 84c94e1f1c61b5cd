import { Group } from '@mantine/core'
import { IconMapPin, IconPlus, IconPrinter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Place } from '../../../shared/custody/custody.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { PlaceTabs } from '../../app/PlaceTabs.tsx'
import { usePrint } from '../../app/print/print-context.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type Column, linkColumn, nodeColumn, numberColumn, textColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { PlaceModal } from './PlaceModal.tsx'
import { useMayPlace } from './use-may.ts'

const Kind = ({ place: { kind, isActive } }: { readonly place: Place }) => {
  const { t } = useTranslation()
  return (
    <Group gap={6}>
      <ToneBadge tone="neutral" label={t(`places.kind.${kind}`)} />
      {!isActive && <ToneBadge tone="warn" label={t('places.closed')} />}
    </Group>
  )
}

const columns: readonly Column<Place>[] = [
  linkColumn<Place>(
    'code',
    'places.field.code',
    ({ code }) => code,
    ({ number }) => `/places/${number}`,
    { width: 180 },
  ),
  textColumn<Place>('name', 'places.field.name', ({ name }) => name),
  nodeColumn<Place>('kind', 'places.field.kind', (place) => <Kind place={place} />, { width: 200 }),
  numberColumn<Place>('units', 'places.units', ({ units }) => units, { width: 110 }),
  textColumn<Place>('number', 'parts.number', ({ number }) => number, { width: 140 }),
]

/** Every place where units stand. */
export const PlacesPage = () => {
  const { t } = useTranslation()
  const mayPlace = useMayPlace()
  const print = usePrint()
  const navigate = useNavigate()
  const places = useQuery(api.custody.places.queryOptions())
  const [isAdding, setAdding] = useState(false)
  const inUse = (places.data ?? []).filter(({ isActive }) => isActive).map(({ id }) => id)
  const open = (number: string) => void navigate({ to: '/places/$number', params: { number } })
  return (
    <>
      <PageHeader
        heading={t('places.heading')}
        subline={t('places.intro')}
        actions={
          <>
            <ActionButton
              variant="default"
              label={t('places.printAll')}
              icon={<IconPrinter size={18} aria-hidden="true" />}
              shortcut="alt+l"
              disabledReason={inUse.length === 0 ? t('places.none') : undefined}
              onAction={() => void print({ kind: 'place-labels', placeIds: inUse.slice(0, 500) })}
            />
            {mayPlace && (
              <ActionButton
                label={t('places.add')}
                icon={<IconPlus size={18} aria-hidden="true" />}
                shortcut="alt+n"
                onAction={() => setAdding(true)}
              />
            )}
          </>
        }
      />
      <PlaceTabs group="units" here="/places" />
      <PageQuery query={places}>
        {(rows) => (
          <DataTable
            label={t('places.heading')}
            columns={columns}
            rows={rows}
            idOf={({ id }) => id}
            onOpen={({ number }) => open(number)}
            empty={<EmptyState icon={<IconMapPin />} message={t('places.none')} />}
          />
        )}
      </PageQuery>
      {isAdding && <PlaceModal onClose={() => setAdding(false)} onSaved={({ number }) => open(number)} />}
    </>
  )
}
