import type { Insertable } from 'kysely'
import { type QualityReport, reportForm, reportState, type ReportState } from '../../../shared/quality/quality.ts'
import { jobNumber, reportNumber } from '../../../shared/scan/scan-codes.ts'
import type { QualityReportTable } from '../../db/tables/service.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'
import { storedId, storedJson } from '../../db/stored.ts'

export async function insertReport(db: WriteDb, row: Insertable<QualityReportTable>): Promise<void> {
  await db.insertInto('quality_report').values(row).execute()
}

/** A report's own row for whoever judges it; somebody else who would judge it waits. */
export async function lockReport(db: WriteDb, id: string) {
  const query = db.selectFrom('quality_report').selectAll().where('id', '=', id)
  return (needsRowLocks(db) ? query.forUpdate() : query).executeTakeFirst()
}

export async function judgeReport(
  db: WriteDb,
  report: { id: string; version: number },
  judged: { state: ReportState; at: string; by: string; judgement: string | null },
): Promise<void> {
  await db
    .updateTable('quality_report')
    .set({
      state: judged.state,
      judged_at: judged.at,
      judged_by: judged.by,
      judgement: judged.judgement,
      version: report.version + 1,
    })
    .where('id', '=', report.id)
    .execute()
}

/** What is printed on a report of the unit: its model's name and its serial. */
export async function readProduct(db: ReadDb, unitId: string): Promise<{ product: string; serial: string | null }> {
  const row = await db
    .selectFrom('unit')
    .innerJoin('model', 'model.id', 'unit.model_id')
    .select(['model.brand', 'model.name', 'unit.serial'])
    .where('unit.id', '=', unitId)
    .executeTakeFirstOrThrow()
  return { product: `${row.brand} ${row.name}`, serial: row.serial }
}

function selectReports(db: ReadDb) {
  return db
    .selectFrom('quality_report')
    .innerJoin('job', 'job.id', 'quality_report.job_id')
    .innerJoin('staff as filer', 'filer.id', 'quality_report.filed_by')
    .leftJoin('staff as judge', 'judge.id', 'quality_report.judged_by')
    .selectAll('quality_report')
    .select(['job.seq as job_seq', 'filer.name as filer_name', 'judge.name as judge_name'])
}

type ReportRow = Awaited<ReturnType<ReturnType<typeof selectReports>['execute']>>[number]

const toReport = (row: ReportRow): QualityReport => ({
  id: storedId(row.id),
  number: reportNumber(row.seq),
  jobId: storedId(row.job_id),
  jobNumber: jobNumber(row.job_seq),
  state: reportState.parse(row.state),
  form: storedJson(reportForm, row.form),
  filedAt: row.filed_at,
  filedBy: row.filer_name,
  judgedAt: row.judged_at,
  judgedBy: row.judge_name,
  judgement: row.judgement,
  version: row.version,
})

/** Reports newest first, before the one numbered `before`. */
export async function listReports(
  db: ReadDb,
  state: ReportState | null,
  before: number | null,
  limit: number,
): Promise<(QualityReport & { seq: number })[]> {
  let query = selectReports(db).orderBy('quality_report.seq', 'desc').limit(limit)
  if (state !== null) query = query.where('quality_report.state', '=', state)
  if (before !== null) query = query.where('quality_report.seq', '<', before)
  return (await query.execute()).map((row) => ({ ...toReport(row), seq: row.seq }))
}

export async function listReportsOfJob(db: ReadDb, jobId: string): Promise<QualityReport[]> {
  const rows = await selectReports(db).where('quality_report.job_id', '=', jobId).orderBy('quality_report.seq', 'desc').execute()
  return rows.map(toReport)
}

export async function findReport(db: ReadDb, by: { seq: number } | { id: string }): Promise<QualityReport | null> {
  const query = selectReports(db)
  const row = await (
    'seq' in by ? query.where('quality_report.seq', '=', by.seq) : query.where('quality_report.id', '=', by.id)
  ).executeTakeFirst()
  return row === undefined ? null : toReport(row)
}
