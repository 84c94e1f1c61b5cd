import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { type Stage, type StageFacts, stage, WAITS_FOR, waitParty, approvalState } from '../../../shared/jobs/stages.ts'
import { z } from 'zod'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { selectJobSummaries, toJobSummary } from './job-summary.repository.ts'

/** Stands in the JSON of every assessment that is not solved, and in no text of it: there each quote has a backslash before it. */
const UNSOLVED = '%"solvedAs":null%'

/** What a card shows beyond a summary: who has it, where it lies, what holds it, and the facts that decide where it may go. */
export function selectJobCards(db: ReadDb) {
  return (
    selectJobSummaries(db)
      .leftJoin('staff as assignee', 'assignee.id', 'job.assignee_id')
      .select([
        'job.assignee_id',
        'assignee.name as assignee_name',
        'job.shelf',
        'job.hold_reason',
        'job.hold_party',
        'job.hold_since',
        'job.approval_state',
        'job.has_repair_entry',
        'job.last_test',
      ])
      // Not the assessment itself: its findings are the longest text of a job, and no card shows them.
      .select((select) => [
        select.case().when('job.assessment', 'is', null).then(select.lit(0)).else(select.lit(1)).end().as('is_assessed'),
        select
          .case()
          .when('job.assessment', 'is', null)
          .then(select.lit(0))
          .when('job.assessment', 'like', UNSOLVED)
          .then(select.lit(0))
          .else(select.lit(1))
          .end()
          .as('is_solved'),
      ])
      .select((select) =>
        select
          .selectFrom('work_timer')
          .select((timer) => timer.fn.min('work_timer.since').as('since'))
          .whereRef('work_timer.job_id', '=', 'job.id')
          .as('timer_since'),
      )
  )
}

export type JobCardRow = Awaited<ReturnType<ReturnType<typeof selectJobCards>['execute']>>[number]

export function toJobCard(row: JobCardRow): BoardCard {
  const summary = toJobSummary(row)
  const hold = holdOf(row)
  return {
    ...summary,
    assignee: row.assignee_id === null ? null : { id: storedId(row.assignee_id), name: row.assignee_name ?? '' },
    shelf: row.shelf,
    waitsFor: hold?.party ?? waitsFor(summary.stage),
    hold,
    timerSince: row.timer_since,
    facts: factsOf(row, { hasAssessment: row.is_assessed === 1, isSolved: row.is_solved === 1 }),
  }
}

interface FactColumns {
  approval_state: string
  has_repair_entry: number
  last_test: string | null
  hold_reason: string | null
}

const solvedAs = z.object({ solvedAs: z.string().nullable() })
const lastTest = z.enum(['passed', 'failed']).nullable()

/** What the stage table's conditions look at, from a job's own row. */
export function stageFactsOf(row: FactColumns & { assessment: string | null }): StageFacts {
  const isSolved = row.assessment !== null && solvedAs.parse(JSON.parse(row.assessment)).solvedAs !== null
  return factsOf(row, { hasAssessment: row.assessment !== null, isSolved })
}

function factsOf(row: FactColumns, assessed: Pick<StageFacts, 'hasAssessment' | 'isSolved'>): StageFacts {
  return {
    ...assessed,
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
    .where('job.stage', '<>', 'closed')
    .orderBy('job.is_urgent', 'desc')
    .orderBy('job.due_on')
    .orderBy('job.seq')
  const rows = await (only === null ? query : query.where('job.stage', '=', stage.parse(only))).execute()
  return rows.map(toJobCard)
}

/** One job by its running number; null when there is none. */
export async function findJobCard(db: ReadDb, seq: number): Promise<{ card: BoardCard; row: JobCardRow } | null> {
  const row = await selectJobCards(db).where('job.seq', '=', seq).executeTakeFirst()
  return row === undefined ? null : { card: toJobCard(row), row }
}
