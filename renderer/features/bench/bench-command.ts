import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { refusalOfMove, type Stage } from '../../../shared/jobs/stages.ts'
import type { Permission } from '../../../shared/kernel/permissions.ts'
import type { RefusalCode } from '../../../shared/kernel/refusal.ts'
import { type BenchCommand, isKeyCommand } from '../../../shared/scan/scan-tokens.ts'

/** What a scanned command comes to. Everything that may be refused is decided here, before anything is sent. */
export type CommandPlan =
  | { readonly kind: 'move'; readonly to: Stage; readonly andStartTimer: boolean }
  | { readonly kind: 'timer'; readonly action: 'start' | 'pause' }
  | { readonly kind: 'dialog'; readonly dialog: 'pass' | 'fail' }
  | { readonly kind: 'print' }
  | { readonly kind: 'undo' }
  /** Keys are the app's, and are asked for before. */
  | { readonly kind: 'key' }
  | { readonly kind: 'hand-back' }
  | { readonly kind: 'go'; readonly to: '/board' | '/check-in' }
  | { readonly kind: 'nothing-open' }
  | { readonly kind: 'no-job' }
  | { readonly kind: 'refused'; readonly reason: RefusalCode; readonly to: Stage | null }

type CommandedJob = Pick<BoardCard, 'id' | 'stage' | 'facts'>

interface Situation {
  readonly permissions: ReadonlySet<Permission>
}

const refused = (reason: RefusalCode, to: Stage | null = null): CommandPlan => ({ kind: 'refused', reason, to })

function planMove(job: CommandedJob, to: Stage, { permissions }: Situation, andStartTimer = false): CommandPlan {
  const reason = refusalOfMove(job.stage, to, job.facts, permissions)
  return reason === null ? { kind: 'move', to, andStartTimer } : refused(reason, to)
}

/** `start` takes a received unit for assessment; everywhere else on the bench it starts the timer and moves nothing. */
function planStart(job: CommandedJob, situation: Situation): CommandPlan {
  if (job.stage === 'closed') return refused('already-closed')
  if (!situation.permissions.has('bench')) return refused('move-not-permitted')
  return job.stage === 'received' ? planMove(job, 'assessing', situation, true) : { kind: 'timer', action: 'start' }
}

function planTest(job: CommandedJob, dialog: 'pass' | 'fail', { permissions }: Situation): CommandPlan {
  if (!permissions.has('bench')) return refused('move-not-permitted')
  if (job.facts.isOnHold) return refused('on-hold')
  return job.stage === 'testing' ? { kind: 'dialog', dialog } : refused('wrong-stage')
}

/**
 * What a command of the command sheet does to this job, here and now. `board`, `check-in`, `cancel` and `undo` need no job; every
 * other command does, and without one it says so.
 */
export function planCommand(command: BenchCommand, job: CommandedJob | undefined, situation: Situation): CommandPlan {
  if (command === 'board') return { kind: 'go', to: '/board' }
  if (command === 'check-in') return { kind: 'go', to: '/check-in' }
  if (command === 'cancel') return { kind: 'nothing-open' }
  // What was done last at this station, whichever job it was.
  if (command === 'undo') return { kind: 'undo' }
  if (isKeyCommand(command)) return { kind: 'key' }
  if (job === undefined) return { kind: 'no-job' }
  switch (command) {
    case 'start':
      return planStart(job, situation)
    case 'pause':
      return situation.permissions.has('bench') ? { kind: 'timer', action: 'pause' } : refused('move-not-permitted')
    case 'to-test':
      return planMove(job, 'testing', situation)
    case 'ready':
      return planMove(job, 'ready', situation)
    case 'pass':
    case 'fail':
      return planTest(job, command, situation)
    case 'print':
      return { kind: 'print' }
    case 'hand-back':
      return job.stage === 'closed' ? refused('already-closed') : { kind: 'hand-back' }
  }
}
