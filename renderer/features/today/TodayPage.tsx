import { SimpleGrid, Stack, Text } from '@mantine/core'
import {
  IconClipboardPlus,
  IconClockExclamation,
  IconMessageExclamation,
  IconPackageExport,
  IconTool,
  IconUserCheck,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { api } from '../../app/api.ts'
import { shortcutTo } from '../../app/navigation.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { DueText } from '../../records/JobLines.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { IconUrgent } from '../../ui/urgent-icon.ts'
import { JobSection, type JobSectionProps } from './JobSection.tsx'
import { LateLoaners } from './LateLoaners.tsx'
import { StockTiles } from './StockTiles.tsx'
import { TodayTiles } from './TodayTiles.tsx'
import { UrgentAlarm } from './UrgentAlarm.tsx'
import type { TodayData } from './today.ts'
import './today.css'

/** What somebody starts the day with: alarms, own work, late, ready for pick-up (SCREENS.md). */
export const TodayPage = () => {
  const { t } = useTranslation()
  const format = useFormat()
  const { me, can } = useSession()
  const navigate = useNavigate()
  const today = useQuery(api.jobs.today.queryOptions())
  return (
    <>
      <PageHeader
        heading={t('today.hello', { name: me.name })}
        subline={format.date(today.data?.today ?? format.today())}
        actions={
          can('counter') && (
            <ActionButton
              label={t('today.checkIn')}
              icon={<IconClipboardPlus size={18} aria-hidden="true" />}
              shortcut={shortcutTo('/check-in')}
              isShortcutAnswered
              onAction={() => navigate({ to: '/check-in' })}
            />
          )
        }
      />
      <PageQuery query={today}>{(data) => <Day data={data} />}</PageQuery>
    </>
  )
}

const Day = ({ data }: { readonly data: TodayData }) => {
  const { can, me } = useSession()
  if (data.counts.open === 0 && data.counts.closedToday === 0) return <FirstDay />
  const isOnBench = can('bench') || data.mine.length > 0
  return (
    <Stack gap="md">
      <UrgentAlarm jobs={data.urgent} count={data.counts.urgent} />
      <TodayTiles counts={data.counts} isOnBench={isOnBench} />
      {me.roles.includes('parts') && <StockTiles />}
      {/* Two stacks, so that a short list leaves no hole beside a long one. */}
      <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md" className="today-lists">
        <Stack gap="md">
          {isOnBench && <Section section={mine} data={data} />}
          {data.counts.untold > 0 && <Section section={untold} data={data} />}
          <Section section={ready} data={data} />
          {can('counter') && <LateLoaners />}
        </Stack>
        <Stack gap="md">
          <Section section={late} data={data} />
          <Section section={urgent} data={data} />
        </Stack>
      </SimpleGrid>
    </Stack>
  )
}

interface DaySection extends Pick<JobSectionProps, 'name' | 'icon' | 'aside' | 'all'> {
  /** Where there is a board full of work to take. */
  readonly leadsToBoard?: boolean
  /** A line leads to the hand-back, for whoever hands back. */
  readonly isForHandBack?: boolean
}

const Section = ({ section, data }: { readonly section: DaySection; readonly data: TodayData }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const { name, leadsToBoard = false, isForHandBack = false, ...shown } = section
  return (
    <JobSection
      {...shown}
      name={name}
      jobs={data[name]}
      count={data.counts[name]}
      empty={t(`today.empty.${name}`)}
      {...(leadsToBoard ? { firstStep: { label: t('today.toBoard'), to: '/board' } } : {})}
      {...(isForHandBack && can('counter') ? { to: (job: BoardCard) => `/jobs/${job.number}/hand-back` } : {})}
    />
  )
}

/** The promise, who has it or whom it waits for. */
const Waits = (job: BoardCard) => <WaitsFor job={job} />
/** Of one's own work nobody has to say whose it is. */
const OwnWaits = (job: BoardCard) => <WaitsFor job={job} isOwn />

const WaitsFor = ({ job, isOwn = false }: { readonly job: BoardCard; readonly isOwn?: boolean }) => {
  const { t } = useTranslation()
  return (
    <>
      <DueText dueOn={job.dueOn} isDone={job.stage === 'ready'} />
      {!isOwn && (
        <Text size="sm" c="dimmed">
          {job.assignee === null ? t('today.nobody') : job.assignee.name}
        </Text>
      )}
      <Text size="sm" c="dimmed" component="div">
        <RelativeTime at={job.stageSince} kind="waiting" />
      </Text>
    </>
  )
}

/** How long a ready unit lies here, and where. */
const Since = (job: BoardCard) => (
  <Text size="sm" c="dimmed" component="div">
    <RelativeTime at={job.stageSince} kind="waiting" />
    {job.shelf !== null && ` · ${job.shelf}`}
  </Text>
)

const mine: DaySection = {
  name: 'mine',
  icon: <IconTool size={18} aria-hidden="true" />,
  aside: OwnWaits,
  leadsToBoard: true,
}
const late: DaySection = { name: 'late', icon: <IconClockExclamation size={18} aria-hidden="true" />, aside: Waits }
const untold: DaySection = { name: 'untold', icon: <IconMessageExclamation size={18} aria-hidden="true" />, aside: Waits }
const ready: DaySection = {
  name: 'ready',
  icon: <IconPackageExport size={18} aria-hidden="true" />,
  aside: Since,
  all: { stage: 'ready' },
  isForHandBack: true,
}
const urgent: DaySection = {
  name: 'urgent',
  icon: <IconUrgent size={18} aria-hidden="true" />,
  aside: Waits,
  all: { urgent: true },
}

const FirstDay = () => {
  const { t } = useTranslation()
  const { can } = useSession()
  const navigate = useNavigate()
  return (
    <EmptyState
      icon={<IconUserCheck />}
      message={t(can('counter') ? 'today.empty.firstDay' : 'today.empty.nothing')}
      firstStep={
        can('counter') && <ActionButton label={t('today.firstCheckIn')} onAction={() => navigate({ to: '/check-in' })} />
      }
    />
  )
}
