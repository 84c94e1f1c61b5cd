import { sql } from 'kysely'
import { escalationLevel } from '../../../shared/jobs/escalation.ts'
import type { BoardCard } from '../../../shared/jobs/jobs.ts'
import { type Stage, type StageFacts, stage, WAITS_FOR, waitParty, approvalState } from '../../../shared/jobs/stages.ts'
import { z } from 'zod'
import { CLOSED } from '../../db/literals.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { heldUpVisits } from './quality-gate.repository.ts'
import { selectJobLines, SUMMARY_COLUMNS, toEnding, toJobLine } from './job-summary.repository.ts'

/** 1 where the plan has somebody travel and no quality report is registered; whether that matters is the policy's word. */
const visitUnreported = sql<number>`case when
  exists (select 1 from plan_line where plan_line.plan_id = job.plan_id and plan_line.kind = 'travel')
  and not exists (select 1 from quality_report where quality_report.job_id = job.id and quality_report.state = 'registered')
  then 1 else 0 end`.as('visit_unreported')

/** What a card shows beyond a line: who has it, where it lies, what holds it, and the facts that decide where it may go. */
export function selectJobCards(db: ReadDb) {
  return selectJobLines(db)
    .leftJoin('staff as assignee', 'assignee.id', 'job.assignee_id')
    .leftJoin('escalation', 'escalation.id', 'job.escalation_id')
    .leftJoin('staff as escalator', 'escalator.id', 'escalation.raised_by')
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
      'job.plan_id',
      'job.plan_total',
      'job.may_disassemble',
      'job.may_wipe_data',
      'model.asks_disassembly',
      'model.asks_data',
      'job.has_repair_entry',
      'job.last_test',
      'job.arrival',
      'job.policy_version_id',
      'job.escalation_id',
      'escalation.level as escalation_level',
      'escalation.reason as escalation_reason',
      'escalation.party as escalation_party',
      'escalation.raised_at as escalated_at',
      'escalator.name as escalated_by',
      'job.untold_since',
      'job.short_parts',
    ])
    .select(visitUnreported)
    .select((select) =>
      select
        .selectFrom('work_timer')
        .select((timer) => timer.fn.min('work_timer.since').as('since'))
        .whereRef('work_timer.job_id', '=', 'job.id')
        .as('timer_since'),
    )
}

export type JobCardRow = Awaited<ReturnType<ReturnType<typeof selectJobCards>['execute']>>[number]

/** Rows as cards; whether a visit of theirs waits for its quality report is asked for once. */
export async function toJobCards(db: ReadDb, rows: readonly JobCardRow[]): Promise<BoardCard[]> {
  const heldUp = await heldUpVisits(db, rows)
  return rows.map((row) => toJobCard(row, !heldUp.has(row.id)))
}

function toJobCard(row: JobCardRow, isQualityCleared: boolean): BoardCard {
  const line = toJobLine(row)
  const [hold, escalation] = [holdOf(row), escalationOf(row)]
  return {
    ...line,
    assignee: row.assignee_id === null ? null : { id: storedId(row.assignee_id), name: row.assignee_name ?? '' },
    shelf: row.shelf,
    waitsFor: hold?.party ?? escalation?.party ?? waitsFor(line.stage),
    hold,
    escalation,
    untoldSince: row.untold_since,
    timerSince: row.timer_since,
    facts: stageFactsOf(row, isQualityCleared),
  }
}

/** The columns that the stage table's conditions look at. The assessment itself is long, and no card shows it. */
interface FactColumns {
  /** Set by the assessment, and by nothing else. */
  category: string | null
  solved_as: string | null
  approval_state: string
  plan_id: string | null
  plan_total: number | null
  may_disassemble: number
  may_wipe_data: number
  asks_disassembly: number
  asks_data: number
  has_repair_entry: number
  last_test: string | null
  hold_reason: string | null
  stage: string
  arrival: string | null
  short_parts: number
}

/** How the last test since entering `testing` ended; null = none was made. */
export const lastTest = z.enum(['passed', 'failed']).nullable()

/** `isQualityCleared` is not the job's own: `isVisitCleared` tells it. */
export function stageFactsOf(row: FactColumns, isQualityCleared: boolean): StageFacts {
  return {
    hasAssessment: row.category !== null,
    isSolved: row.solved_as !== null,
    approval: approvalState.parse(row.approval_state),
    hasPlan: row.plan_id !== null,
    isReleased: isReleased(row),
    hasConsent: row.may_disassemble >= row.asks_disassembly && row.may_wipe_data >= row.asks_data,
    hasRepairEntry: row.has_repair_entry === 1,
    lastTest: lastTest.parse(row.last_test),
    isOnHold: row.hold_reason !== null,
    isUnitHere: isUnitHere(row),
    isQualityCleared,
    hasParts: row.short_parts === 0,
  }
}

/** How units arrive whose customers still have them. */
const AWAY: readonly string[] = ['expected', 'missing', 'remote']

/** True when the unit is in the house: it was not announced only, nor is it helped with from afar. */
export function isUnitHere({ stage: current, arrival }: Pick<FactColumns, 'stage' | 'arrival'>): boolean {
  return current !== 'expected' && !AWAY.includes(arrival ?? '')
}

function escalationOf(row: JobCardRow): BoardCard['escalation'] {
  if (row.escalation_id === null) return null
  return {
    id: storedId(row.escalation_id),
    level: escalationLevel.parse(row.escalation_level),
    reason: row.escalation_reason ?? '',
    party: waitParty.parse(row.escalation_party),
    since: row.escalated_at ?? '',
    by: row.escalated_by ?? '',
  }
}

/** True when what the plan costs may be done: nothing is to be paid by it, or the customer approved it. */
export function isReleased(job: Pick<FactColumns, 'plan_id' | 'plan_total' | 'approval_state'>): boolean {
  return job.plan_id !== null && (job.plan_total === 0 || job.approval_state === 'approved')
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
  return toJobCards(db, rows)
}

/** One job by its running number, with the ids by which the rest of its file is found; null when there is none. */
export async function findJobCard(db: ReadDb, seq: number) {
  const row = await selectJobCards(db)
    .select(['job.unit_id', ...SUMMARY_COLUMNS])
    .where('job.seq', '=', seq)
    .executeTakeFirst()
  if (row === undefined) return null
  const [card] = await toJobCards(db, [row])
  return card === undefined ? null : { card: { ...card, ...toEnding(row) }, id: row.id, seq: row.seq, unitId: row.unit_id }
}
