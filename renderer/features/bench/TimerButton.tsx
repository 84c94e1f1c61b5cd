import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { api } from '../../app/api.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useTimerActions } from './use-bench-command.ts'

/** Starts and pauses my timer, and says what it has measured. */
export const TimerButton = ({ job, lockedReason }: { readonly job: JobFile; readonly lockedReason: string | undefined }) => {
  const { t } = useTranslation()
  const now = useNow()
  const run = useTimerActions()
  const timer = useQuery(api.bench.timer.queryOptions({ input: { jobId: job.id } }))
  const since = timer.data?.since ?? null
  const minutes = (timer.data?.minutes ?? 0) + (since === null ? 0 : Math.max(0, Math.floor((now - Date.parse(since)) / 60_000)))
  const isRunning = since !== null
  const Icon = isRunning ? IconPlayerPause : IconPlayerPlay
  const word = isRunning ? 'job.action.pauseTimer' : 'job.action.startTimer'
  return (
    <ActionButton
      variant={isRunning ? 'light' : 'default'}
      label={minutes > 0 || isRunning ? t(`${word}With`, { count: minutes }) : t(word)}
      icon={<Icon size={18} aria-hidden="true" />}
      shortcut="alt+t"
      disabledReason={lockedReason}
      onAction={() => run(job, isRunning ? 'pause' : 'start')}
    />
  )
}
