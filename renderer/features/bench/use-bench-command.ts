import { useNavigate } from '@tanstack/react-router'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import type { BenchCommand } from '../../../shared/scan/scan-tokens.ts'
import { client } from '../../app/api.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { useChange } from '../../app/use-change.ts'
import { type CommandPlan, planCommand } from './bench-command.ts'
import { lastMove, rememberScannedJob } from './station-memory.ts'
import { useMoveJob } from './use-move-job.ts'
import { refusedMoveWords, useNotice } from '../../app/job-form/use-notice.ts'
import { usePermissions } from './use-permissions.ts'

/** Starts and pauses the caller's timer on a job, and says so. */
export const useTimerActions = () => {
  const notice = useNotice()
  const starting = useChange(client.bench.startTimer)
  const pausing = useChange(client.bench.pauseTimer)
  return async (job: Pick<BoardCard, 'id' | 'number'>, action: 'start' | 'pause'): Promise<void> => {
    try {
      if (action === 'start') {
        await starting.mutateAsync({ jobId: job.id })
        notice.done((t) => t('bench.said.timerStarted', { number: job.number }))
      } else {
        const { minutes } = await pausing.mutateAsync({ jobId: job.id })
        notice.done((t) => t('bench.said.timerPaused', { number: job.number, count: minutes }))
      }
    } catch (failure) {
      notice.failed(failure)
    }
  }
}

/**
 * Carries out a command of the command sheet on a job and announces what came of it.
 * @param onDialog opens the checklist where the job is shown
 */
export const useBenchCommand = (onDialog: (job: BoardCard, dialog: 'pass' | 'fail') => void) => {
  const navigate = useNavigate()
  const permissions = usePermissions()
  const notice = useNotice()
  const moveJob = useMoveJob()
  const timer = useTimerActions()
  const print = usePrint()

  const carryOut = async (plan: CommandPlan, job: BoardCard | undefined, isUndo: boolean): Promise<void> => {
    if (plan.kind === 'go') return navigate({ to: plan.to })
    if (plan.kind === 'nothing-open') return notice.done((t) => t('bench.said.nothingOpen'))
    if (plan.kind === 'no-job' || job === undefined) return notice.refused((t) => t('bench.said.noJob'))
    switch (plan.kind) {
      case 'refused':
        return notice.refused(
          () => job.number,
          (t) =>
            refusedMoveWords(t, plan.reason, {
              from: job.stage,
              to: plan.to ?? job.stage,
              holdReason: job.hold?.reason ?? null,
            }),
        )
      case 'move':
        if ((await moveJob(job, plan.to, isUndo)) && plan.andStartTimer) await timer(job, 'start')
        return undefined
      case 'timer':
        return timer(job, plan.action)
      case 'dialog':
        return onDialog(job, plan.dialog)
      case 'print':
        // Not awaited: the preview of a station stays open as long as somebody looks at it, and scans must go on.
        void print({ kind: 'job-label', jobId: job.id })
        return undefined
      case 'hand-back':
        return navigate({ to: '/jobs/$number/hand-back', params: { number: job.number } })
    }
  }

  return (command: BenchCommand, job: BoardCard | undefined): Promise<void> => {
    if (job !== undefined) rememberScannedJob(job.number)
    const plan = planCommand(command, job, { permissions, lastMove: lastMove(), now: Date.now() })
    return carryOut(plan, job, command === 'undo')
  }
}
