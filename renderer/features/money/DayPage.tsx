import { Group, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { IconChevronLeft, IconChevronRight, IconFileDownload, IconReportMoney } from '@tabler/icons-react'
import { Navigate, useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addDays, isCalendarDate } from '../../../shared/kernel/time.ts'
import { type DayEntry, daySums } from '../../../shared/money/day.ts'
import { dayCsv } from '../../../shared/money/day-csv.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { DateField } from '../../ui/DateField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { DaySumsTable } from './DaySumsTable.tsx'
import { dayColumns } from './day-columns.tsx'
import { useDayCsvWords } from './use-day-csv-words.ts'
import './money.css'

/** The takings of the depot's today, by the address that the menu has. */
export const TodaysTakingsPage = () => {
  const { today } = useFormat()
  return <Navigate to="/money/day/$date" params={{ date: today() }} replace />
}

/** What was paid, refunded and waived on one day of the depot's calendar. */
export const DayPage = () => {
  const { t } = useTranslation()
  const { date } = useParams({ from: '/money/day/$date' })
  const { can } = useSession()
  if (!isCalendarDate(date)) return <TodaysTakingsPage />
  if (!can('read-takings')) return <EmptyState icon={<IconReportMoney />} message={t('takings.notYours')} />
  return <Day date={date} />
}

const Day = ({ date }: { readonly date: string }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const query = useQuery(api.money.day.queryOptions({ input: { date }, placeholderData: keepPreviousData }))
  const entries = query.data?.date === date ? query.data.entries : undefined
  return (
    <>
      <PageHeader
        heading={t('takings.heading', { date: format.date(date) })}
        actions={<DayActions date={date} entries={entries} />}
      />
      <PageQuery query={query}>{(day) => <DayContent entries={day.entries} />}</PageQuery>
    </>
  )
}

const DayActions = ({ date, entries }: { readonly date: string; readonly entries: readonly DayEntry[] | undefined }) => {
  const { t } = useTranslation()
  const { today, currency, timeZone } = useFormat()
  const navigate = useNavigate()
  const words = useDayCsvWords()
  const go = (to: string) => void navigate({ to: '/money/day/$date', params: { date: to } })
  const save = (rows: readonly DayEntry[]) =>
    saveFile(`${t('takings.file')}-${date}.csv`, dayCsv(rows, { currency, timeZone, words }), 'text/csv;charset=utf-8')
  return (
    <Group gap="xs">
      <ActionButton
        variant="default"
        label={t('takings.previous')}
        icon={<IconChevronLeft size={18} aria-hidden="true" />}
        shortcut="alt+p"
        onAction={() => go(addDays(date, -1))}
      />
      <DateField
        aria-label={t('takings.day')}
        w={170}
        value={date}
        onChange={(chosen) => {
          if (chosen !== null) go(chosen)
        }}
      />
      <ActionButton
        variant="default"
        label={t('takings.next')}
        icon={<IconChevronRight size={18} aria-hidden="true" />}
        shortcut="alt+n"
        onAction={() => go(addDays(date, 1))}
      />
      {date !== today() && <ActionButton variant="default" label={t('takings.today')} onAction={() => go(today())} />}
      <ActionButton
        label={t('takings.export')}
        icon={<IconFileDownload size={18} aria-hidden="true" />}
        shortcut="alt+x"
        disabledReason={entries === undefined || entries.length === 0 ? t('takings.none') : undefined}
        onAction={() => save(entries ?? [])}
      />
    </Group>
  )
}

const DayContent = ({ entries }: { readonly entries: readonly DayEntry[] }) => {
  const { t } = useTranslation()
  if (entries.length === 0) return <EmptyState icon={<IconReportMoney />} message={t('takings.none')} />
  return (
    <Stack gap="md">
      <Panel heading={t('takings.sums')}>
        <DaySumsTable sums={daySums(entries)} />
      </Panel>
      <DataTable label={t('takings.entries')} columns={dayColumns} rows={entries} idOf={(entry) => entry.id} />
    </Stack>
  )
}
