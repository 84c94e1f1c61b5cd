import { Alert, Group, Stack, Text } from '@mantine/core'
import {
  IconArrowLeft,
  IconCheck,
  IconEyeQuestion,
  IconMapPin,
  IconQuestionMark,
  IconRefresh,
  IconScan,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { HeldUnit } from '../../../shared/custody/custody.ts'
import { api, type DepotClient } from '../../app/api.ts'
import { classifyFailure } from '../../app/failures.ts'
import { NotFoundPage } from '../../app/NotFoundPage.tsx'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useScanHold } from '../../app/scanner/use-scan.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Differences } from './Differences.tsx'
import { HolderOf } from './unit-columns.tsx'
import { useMayCarry } from './use-may.ts'
import { useShelfCount } from './use-shelf-count.ts'
import './custody.css'

type PlaceFile = Awaited<ReturnType<DepotClient['custody']['place']>>

/** Counting a place by scanner at the end of the day: what stands there against what should. */
export const CountPage = () => {
  const { number } = useParams({ from: '/places/$number/count' })
  const file = useQuery(api.custody.place.queryOptions({ input: { number } }))
  useScanHold(file.isPending)
  if (file.isError && classifyFailure(file.error).kind === 'not-found') return <NotFoundPage />
  return <PageQuery query={file}>{(data) => <Count key={data.place.id} file={data} />}</PageQuery>
}

const Count = ({ file: { place, units } }: { readonly file: PlaceFile }) => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const mayCount = useMayCarry()
  const count = useShelfCount(place, units, mayCount)
  const back = () => navigate({ to: '/places/$number', params: { number: place.number } })
  return (
    <>
      <PageHeader
        heading={t('places.countHeading', { place: place.code })}
        subline={t('places.countProgress', { found: count.found, count: units.length, unexpected: count.unexpected.length })}
        actions={
          <ActionButton
            variant="default"
            label={t('places.back')}
            icon={<IconArrowLeft size={18} aria-hidden="true" />}
            shortcut="alt+o"
            onAction={back}
          />
        }
      />
      {count.difference !== undefined ? (
        <Differences place={place} difference={count.difference} />
      ) : mayCount ? (
        <Counting count={count} />
      ) : (
        <EmptyState icon={<IconMapPin />} message={t('nav.notYours')} />
      )}
    </>
  )
}

const colors = { good: 'green', warn: 'orange', bad: 'red' } as const

const Counting = ({ count }: { readonly count: ReturnType<typeof useShelfCount> }) => {
  const { t } = useTranslation()
  return (
    <Stack gap="md">
      <Panel
        heading={t('places.scanAll')}
        icon={<IconScan size={18} aria-hidden="true" />}
        aside={
          <Group gap="sm">
            {count.seen.length > 0 && (
              <ActionButton
                variant="default"
                label={t('places.startAfresh')}
                icon={<IconRefresh size={18} aria-hidden="true" />}
                onAction={count.startAfresh}
              />
            )}
            <ActionButton
              label={t('places.endCount')}
              icon={<IconCheck size={18} aria-hidden="true" />}
              shortcut="mod+Enter"
              loading={count.isFinishing}
              onAction={count.finish}
            />
          </Group>
        }
      >
        <Text c="dimmed">{t('places.scanAllHint')}</Text>
        {count.word !== undefined && (
          <Alert role="status" variant="light" color={colors[count.word.tone]} p="xs">
            {count.word.words(t)}
          </Alert>
        )}
      </Panel>
      {count.unexpected.length > 0 && (
        <Panel
          heading={t('places.unexpected', { count: count.unexpected.length })}
          icon={<IconQuestionMark size={18} aria-hidden="true" />}
        >
          <UnitLines units={count.unexpected} hasHolder />
        </Panel>
      )}
      <Panel heading={t('places.open', { count: count.open.length })} icon={<IconEyeQuestion size={18} aria-hidden="true" />}>
        {count.open.length === 0 ? <Text c="dimmed">{t('places.allSeen')}</Text> : <UnitLines units={count.open} />}
      </Panel>
    </Stack>
  )
}

const UnitLines = ({ units, hasHolder = false }: { readonly units: readonly HeldUnit[]; readonly hasHolder?: boolean }) => (
  <ul className="custody-lines">
    {units.map((unit) => (
      <li key={unit.unitId}>
        <Text span fw={600}>
          {unit.serial ?? unit.number}
        </Text>
        <Text span>{unit.model}</Text>
        {unit.job !== null && (
          <Text span c="dimmed">
            {unit.job.number}
          </Text>
        )}
        {hasHolder && <HolderOf unit={unit} />}
      </li>
    ))}
  </ul>
)
