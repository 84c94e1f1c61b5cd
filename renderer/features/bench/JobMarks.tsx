import {
  IconClockExclamation,
  IconHandStop,
  IconHome,
  IconMessageExclamation,
  IconPlayerPlay,
  IconStairsUp,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isLate, type BoardCard } from '../../../shared/jobs/jobs.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { IconUrgent } from '../../ui/urgent-icon.ts'
import { useNow } from '../../ui/use-now.ts'

const icon = { size: 14, 'aria-hidden': true } as const

/** Urgent, late, on hold, timer: what must be seen from a step away, each with a picture and a word. */
export const JobMarks = ({ job, today }: { readonly job: BoardCard; readonly today: string }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const now = useNow()
  return (
    <>
      {job.isUrgent && job.stage !== 'closed' && <ToneBadge tone="bad" icon={<IconUrgent {...icon} />} label={t('job.urgent')} />}
      {isLate(job, today) && job.dueOn !== null && (
        <ToneBadge tone="bad" icon={<IconClockExclamation {...icon} />} label={format.dueOn(job.dueOn)} />
      )}
      {job.hold !== null && (
        <ToneBadge tone="warn" icon={<IconHandStop {...icon} />} label={t('job.onHold', { reason: job.hold.reason })} mayShrink />
      )}
      {job.escalation !== null && (
        <ToneBadge
          tone="warn"
          icon={<IconStairsUp {...icon} />}
          label={t('job.escalated', { level: t(`job.level.${job.escalation.level}`) })}
        />
      )}
      {job.untoldSince !== null && <ToneBadge tone="warn" icon={<IconMessageExclamation {...icon} />} label={t('job.untold')} />}
      {!job.facts.isUnitHere && job.stage !== 'expected' && (
        <ToneBadge tone="info" icon={<IconHome {...icon} />} label={t('job.unitAway')} />
      )}
      {job.timerSince !== null && (
        <ToneBadge
          tone="info"
          icon={<IconPlayerPlay {...icon} />}
          label={t('job.timerRuns', { duration: format.duration(now - Date.parse(job.timerSince)) })}
        />
      )}
    </>
  )
}
