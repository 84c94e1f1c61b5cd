import { useNavigate } from '@tanstack/react-router'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import type { Stage } from '../../../shared/jobs/stages.ts'
import type { BenchCommand } from '../../../shared/scan/scan-tokens.ts'
import { client } from '../../app/api.ts'
import { usePrint } from '../../app/print/print-context.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useUndo } from '../../app/undo/use-undo.ts'
import { useChange } from '../../app/use-change.ts'
import { type CommandPlan, planCommand } from './bench-command.ts'
import { scannedJob } from './station-memory.ts'
import { useMoveJob } from './use-move-job.ts'
import { refusedMoveWords, useNotice } from '../../app/job-form/use-notice.ts'
import { usePermissions } from './use-permissions.ts'

/** Starts and pauses the caller's timer on a job, and says so. */
export const useTimerActions = () => {
  const notice = useNotice()
  const starting = useChange(client.bench.startTimer)
  const pausing = useChange(client.bench.pauseTimer)
  return async (job: Pick<BoardCard, 'id' | 'number'>, action: 'start' | 'pause'): Promise<boolean> => {
    const { number } = job
    const input = (key: string) => ({ jobId: job.id, key })
    try {
      if (action === 'start') {
        await starting.mutateAsync({ jobId: job.id })
        rememberDeed({ takeBack: (key) => client.bench.pauseTimer(input(key)), undone: (t) => t('undo.timerPaused', { number }) })
        notice.done((t) => t('bench.said.timerStarted', { number }))
      } else {
        const { minutes } = await pausing.mutateAsync({ jobId: job.id })
        rememberDeed({
          takeBack: (key) => client.bench.startTimer(input(key)),
          undone: (t) => t('bench.said.timerStarted', { number }),
        })
        notice.done((t) => t('bench.said.timerPaused', { number, count: minutes }))
      }
      return true
    } catch (failure) {
      notice.failed(failure)
      return false
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
  const undo = useUndo()

  /** `start` of a received unit is one deed: taken back, its timer stands still and it is received as before. */
  const takeUp = async (job: BoardCard, to: Stage): Promise<void> => {
    if (!(await moveJob(job, to)) || !(await timer(job, 'start'))) return
    const pauseKey = crypto.randomUUID()
    rememberDeed({
      takeBack: async (key) => {
        await client.bench.pauseTimer({ jobId: job.id, key: pauseKey })
        await client.jobs.undoMove({ jobId: job.id, key })
      },
      undone: (t) => t('bench.said.undone', { number: job.number, stage: t(`stage.${job.stage}`) }),
    })
  }
  const carryOut = async (plan: CommandPlan, job: BoardCard | undefined): Promise<void> => {
    if (plan.kind === 'go') return navigate({ to: plan.to })
    if (plan.kind === 'undo') return undo()
    if (plan.kind === 'key') return undefined
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
        await (plan.andStartTimer ? takeUp(job, plan.to) : moveJob(job, plan.to))
        return undefined
      case 'timer':
        await timer(job, plan.action)
        return undefined
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
    if (job !== undefined) scannedJob.remember(job.number)
    return carryOut(planCommand(command, job, { permissions }), job)
  }
}
