import type { z } from 'zod'
import { stage } from '../../../shared/jobs/stages.ts'
import type { JobId, QualityReportId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import type { QualityReport, ReportForm, reportFields, ReportState } from '../../../shared/quality/quality.ts'
import { reportNumber } from '../../../shared/scan/scan-codes.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import type { ReadDb } from '../../db/store.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { nextNumber } from '../../work/work.repository.ts'
import { attachPhotos, findJobRow, updateJob } from '../jobs/job.repository.ts'
import { loadJob, loadOpenJob } from '../jobs/transition.service.ts'
import { goOn } from '../job-parts/go-on.service.ts'
import { isHeldUpByReport } from '../jobs/quality-gate.repository.ts'
import {
  findReport,
  insertReport,
  judgeReport,
  listReports,
  listReportsOfJob,
  lockReport,
  readProduct,
} from './quality.repository.ts'

type Filed = { jobId: JobId } & z.output<z.ZodObject<typeof reportFields>>

/** Files a report about a job's unit. It waits for quality, who register or reject it. */
export async function fileReport(work: Work, input: Filed): Promise<Outcome<{ reportId: QualityReportId; number: string }>> {
  const { jobId, photoIds } = input
  const loaded = await loadOpenJob(work, { jobId })
  if (loaded.kind !== 'done') return loaded
  const job = loaded.value
  const photos = await attachPhotos(work.db, photoIds, { jobId, entryId: null, caption: null })
  if (photos < photoIds.length) return refuse('unknown-attachment')
  const [reportId, seq] = [work.newId<QualityReportId>(), await nextNumber(work.db, 'report')]
  await insertReport(work.db, {
    id: reportId,
    seq,
    job_id: jobId,
    state: 'filed',
    form: JSON.stringify(formOf(input, await readProduct(work.db, job.unit_id))),
    filed_at: work.now,
    filed_by: actorOf(work).id,
    judged_at: null,
    judged_by: null,
    judgement: null,
    version: 1,
  })
  const number = reportNumber(seq)
  await updateJob(work.db, job, {})
  work.record(jobId, 'report-filed', { number })
  work.audit('report', reportId, null, { number, jobId })
  work.touch('report', reportId)
  work.touch('job', jobId)
  return done({ reportId, number })
}

/** The report as it stands from now on, with the unit as it is called today. */
function formOf(input: Filed, unit: Pick<ReportForm, 'product' | 'serial'>): ReportForm {
  const { batch, fault, foundBy, severity, probableCause, part, supplier, measure, photoIds } = input
  return { ...unit, batch, fault, foundBy, severity, probableCause, part, supplier, measure, photoIds }
}

type Judged = Outcome<{ reportId: QualityReportId; version: number; state: ReportState }>
interface OneReport {
  reportId: QualityReportId
  version: number
}

/** Takes a report into the register: what waited for it may go on. */
export const registerReport = (work: Work, input: OneReport & { judgement: string | null }): Promise<Judged> =>
  judge(work, input, 'registered')

/** Sends a report back with the reason; what waits for one goes on waiting. */
export const rejectReport = (work: Work, input: OneReport & { judgement: string }): Promise<Judged> =>
  judge(work, input, 'rejected')

async function judge(
  work: Work,
  { reportId, version, judgement }: OneReport & { judgement: string | null },
  state: 'registered' | 'rejected',
): Promise<Judged> {
  const report = await lockReport(work.db, reportId)
  if (report === undefined) return missing
  const number = reportNumber(report.seq)
  if (report.state !== 'filed') return refuse('report-judged', { number })
  if (report.version !== version) return stale(version, report.version)
  const job = await loadJob(work, { jobId: report.job_id })
  if (job.kind !== 'done') return job
  await judgeReport(work.db, report, { state, at: work.now, by: actorOf(work).id, judgement })
  const jobVersion = await updateJob(work.db, job.value, {})
  work.record(report.job_id, state === 'registered' ? 'report-registered' : 'report-rejected', { number, judgement })
  work.audit('report', reportId, { state: report.state }, { state, judgement })
  work.touch('report', reportId)
  work.touch('job', report.job_id)
  const gone = await goOn(work, done({ jobId: report.job_id, version: jobVersion, stage: stage.parse(job.value.stage) }))
  return gone.kind === 'done' ? done({ reportId, version: version + 1, state }) : gone
}

/** A page of reports, newest first. The cursor is the last number shown. */
export async function pageOfReports(
  db: ReadDb,
  input: { state: ReportState | null; cursor: string | null; limit: number },
): Promise<{ items: QualityReport[]; next: string | null }> {
  const before = input.cursor === null ? null : Number(input.cursor)
  if (before !== null && !Number.isSafeInteger(before)) return { items: [], next: null }
  const rows = await listReports(db, input.state, before, input.limit + 1)
  const shown = rows.slice(0, input.limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ seq: _, ...report }) => report),
    next: rows.length > input.limit && last ? String(last.seq) : null,
  }
}

/** A report by its number, typed or scanned; null when the number is wrong or not of this depot. */
export async function readReport(db: ReadDb, number: string): Promise<QualityReport | null> {
  const typed = parseTypedNumber(number, 'report')
  return typed?.kind === 'report' ? findReport(db, { seq: typed.sequence }) : null
}

/** A job's reports, and which of its steps wait for one to be registered; null when there is no such job. */
export async function readReportsOfJob(db: ReadDb, jobId: string) {
  const job = await findJobRow(db, jobId)
  if (job === undefined) return null
  const [reports, part, visit] = await Promise.all([
    listReportsOfJob(db, jobId),
    isHeldUpByReport(db, job, 'part'),
    isHeldUpByReport(db, job, 'visit'),
  ])
  return { reports, holdsUp: { part, visit } }
}
