import { Text } from '@mantine/core'
import { IconBarcode, IconMapPin } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, type DepotClient } from '../../app/api.ts'
import { classifyFailure } from '../../app/failures.ts'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { EditAction } from '../../app/EditAction.tsx'
import { LabelAction } from '../../app/print/LabelAction.tsx'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { PlaceModal } from './PlaceModal.tsx'
import { PutHere } from './PutHere.tsx'
import { unitsHereColumns } from './unit-columns.tsx'
import { useMayCarry, useMayPlace } from './use-may.ts'

type PlaceFile = Awaited<ReturnType<DepotClient['custody']['place']>>

/** One place and the units that stand there. */
export const PlacePage = () => {
  const { number } = useParams({ from: '/places/$number' })
  const file = useQuery(api.custody.place.queryOptions({ input: { number } }))
  if (file.isError && classifyFailure(file.error).kind === 'not-found') return <NotFoundPage />
  return <PageQuery query={file}>{(data) => <KnownPlace key={data.place.id} file={data} />}</PageQuery>
}

const KnownPlace = ({ file: { place, units, lastCount } }: { readonly file: PlaceFile }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const mayPlace = useMayPlace()
  const mayCount = useMayCarry()
  const navigate = useNavigate()
  const [isEditing, setEditing] = useState(false)
  return (
    <>
      <PageHeader
        heading={place.code}
        marks={
          <>
            <ToneBadge tone="neutral" label={t(`places.kind.${place.kind}`)} />
            {!place.isActive && <ToneBadge tone="warn" label={t('places.closed')} />}
          </>
        }
        subline={[place.name, place.number].filter((word) => word !== null).join(' · ')}
        actions={
          <>
            {mayPlace && <EditAction onEdit={() => setEditing(true)} />}
            <LabelAction document={{ kind: 'place-labels', placeIds: [place.id] }} />
            {mayCount && (
              <ActionButton
                label={t('places.count')}
                icon={<IconBarcode size={18} aria-hidden="true" />}
                shortcut="alt+c"
                onAction={() => navigate({ to: '/places/$number/count', params: { number: place.number } })}
              />
            )}
          </>
        }
      />
      <PutHere place={place} />
      <Text c="dimmed" mb="sm">
        {lastCount === null
          ? t('places.neverCounted')
          : t('places.lastCount', { ...lastCount, at: format.instant(lastCount.at) })}
      </Text>
      <DataTable
        label={t('places.unitsAt', { place: place.code })}
        columns={unitsHereColumns}
        rows={units}
        idOf={({ unitId }) => unitId}
        onOpen={({ job, unitId }) =>
          job === null
            ? void navigate({ to: '/units/$unitId', params: { unitId } })
            : void navigate({ to: '/jobs/$number', params: { number: job.number } })
        }
        empty={<EmptyState icon={<IconMapPin />} message={t('places.emptyHint')} />}
      />
      {isEditing && <PlaceModal place={place} onClose={() => setEditing(false)} />}
    </>
  )
}
