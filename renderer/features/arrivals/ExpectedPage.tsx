import { Group, Text } from '@mantine/core'
import { IconListDetails, IconMailForward } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ExpectedRma } from '../../../shared/arrivals/arrivals.ts'
import { api } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { type Column, linkColumn, nodeColumn, relativeColumn, textColumn } from '../../ui/columns.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNotice } from '../../ui/ErrorNotice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

const columns: readonly Column<ExpectedRma>[] = [
  linkColumn(
    'number',
    'expected.column.number',
    (rma) => rma.number,
    (rma) => `/rmas/${rma.number}/arrival`,
    { width: 124 },
  ),
  textColumn('customer', 'expected.column.customer', (rma) => rma.customerName, { width: 170 }),
  nodeColumn('when', 'expected.column.when', (rma) => <When rma={rma} />, { width: 130 }),
  nodeColumn('units', 'expected.column.units', (rma) => <Units rma={rma} />, { width: 170 }),
  nodeColumn('channel', 'expected.column.channel', (rma) => <Channel rma={rma} />, { width: 110 }),
  nodeColumn('note', 'expected.column.note', (rma) => <Text lineClamp={2}>{rma.note}</Text>),
  relativeColumn('taken', 'expected.column.taken', (rma) => rma.takenAt, 'ago', { width: 96 }),
]

/** What should come, the earliest first: an RMA that was issued beforehand stays here until all of it came or was cancelled. */
export const ExpectedPage = () => {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const expected = useQuery(api.arrivals.expected.queryOptions())
  return (
    <>
      <PageHeader heading={t('expected.heading')} subline={t('expected.subline')} actions={<Announce isFirst={false} />} />
      {expected.isError && <ErrorNotice failure={{ ...failureText(t, expected.error), kept: undefined }} />}
      <DataTable
        label={t('expected.heading')}
        columns={columns}
        rows={expected.data}
        idOf={(rma) => rma.rmaId}
        isLoading={expected.isPending}
        onOpen={(rma) => void navigate({ to: '/rmas/$number/arrival', params: { number: rma.number } })}
        empty={<EmptyState icon={<IconMailForward />} message={t('expected.none')} firstStep={<Announce isFirst />} />}
      />
    </>
  )
}

/** The way to issue an RMA before its units come; for who works at the counter. */
const Announce = ({ isFirst }: { readonly isFirst: boolean }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  if (!can('counter')) return null
  return (
    <ActionButton
      label={t('expected.announce')}
      icon={<IconListDetails size={18} aria-hidden="true" />}
      {...(isFirst ? {} : { shortcut: 'alt+n' })}
      onAction={() => navigate({ to: '/check-in/list', search: { when: 'expected' } })}
    />
  )
}

const When = ({ rma: { expectedOn } }: { readonly rma: ExpectedRma }) => {
  const { t } = useTranslation()
  const format = useFormat()
  if (expectedOn === null) return <Text c="dimmed">{t('expected.noDay')}</Text>
  const isOverdue = expectedOn < format.today()
  return (
    <Group gap={8}>
      <Text>{format.date(expectedOn)}</Text>
      {isOverdue && <ToneBadge tone="bad" label={t('expected.overdue')} />}
    </Group>
  )
}

const Units = ({ rma: { counts } }: { readonly rma: ExpectedRma }) => {
  const { t } = useTranslation()
  const awaited = counts.expected + counts.missing
  const others = [
    counts.arrived > 0 ? t('expected.arrived', { count: counts.arrived }) : null,
    counts.surplus > 0 ? t('expected.surplus', { count: counts.surplus }) : null,
  ]
  return (
    <>
      <Text fw={600}>{t('expected.awaited', { count: awaited })}</Text>
      <Text size="sm" c="dimmed">
        {others.filter((part) => part !== null).join(t('arrival.listJoin'))}
      </Text>
    </>
  )
}

const Channel = ({ rma }: { readonly rma: ExpectedRma }) => {
  const { t } = useTranslation()
  return <Text>{t(`channel.${rma.channel}`)}</Text>
}
