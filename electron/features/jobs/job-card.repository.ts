import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { type Stage, type StageFacts, stage, WAITS_FOR, waitParty, approvalState } from '../../../shared/jobs/stages.ts'
import { z } from 'zod'
import { CLOSED } from '../../db/literals.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { selectJobLines, SUMMARY_COLUMNS, toEnding, toJobLine } from './job-summary.repository.ts'

/** What a card shows beyond a line: who has it, where it lies, what holds it, and the facts that decide where it may go. */
export function selectJobCards(db: ReadDb) {
  return selectJobLines(db)
    .leftJoin('staff as assignee', 'assignee.id', 'job.assignee_id')
    .select([
      'job.assignee_id',
      'assignee.name as assignee_name',
      'job.shelf',
      'job.hold_reason',
      'job.hold_party',
      'job.hold_since',
      'job.category',
      'job.solved_as',
      'job.approval_state',
      'job.has_repair_entry',
      'job.last_test',
    ])
    .select((select) =>
      select
        .selectFrom('work_timer')
        .select((timer) => timer.fn.min('work_timer.since').as('since'))
        .whereRef('work_timer.job_id', '=', 'job.id')
        .as('timer_since'),
    )
}

export type JobCardRow = Awaited<ReturnType<ReturnType<typeof selectJobCards>['execute']>>[number]

export function toJobCard(row: JobCardRow): BoardCard {
  const line = toJobLine(row)
  const hold = holdOf(row)
  return {
    ...line,
    assignee: row.assignee_id === null ? null : { id: storedId(row.assignee_id), name: row.assignee_name ?? '' },
    shelf: row.shelf,
    waitsFor: hold?.party ?? waitsFor(line.stage),
    hold,
    timerSince: row.timer_since,
    facts: stageFactsOf(row),
  }
}

/** The columns that the stage table's conditions look at. The assessment itself is long, and no card shows it. */
interface FactColumns {
  /** Set by the assessment, and by nothing else. */
  category: string | null
  solved_as: string | null
  approval_state: string
  has_repair_entry: number
  last_test: string | null
  hold_reason: string | null
}

const lastTest = z.enum(['passed', 'failed']).nullable()

export function stageFactsOf(row: FactColumns): StageFacts {
  return {
    hasAssessment: row.category !== null,
    isSolved: row.solved_as !== null,
    approval: approvalState.parse(row.approval_state),
    hasRepairEntry: row.has_repair_entry === 1,
    lastTest: lastTest.parse(row.last_test),
    isOnHold: row.hold_reason !== null,
  }
}

function holdOf(row: Pick<JobCardRow, 'hold_reason' | 'hold_party' | 'hold_since'>): BoardCard['hold'] {
  if (row.hold_reason === null || row.hold_since === null) return null
  return { reason: row.hold_reason, party: waitParty.parse(row.hold_party), since: row.hold_since }
}

/** A closed job waits for nobody; its card says so as its last party, the depot. */
function waitsFor(current: Stage) {
  return current === 'closed' ? 'depot' : WAITS_FOR[current]
}

/** Open jobs, urgent first, then the earliest promise; with a stage that column only. */
export async function listBoardCards(db: ReadDb, only: Stage | null): Promise<BoardCard[]> {
  const query = selectJobCards(db)
    .where('job.stage', '<>', CLOSED)
    .orderBy('job.is_urgent', 'desc')
    .orderBy('job.due_on')
    .orderBy('job.seq')
  const rows = await (only === null ? query : query.where('job.stage', '=', stage.parse(only))).execute()
  return rows.map(toJobCard)
}

/** One job by its running number, with the ids by which the rest of its file is found; null when there is none. */
export async function findJobCard(db: ReadDb, seq: number) {
  const row = await selectJobCards(db)
    .select(['job.unit_id', ...SUMMARY_COLUMNS])
    .where('job.seq', '=', seq)
    .executeTakeFirst()
  return row === undefined
    ? null
    : { card: { ...toJobCard(row), ...toEnding(row) }, id: row.id, seq: row.seq, unitId: row.unit_id }
}
