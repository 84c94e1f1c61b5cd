import {
  IconArrowBackUp,
  IconArrowRight,
  IconBookmark,
  IconBox,
  IconCalendarDue,
  IconCamera,
  IconCash,
  IconChecklist,
  IconClipboardCheck,
  IconClipboardPlus,
  IconFileZip,
  IconClipboardX,
  IconCoinOff,
  IconDevices,
  IconFileInvoice,
  IconFileOff,
  IconHandGrab,
  IconHandStop,
  IconHeadset,
  IconKey,
  IconLink,
  IconMailForward,
  IconMapPin,
  IconMessageCheck,
  IconMessageReply,
  IconPackageImport,
  IconPackageOff,
  IconPlayerPause,
  IconPlayerPlay,
  IconPrinter,
  IconReceiptRefund,
  IconRepeat,
  IconReportAnalytics,
  IconSearch,
  IconStairsUp,
  IconTimelineEvent,
  IconTool,
  IconTruckDelivery,
  IconUser,
  IconUserCheck,
} from '@tabler/icons-react'
import { Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventKind, JobFile, TimelineEvent } from '../../../shared/jobs/jobs.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { Tone } from '../../ui/theme.ts'
import { Timeline } from '../../ui/Timeline.tsx'
import { IconUrgent } from '../../ui/urgent-icon.ts'
import { useEventWords } from '../../app/job-form/use-event-words.ts'

const icons: Readonly<Record<EventKind, typeof IconBox>> = {
  'checked-in': IconClipboardPlus,
  announced: IconMailForward,
  arrived: IconPackageImport,
  surplus: IconPackageImport,
  missing: IconPackageOff,
  'arrival-undone': IconArrowBackUp,
  'stage-changed': IconArrowRight,
  held: IconHandStop,
  released: IconPlayerPlay,
  assigned: IconUser,
  shelved: IconMapPin,
  'urgency-changed': IconUrgent,
  'due-changed': IconCalendarDue,
  assessed: IconSearch,
  'plan-offered': IconFileInvoice,
  'plan-withdrawn': IconFileOff,
  'approval-recorded': IconClipboardCheck,
  'approval-voided': IconClipboardX,
  'link-made': IconLink,
  'consent-recorded': IconUserCheck,
  'timer-started': IconPlayerPlay,
  'timer-paused': IconPlayerPause,
  'parts-reserved': IconBookmark,
  'parts-supplied': IconPackageImport,
  'part-picked': IconHandGrab,
  'part-put-back': IconArrowBackUp,
  'part-doa': IconPackageOff,
  'part-broken': IconPackageOff,
  'repair-logged': IconTool,
  'test-recorded': IconChecklist,
  'photo-added': IconCamera,
  'passcode-shown': IconKey,
  printed: IconPrinter,
  archived: IconFileZip,
  'payment-taken': IconCash,
  'payment-refunded': IconReceiptRefund,
  'charge-waived': IconCoinOff,
  'handed-back': IconBox,
  'remote-begun': IconHeadset,
  'remote-ended': IconHeadset,
  'called-in': IconTruckDelivery,
  escalated: IconStairsUp,
  'escalation-answered': IconMessageReply,
  'customer-told': IconMessageCheck,
  'report-filed': IconReportAnalytics,
  'report-registered': IconReportAnalytics,
  'report-rejected': IconReportAnalytics,
  bounced: IconRepeat,
  'loaner-lent': IconDevices,
  'loaner-extended': IconCalendarDue,
  'loaner-returned': IconDevices,
}

const toneOf = ({ kind, data }: TimelineEvent): Tone => {
  if (kind === 'test-recorded') return data['passed'] === true ? 'good' : 'bad'
  if (kind === 'approval-recorded') return data['decision'] === 'approved' ? 'good' : 'warn'
  if (kind === 'remote-ended') return data['result'] === 'solved' ? 'good' : 'info'
  if (kind === 'report-registered' || kind === 'escalation-answered') return 'good'
  if (
    [
      'approval-voided',
      'plan-withdrawn',
      'held',
      'bounced',
      'passcode-shown',
      'escalated',
      'report-rejected',
      'part-doa',
      'part-broken',
    ].includes(kind)
  )
    return 'warn'
  if (kind === 'stage-changed' || kind === 'repair-logged' || kind === 'assessed' || kind === 'plan-offered') return 'info'
  if (kind === 'missing' || kind === 'surplus') return 'warn'
  return kind === 'handed-back' || kind === 'arrived' || kind === 'parts-supplied' ? 'good' : 'neutral'
}

const FIRST = 12

/** What happened to the unit, newest first, in sentences. */
export const JobTimeline = ({ job }: { readonly job: JobFile }) => {
  const { t } = useTranslation()
  const words = useEventWords()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? job.timeline : job.timeline.slice(0, FIRST)
  return (
    <Panel heading={t('job.section.timeline')} icon={<IconTimelineEvent size={18} aria-hidden="true" />}>
      <Timeline
        label={t('job.section.timeline')}
        entries={shown.map((event) => {
          const Icon = icons[event.kind]
          const { sentence, quote } = words(event)
          return {
            id: String(event.seq),
            at: event.at,
            by: event.by,
            heading: sentence,
            body: quote === undefined ? undefined : <Text className="hb-words">{quote}</Text>,
            icon: <Icon size={16} />,
            tone: toneOf(event),
          }
        })}
      />
      {shown.length < job.timeline.length && (
        <ActionButton
          variant="subtle"
          label={t('job.timelineAll', { count: job.timeline.length })}
          onAction={() => setWhole(true)}
        />
      )}
    </Panel>
  )
}
