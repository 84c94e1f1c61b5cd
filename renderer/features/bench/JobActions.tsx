import { Button, Menu } from '@mantine/core'
import {
  IconCalendarDue,
  IconChevronDown,
  IconClipboardCheck,
  IconFileInvoice,
  IconHandStop,
  IconMapPin,
  IconMessageReply,
  IconPlayerPlay,
  IconStairsUp,
  IconUser,
  IconUserCheck,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { useSession } from '../../app/session-context.ts'
import { IconUrgent } from '../../ui/urgent-icon.ts'
import type { JobDialog } from '../../app/job-form/job-slots.ts'
import { useSimpleChanges } from './use-simple-changes.ts'

interface Entry {
  readonly label: string
  readonly icon: ReactNode
  readonly run: () => void
  /** Why it cannot be chosen. */
  readonly reason?: string | undefined
}

const icon = { size: 17, 'aria-hidden': true } as const

/** Everything else that can be done with the job; what cannot be done now says why. */
export const JobActions = ({ job, onDialog }: { readonly job: JobFile; readonly onDialog: (dialog: JobDialog) => void }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const { release, toggleUrgent } = useSimpleChanges(job)
  const closed = job.stage === 'closed' ? t('refusal.already-closed') : undefined
  const unless = (isAllowed: boolean) => closed ?? (isAllowed ? undefined : t('error.forbidden.title'))
  const bench = unless(can('bench'))
  const either = unless(can('bench') || can('counter'))
  const approval = unless(can('approval'))
  const noPlan = job.facts.hasPlan ? undefined : t('refusal.no-plan')
  const entries: readonly Entry[] = [
    { label: t('job.action.assign'), icon: <IconUser {...icon} />, run: () => onDialog('assign'), reason: bench },
    {
      label: t('job.action.shelf'),
      icon: <IconMapPin {...icon} />,
      run: () => onDialog('shelf'),
      reason: unless(can('bench') || can('counter') || can('stock')),
    },
    job.hold === null
      ? { label: t('job.action.hold'), icon: <IconHandStop {...icon} />, run: () => onDialog('hold'), reason: bench }
      : { label: t('job.action.release'), icon: <IconPlayerPlay {...icon} />, run: () => void release(), reason: bench },
    {
      label: job.isUrgent ? t('job.action.notUrgent') : t('job.action.urgent'),
      icon: <IconUrgent {...icon} />,
      run: () => void toggleUrgent(),
      reason: either,
    },
    job.escalation === null
      ? { label: t('job.action.escalate'), icon: <IconStairsUp {...icon} />, run: () => onDialog('escalate'), reason: either }
      : { label: t('job.action.answer'), icon: <IconMessageReply {...icon} />, run: () => onDialog('answer'), reason: either },
    {
      label: t('job.step.plan'),
      icon: <IconFileInvoice {...icon} />,
      run: () => onDialog('plan'),
      reason: bench ?? (job.facts.hasAssessment ? undefined : t('refusal.no-assessment')),
    },
    { label: t('job.action.due'), icon: <IconCalendarDue {...icon} />, run: () => onDialog('due'), reason: either },
    {
      label: t('job.step.approve'),
      icon: <IconClipboardCheck {...icon} />,
      run: () => onDialog('approve'),
      reason: approval ?? noPlan,
    },
    { label: t('job.step.consent'), icon: <IconUserCheck {...icon} />, run: () => onDialog('consent'), reason: approval },
  ]
  return (
    // The first entry has the focus, not a placeholder that no menu may hold.
    <Menu position="bottom-end" width={300} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown {...icon} />}>
          {t('job.action.more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ label, icon: picture, run, reason }, at) => (
          <Menu.Item
            key={label}
            leftSection={picture}
            data-autofocus={at === 0 || undefined}
            aria-disabled={reason !== undefined}
            {...(reason === undefined ? {} : { 'data-disabled': true })}
            closeMenuOnClick={reason === undefined}
            onClick={() => reason === undefined && run()}
          >
            <span>{label}</span>
            {reason !== undefined && <small className="hb-menu-why">{reason}</small>}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
