import type { z } from 'zod'
import type { assessmentFields, repairEntryFields } from '../../../shared/bench/bench.contract.ts'
import {
  type ChecklistStep,
  effectiveChecklist,
  isWithinLimits,
  judgeChecklist,
  type StepResult,
} from '../../../shared/catalogue/catalogue.ts'
import type { Stage } from '../../../shared/jobs/stages.ts'
import type { AttachmentId, JobId, RepairEntryId } from '../../../shared/kernel/ids.ts'
import { done, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { attachPhotos, type JobRow, updateJob } from '../jobs/job.repository.ts'
import { lockPartStock } from '../ledger/ledger.repository.ts'
import { fitParts } from '../job-parts/fit.service.ts'
import { keepGrounds } from '../entitlement/entitlement.service.ts'
import { alter, loadJob, loadOpenJob, stageFactsNow, transition } from '../jobs/transition.service.ts'
import { isHeldUpByReport } from '../jobs/quality-gate.repository.ts'
import { followAssessment } from '../plans/plans.service.ts'
import {
  entryIsOfJob,
  insertRepairEntry,
  insertRepairParts,
  insertRestatedParts,
  insertTestRun,
  listFittedParts,
  readChecklist,
} from './bench.repository.ts'
import { restateParts } from './restate.service.ts'
import { takeTimer } from './timer.service.ts'

type Fields<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>
type OneJob = { jobId: JobId; version: number }
type Answered = Outcome<OneJob & { stage: Stage }>

/** Writes what was found. Done before or while assessing and again whenever the bench learns more; the last one counts. A plan
 * that costs the customer nothing follows from it by itself. */
export async function assess(work: Work, input: OneJob & Fields<typeof assessmentFields>): Promise<Answered> {
  const { jobId, version, isUrgent, ...found } = input
  const assessed = await alter(work, { jobId, version }, async (job) => {
    const { category, severity, findings, cause, causeCode, responsibility, exclusions, solvedAs } = found
    const assessment = {
      category,
      severity,
      findings,
      cause,
      causeCode,
      responsibility,
      exclusions,
      solvedAs,
      isIntact: found.isIntact,
      needsVisit: found.needsVisit,
      // A job that did not bounce has no earlier repair to blame.
      isDepotCaused: job.bounce_of_id === null ? null : found.isDepotCaused,
      at: work.now,
      by: actorOf(work).name,
    }
    work.record(job.id, 'assessed', { category, severity, causeCode, responsibility, solvedAs })
    return done({
      assessment: JSON.stringify(assessment),
      solved_as: solvedAs,
      category,
      severity,
      is_urgent: isUrgent ? (1 as const) : (0 as const),
    })
  })
  if (assessed.kind !== 'done') return assessed
  await keepGrounds(work, jobId)
  return followAssessment(work, assessed.value)
}

/** No part goes in before the plan is released, the customer agreed to what the model asks for, and quality has its report. (MISSION.md, C4, C5.) */
async function refusalOfFitting(work: Work, job: JobRow): Promise<NotDone | null> {
  const { hasPlan, isReleased, hasConsent } = await stageFactsNow(work, job)
  if (!isReleased) return refuse(hasPlan ? 'parts-not-released' : 'no-plan')
  if (!hasConsent) return refuse('consent-missing')
  return (await isHeldUpByReport(work.db, job, 'part')) ? refuse('quality-report-missing') : null
}

type RepairInput = { jobId: JobId } & Fields<typeof repairEntryFields>

/**
 * Takes the stock of all parts that an entry fits or puts right, before its job is. All at once: whoever takes some first and more
 * afterwards meets another crosswise.
 */
async function takeStock(work: Work, { jobId, parts, restated }: RepairInput): Promise<void> {
  const before = await listFittedParts(
    work.db,
    jobId,
    restated.map(({ id }) => id),
  )
  await lockPartStock(work.db, [...new Set([...parts.map(({ partId }) => partId), ...before.map((row) => row.part_id)])])
}

/**
 * Adds an entry to the repair log, and fits its parts. Whether any may be fitted, `refusalOfFitting` says. Entries are never changed: a
 * correction is a new entry that names the one it corrects, and says anew what is true of parts that went in.
 */
export async function logRepair(work: Work, input: RepairInput): Promise<Outcome<OneJob & { entryId: RepairEntryId }>> {
  await takeStock(work, input)
  const loaded = await loadOpenJob(work, input)
  if (loaded.kind !== 'done') return loaded
  const job = loaded.value
  if (input.corrects === null && input.restated.length > 0) return refuse('entry-not-of-job')
  if (input.corrects !== null && !(await entryIsOfJob(work.db, input.corrects, job.id))) return refuse('entry-not-of-job')
  const held = input.parts.length > 0 ? await refusalOfFitting(work, job) : null
  if (held !== null) return held
  const fitted = await fitParts(work, job, input.parts)
  if (fitted.kind !== 'done') return fitted
  const restated = await restateParts(work, job, input.restated)
  if (restated.kind !== 'done') return restated
  const entryId = work.newId<RepairEntryId>()
  const minutes = input.minutes ?? (await takeTimer(work, job.id))
  const entry = {
    id: entryId,
    job_id: job.id,
    at: work.now,
    by_id: actorOf(work).id,
    found: input.found,
    done: input.done,
    minutes,
    is_timed: input.minutes === null ? (1 as const) : (0 as const),
    corrects_id: input.corrects,
  }
  const parts = fitted.value.map((part) => ({ id: work.newId(), entry_id: entryId, job_id: job.id, ...part }))
  // In one message, in this order.
  const [, , , photos, version] = await Promise.all([
    insertRepairEntry(work.db, entry),
    insertRepairParts(work.db, parts),
    insertRestatedParts(
      work.db,
      restated.value.map((row) => ({ ...row, entry_id: entryId })),
    ),
    attachPhotos(work.db, input.photoIds, { jobId: job.id, entryId, caption: null }),
    updateJob(work.db, job, entryTotals(job, minutes)),
  ])
  if (photos < input.photoIds.length) return refuse('unknown-attachment')
  work.record(job.id, 'repair-logged', { done: input.done.slice(0, 200), minutes, parts: input.parts.length })
  work.audit('job', job.id, null, { entryId, minutes, parts: input.parts.length, restated: restated.value })
  work.touch('job', job.id)
  return done({ jobId: input.jobId, entryId, version })
}

function entryTotals(job: JobRow, minutes: number) {
  const counts = job.stage === 'repairing' ? { has_repair_entry: 1 as const } : {}
  return { ...counts, minutes_total: job.minutes_total + minutes }
}

type TestInput = OneJob & { results: StepResult[]; note: string | null }

/**
 * Signs a run of the model's checklist. Passed leads to ready; failed leads back to repairing and counts as rework. Every step
 * must be answered, and a measured one is judged by its figure.
 */
export async function recordTest(work: Work, input: TestInput): Promise<Outcome<OneJob & { stage: Stage; passed: boolean }>> {
  const loaded = await loadOpenJob(work, input)
  if (loaded.kind !== 'done') return loaded
  const job = loaded.value
  if (job.stage !== 'testing') return refuse('wrong-stage', { stage: job.stage })
  if (job.hold_reason !== null) return refuse('on-hold', { reason: job.hold_reason })
  const checklist = effectiveChecklist(await readChecklist(work.db, job.model_id))
  const verdict = judgeChecklist(checklist, input.results)
  if (verdict === 'incomplete') return refuse('checklist-incomplete')
  const passed = verdict === 'passed'
  await insertTestRun(work.db, {
    id: work.newId(),
    job_id: job.id,
    at: work.now,
    by_id: actorOf(work).id,
    passed: passed ? 1 : 0,
    note: input.note,
    results: JSON.stringify(checklist.map((step) => resultOf(step, input.results))),
  })
  work.record(job.id, 'test-recorded', { passed, note: input.note })
  const rework = passed ? {} : { rework_count: job.rework_count + 1 }
  const version = await updateJob(work.db, job, { last_test: verdict, ...rework })
  const to: Stage = passed ? 'ready' : 'repairing'
  const moved = await transition(work, { ...job, version, last_test: verdict }, to, passed ? 'move' : 'test')
  return moved.kind === 'done' ? done({ jobId: input.jobId, version: moved.value.version, stage: to, passed }) : moved
}

/** A step's result with its wording of the day, so that the record still reads when the checklist has changed. */
function resultOf(step: ChecklistStep, results: readonly StepResult[]) {
  const result = results.find((candidate) => candidate.stepId === step.id)
  const measured = result?.measured ?? null
  const passed = step.kind === 'measure' ? measured !== null && isWithinLimits(step, measured) : result?.passed === true
  return { stepId: step.id, label: step.label, unit: step.unit, passed, measured }
}

export async function addPhotos(
  work: Work,
  input: { jobId: JobId; photoIds: AttachmentId[]; caption: string | null },
): Promise<Outcome<OneJob>> {
  const loaded = await loadOpenJob(work, input)
  if (loaded.kind !== 'done') return loaded
  const added = await attachPhotos(work.db, input.photoIds, { jobId: input.jobId, entryId: null, caption: input.caption })
  if (added < input.photoIds.length) return refuse('unknown-attachment')
  const version = await updateJob(work.db, loaded.value, {})
  work.record(input.jobId, 'photo-added', { count: added })
  work.audit('job', input.jobId, null, { photos: input.photoIds })
  work.touch('job', input.jobId)
  return done({ jobId: input.jobId, version })
}

/**
 * Opens the sealed passcode for whoever repairs the unit. That it was looked at is in the timeline, the passcode is not. Refused
 * after the hand-back, which wiped it.
 */
export async function showPasscode(work: Work, { jobId }: { jobId: JobId }): Promise<Outcome<{ passcode: string }>> {
  const loaded = await loadJob(work, { jobId })
  if (loaded.kind !== 'done') return loaded
  if (loaded.value.stage === 'closed') return refuse('passcode-wiped')
  const sealed = loaded.value.passcode_sealed
  if (sealed === null) return refuse('no-passcode')
  work.record(jobId, 'passcode-shown')
  work.audit('job', jobId, null, { passcode: 'shown' })
  work.touch('job', jobId)
  return done({ passcode: work.sealer.open(sealed) })
}
