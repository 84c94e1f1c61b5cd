import type { Selectable } from 'kysely'
import { z } from 'zod'
import { checklistStep, effectiveChecklist, stepResult } from '../../../shared/catalogue/catalogue.ts'
import { type Assessment, assessment } from '../../../shared/jobs/assessment.ts'
import { type Accessory, eventKind, type JobFile, type RmaJob, type TestRun } from '../../../shared/jobs/jobs.ts'
import { approvalState } from '../../../shared/jobs/stages.ts'
import { bilingual, language } from '../../../shared/kernel/text.ts'
import { accessoryCode, jobNumber } from '../../../shared/scan/scan-codes.ts'
import type { Schema } from '../../db/schema.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId, storedJson } from '../../db/stored.ts'
import { selectJobCards, toJobCards } from './job-card.repository.ts'
import { SUMMARY_COLUMNS, toEnding } from './job-summary.repository.ts'

const checklist = z.array(checklistStep)
const intakeWarnings = z.array(bilingual)

/** The columns of a job's page that no list shows, with the RMA's, the customer's and the model's. */
export async function readJobDetails(db: ReadDb, jobId: string) {
  const row = await db
    .selectFrom('job')
    .innerJoin('rma', 'rma.id', 'job.rma_id')
    .innerJoin('customer', 'customer.id', 'job.customer_id')
    .innerJoin('model', 'model.id', 'job.model_id')
    .innerJoin('staff as taker', 'taker.id', 'rma.taken_by')
    .leftJoin('staff as approver', 'approver.id', 'job.approval_by')
    .leftJoin('job as bounced_from', 'bounced_from.id', 'job.bounce_of_id')
    .where('job.id', '=', jobId)
    .select([
      'job.rma_id',
      'job.unit_id',
      'job.model_id',
      'job.fault',
      'job.occurred_on',
      'job.wished_for',
      'job.condition',
      'job.may_wipe_data',
      'job.may_disassemble',
      'job.passcode_sealed',
      'job.approval_state',
      'job.approval_at',
      'job.approval_way',
      'job.approval_note',
      'job.assessment',
      'job.rework_count',
      'job.minutes_total',
      'job.parts_warranty_until',
      'job.labour_warranty_until',
      'rma.channel',
      'rma.request_type',
      'taker.name as taken_by',
      'approver.name as approver_name',
      'bounced_from.seq as bounce_of_seq',
      'customer.id as customer_id',
      'customer.name as customer_name',
      'customer.phone',
      'customer.email',
      'customer.language',
      'customer.tier',
      'customer.is_dealer',
      'customer.note as customer_note',
      'model.asks_data',
      'model.asks_disassembly',
      'model.checklist',
      'model.intake_warnings',
    ])
    .executeTakeFirstOrThrow()
  return {
    rmaId: storedId<JobFile['rmaId']>(row.rma_id),
    unitId: storedId<JobFile['unitId']>(row.unit_id),
    modelId: storedId<JobFile['modelId']>(row.model_id),
    channel: row.channel,
    requestType: row.request_type,
    takenBy: row.taken_by,
    customer: {
      id: storedId<JobFile['customer']['id']>(row.customer_id),
      name: row.customer_name,
      phone: row.phone,
      email: row.email,
      language: language.parse(row.language),
      tier: row.tier,
      isDealer: row.is_dealer === 1,
      note: row.customer_note,
    },
    checklist: [...effectiveChecklist(storedJson(checklist, row.checklist))],
    intakeWarnings: storedJson(intakeWarnings, row.intake_warnings),
    fault: row.fault,
    occurredOn: row.occurred_on,
    wishedFor: row.wished_for,
    condition: row.condition,
    mayWipeData: row.may_wipe_data === 1,
    mayDisassemble: row.may_disassemble === 1,
    asksData: row.asks_data === 1,
    asksDisassembly: row.asks_disassembly === 1,
    hasPasscode: row.passcode_sealed !== null,
    approval: {
      state: approvalState.parse(row.approval_state),
      at: row.approval_at,
      by: row.approver_name,
      way: row.approval_way,
      note: row.approval_note,
    },
    assessment: storedAssessment(row.assessment),
    bounceOf: row.bounce_of_seq === null ? null : jobNumber(row.bounce_of_seq),
    reworkCount: row.rework_count,
    minutesTotal: row.minutes_total,
    repairWarranty: { partsUntil: row.parts_warranty_until, labourUntil: row.labour_warranty_until },
  }
}

/** The assessment column of a job; null before anybody assessed it. */
export function storedAssessment(text: string | null): Assessment | null {
  return text === null ? null : storedJson(assessment, text)
}

export async function listAccessories(db: ReadDb, job: { id: string; seq: number }): Promise<JobFile['accessories']> {
  const rows = await db.selectFrom('accessory').selectAll().where('job_id', '=', job.id).orderBy('position').execute()
  return rows.map((row) => toAccessory(job.seq, row))
}

const toAccessory = (jobSeq: number, row: Selectable<Schema['accessory']>): Accessory => ({
  id: storedId(row.id),
  position: row.position,
  code: accessoryCode(jobSeq, row.position),
  name: row.name,
  note: row.note,
  returnedAt: row.returned_at,
  explanation: row.explanation,
})

/** The jobs of an RMA in the order of their labels, each with what came with its unit. */
export async function listRmaJobs(db: ReadDb, rmaId: string): Promise<RmaJob[]> {
  const jobs = await selectJobCards(db)
    .select(['job.unit_id', ...SUMMARY_COLUMNS])
    .where('job.rma_id', '=', rmaId)
    .orderBy('job.seq')
    .execute()
  const rowOf = new Map(jobs.map((row) => [row.id, row]))
  const accessories = await db
    .selectFrom('accessory')
    .innerJoin('job', 'job.id', 'accessory.job_id')
    .selectAll('accessory')
    .where('job.rma_id', '=', rmaId)
    .orderBy('accessory.position')
    .execute()
  const ofJob = Map.groupBy(accessories, (row) => row.job_id)
  return (await toJobCards(db, jobs)).flatMap((card) => {
    const row = rowOf.get(card.id)
    if (row === undefined) return []
    const withIt = (ofJob.get(card.id) ?? []).map((accessory) => toAccessory(row.seq, accessory))
    return [{ ...card, ...toEnding(row), unitId: storedId<RmaJob['unitId']>(row.unit_id), accessories: withIt }]
  })
}

const testResults = z.array(stepResult.extend({ label: bilingual, unit: z.string().nullable() }))

/** Test runs, oldest first, with each step worded as it was on that day. */
export async function listTestRuns(db: ReadDb, jobId: string): Promise<TestRun[]> {
  const rows = await db
    .selectFrom('test_run')
    .innerJoin('staff', 'staff.id', 'test_run.by_id')
    .select(['test_run.at', 'staff.name as by', 'test_run.passed', 'test_run.note', 'test_run.results'])
    .where('test_run.job_id', '=', jobId)
    .orderBy('test_run.at')
    .orderBy('test_run.id')
    .execute()
  return rows.map((row) => ({ ...row, passed: row.passed === 1, results: storedJson(testResults, row.results) }))
}

export async function listPhotos(db: ReadDb, jobId: string): Promise<JobFile['photos']> {
  const rows = await db
    .selectFrom('attachment')
    .leftJoin('staff', 'staff.id', 'attachment.created_by')
    .select([
      'attachment.id',
      'attachment.caption',
      'attachment.created_at',
      'staff.name as by',
      'attachment.width',
      'attachment.height',
    ])
    .where('attachment.job_id', '=', jobId)
    .where('attachment.kind', '=', 'photo')
    .orderBy('attachment.created_at')
    .orderBy('attachment.id')
    .execute()
  return rows.map((row) => ({
    id: storedId(row.id),
    caption: row.caption,
    at: row.created_at,
    by: row.by ?? '',
    width: row.width,
    height: row.height,
  }))
}

const eventData = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** A job's timeline, newest first. A job has some dozens of events; 300 is a page nobody reads to the end. */
export async function listTimeline(db: ReadDb, jobId: string): Promise<JobFile['timeline']> {
  const rows = await db
    .selectFrom('event')
    .innerJoin('staff', 'staff.id', 'event.by_id')
    .select(['event.seq', 'event.at', 'staff.name as by', 'event.kind', 'event.data'])
    .where('event.job_id', '=', jobId)
    .orderBy('event.seq', 'desc')
    .limit(300)
    .execute()
  return rows.map((row) => ({ ...row, kind: eventKind.parse(row.kind), data: storedJson(eventData, row.data) }))
}
