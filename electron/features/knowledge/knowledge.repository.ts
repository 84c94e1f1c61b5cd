import type { Insertable } from 'kysely'
import { z } from 'zod'
import { causeCode } from '../../../shared/jobs/assessment.ts'
import { outcome } from '../../../shared/jobs/stages.ts'
import type { ClosedCase } from '../../../shared/knowledge/known-fixes.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import type { ClosedSymptomTable } from '../../db/tables/service.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'

/** What the closing of a job teaches, one row a symptom. */
export async function insertClosedSymptoms(db: WriteDb, rows: readonly Insertable<ClosedSymptomTable>[]): Promise<void> {
  if (rows.length > 0) await db.insertInto('closed_symptom').values(rows).execute()
}

const storedCause = causeCode.nullable()

/** The newest closed jobs of a model with a symptom, without what was done on them. */
export async function listClosedCases(db: ReadDb, modelId: string, symptom: string, limit: number) {
  const rows = await db
    .selectFrom('closed_symptom')
    .innerJoin('job', 'job.id', 'closed_symptom.job_id')
    .select(['job.id', 'job.seq', 'closed_symptom.cause_code', 'closed_symptom.outcome', 'closed_symptom.closed_at'])
    .select((select) =>
      select
        .exists(select.selectFrom('job as later').select('later.id').whereRef('later.bounce_of_id', '=', 'closed_symptom.job_id'))
        .as('has_bounced'),
    )
    .where('closed_symptom.model_id', '=', modelId)
    .where('closed_symptom.symptom', '=', symptom)
    .orderBy('closed_symptom.closed_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    number: jobNumber(row.seq),
    causeCode: storedCause.parse(row.cause_code),
    outcome: outcome.parse(row.outcome),
    closedAt: row.closed_at,
    hasBounced: Boolean(row.has_bounced),
  }))
}

const storedSteps = z.array(z.string())

/** What was done on these jobs and fitted into them, by job: entries of the log that were not corrected, and steps from afar. */
export async function readWorkOf(db: ReadDb, jobIds: readonly string[]) {
  if (jobIds.length === 0) return { done: new Map<string, string[]>(), parts: new Map<string, ClosedCase['parts']>() }
  const [entries, sessions, parts] = await Promise.all([
    listDone(db, jobIds),
    db
      .selectFrom('remote_session')
      .select(['job_id', 'steps'])
      .where('job_id', 'in', jobIds)
      .where('result', '=', 'solved')
      .execute(),
    listFitted(db, jobIds),
  ])
  const steps = sessions.map(({ job_id, steps }) => ({
    job_id,
    done: storedSteps.parse(JSON.parse(steps ?? '[]')).at(-1) ?? '',
  }))
  return {
    done: grouped([...entries, ...steps.filter(({ done }) => done !== '')], ({ done }) => done),
    parts: grouped(parts, ({ sku, name_en: en, name_zh, quantity }) => ({ sku, name: { en, 'zh-CN': name_zh }, quantity })),
  }
}

function grouped<Row extends { job_id: string }, Item>(rows: readonly Row[], item: (row: Row) => Item): Map<string, Item[]> {
  return new Map([...Map.groupBy(rows, (row) => row.job_id)].map(([id, own]) => [id, own.map(item)]))
}

function listDone(db: ReadDb, jobIds: readonly string[]) {
  return db
    .selectFrom('repair_entry')
    .select(['job_id', 'done'])
    .where('job_id', 'in', jobIds)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('repair_entry as later')
            .select('later.id')
            .whereRef('later.job_id', '=', 'repair_entry.job_id')
            .whereRef('later.corrects_id', '=', 'repair_entry.id'),
        ),
      ),
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
}

function listFitted(db: ReadDb, jobIds: readonly string[]) {
  return db
    .selectFrom('repair_part')
    .innerJoin('part', 'part.id', 'repair_part.part_id')
    .select(['repair_part.job_id', 'part.sku', 'part.name_en', 'part.name_zh', 'repair_part.quantity'])
    .where('repair_part.job_id', 'in', jobIds)
    .execute()
}
