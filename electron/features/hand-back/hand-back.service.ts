import {
  type GateFacts,
  type GateLine,
  handBackGate,
  type IdentityProof,
  isGateGreen,
} from '../../../shared/hand-back/hand-back.ts'
import type { Gate } from '../../../shared/hand-back/hand-back.contract.ts'
import { type Accessory, compareByUrgency, type RepairWarranty } from '../../../shared/jobs/jobs.ts'
import { approvalState, type JobOutcome, outcome, stage } from '../../../shared/jobs/stages.ts'
import type { AccessoryId, JobId } from '../../../shared/kernel/ids.ts'
import type { MinorUnits } from '../../../shared/kernel/money.ts'
import { done, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { addDays } from '../../../shared/kernel/time.ts'
import { jobNumber, rmaNumber } from '../../../shared/scan/scan-codes.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Work } from '../../work/work.ts'
import { keepSignature, type Signed } from '../attachments/signature.service.ts'
import { dropTimers } from '../bench/bench.repository.ts'
import { listJobParts } from '../job-parts/job-parts.repository.ts'
import { issueCertificate } from '../certificates/certificates.service.ts'
import { leaveWith } from '../custody/follow.service.ts'
import { closeJobParts, takeJobParts } from '../job-parts/job-parts.service.ts'
import { lastTest } from '../jobs/job-card.repository.ts'
import { listAccessories, storedAssessment } from '../jobs/job-file.repository.ts'
import { findJobSummary, listJobsOfRma } from '../jobs/job-lists.repository.ts'
import { findJobRow, type JobRow, updateJob } from '../jobs/job.repository.ts'
import { loadOpenJob, transition } from '../jobs/transition.service.ts'
import { keepGrounds, readRepairWarrantyDays } from '../entitlement/entitlement.service.ts'
import { learnFromClosing } from '../knowledge/knowledge.service.ts'
import { findOpenLoan } from '../loaners/loans.repository.ts'
import { findRmaOfJob, listWorkDone, settleAccessory } from './hand-back.repository.ts'
import { dueOfJobs, standingOfJob } from '../money/money.service.ts'

/** How a job ends, from what is on record: declined plan, solved without repair, or repaired. */
function outcomeOf(job: Pick<JobRow, 'approval_state' | 'solved_as'>): JobOutcome {
  if (approvalState.parse(job.approval_state) === 'declined') return 'returned-unrepaired'
  return outcome.nullable().parse(job.solved_as) ?? 'repaired'
}

async function readGateFacts(db: ReadDb, job: JobRow, today: string): Promise<GateFacts> {
  const ending = outcomeOf(job)
  const [{ due, waivedInAll }, parts, loan] = await Promise.all([
    standingOfJob(db, job),
    listJobParts(db, job.id),
    findOpenLoan(db, { jobId: job.id }, today),
  ])
  return {
    stage: stage.parse(job.stage),
    isOnHold: job.hold_reason !== null,
    holdReason: job.hold_reason,
    outcome: ending,
    testState: lastTest.parse(job.last_test) ?? (ending === 'repaired' ? 'missing' : 'not-needed'),
    partsInHand: parts.filter((part) => part.picked > 0).map((part) => part.sku),
    planState: isSettled(job, waivedInAll) ? 'settled' : 'open',
    due,
    loaner: loan && { number: loan.loaner.number, model: loan.loaner.model },
  }
}

/** No plan, nothing to pay by it, all of it waived, or the customer answered it. (MISSION.md, G1: settled or waived.) */
function isSettled(job: JobRow, waived: MinorUnits): boolean {
  return job.plan_id === null || (job.plan_total ?? 0) <= waived || job.approval_state !== 'none'
}

/** What the gate looks at and what the counter shows beside it; null when there is no such job. */
export async function readGate(db: ReadDb, jobId: string, today: string): Promise<Gate | null> {
  const [job, summary] = [await findJobRow(db, jobId), await findJobSummary(db, jobId)]
  if (job === undefined || summary === null) return null
  const facts = await readGateFacts(db, job, today)
  const [rma, accessories, workDone, jobs, days] = await Promise.all([
    findRmaOfJob(db, job.rma_id),
    listAccessories(db, job),
    listWorkDone(db, jobId),
    listJobsOfRma(db, job.rma_id),
    readRepairWarrantyDays(db, jobId),
  ])
  const siblings = jobs.filter((other) => other.id !== jobId && other.stage === 'ready').sort(compareByUrgency)
  const due = await dueOfJobs(
    db,
    siblings.map((other) => other.id),
  )
  return {
    job: summary,
    customerName: rma.customer_name,
    fault: job.fault,
    workDone,
    accessories,
    facts,
    repairWarranty: repairWarrantyFrom(facts.outcome, today, days),
    siblings: siblings.map((other) => ({ ...other, due: due.get(other.id) ?? 0 })),
  }
}

type WarrantyDays = Awaited<ReturnType<typeof readRepairWarrantyDays>>

/** The last days on which the depot answers for this repair; null when it repaired nothing or promises nothing. */
function repairWarrantyFrom(outcome: JobOutcome, today: string, { partsDays, labourDays }: WarrantyDays): RepairWarranty {
  const until = (days: number) => (outcome === 'repaired' && days > 0 ? addDays(today, days) : null)
  return { partsUntil: until(partsDays), labourUntil: until(labourDays) }
}

interface HandBack {
  jobId: JobId
  version: number
  accessories: { id: AccessoryId; isReturned: boolean; isScanned: boolean; explanation: string | null }[]
  collectedBy: string
  identity: IdentityProof
  signing: Signed
  satisfaction: number | null
  satisfactionNote: string | null
  advice: string | null
}

/**
 * Gives the unit back: judges every line of the gate again, closes the job with its outcome, starts the repair warranty,
 * settles the accessories and wipes the passcode. One commit, or nothing.
 */
export async function handBack(work: Work, input: HandBack): Promise<Outcome<{ jobId: JobId; number: string; version: number }>> {
  await takeJobParts(work, input.jobId)
  const loaded = await loadOpenJob(work, input)
  if (loaded.kind !== 'done') return loaded
  const job = loaded.value
  const facts = await readGateFacts(work.db, job, work.today)
  const own = await listAccessories(work.db, job)
  if (input.accessories.some((said) => own.every((item) => item.id !== said.id))) return refuse('unknown-code')
  const accessories = settled(own, input.accessories)
  const red = handBackGate(facts, { ...input, accessories, isSigned: true }).filter((line) => !line.isGreen)
  const blocked = (await refusalOfIdentity(work, job, input.identity)) ?? refusalOfGate(red)
  if (blocked !== null) return blocked
  const held = await closeJobParts(work, job)
  if (held !== null) return held
  for (const item of accessories) {
    await settleAccessory(work.db, { id: item.id, returnedAt: item.isReturned ? work.now : null, explanation: item.explanation })
  }
  const version = await updateJob(work.db, job, {
    ...(await closing(work, job.id, facts.outcome)),
    ...collection(input),
    hand_back_signature_id: await keepSignature(work, input.signing, job.id),
  })
  const closed = await transition(work, { ...job, version }, 'closed', 'hand-back')
  if (closed.kind !== 'done') return closed
  await leaveWith(work, { id: job.id, unitId: job.unit_id }, input.collectedBy)
  await issueCertificate(work, {
    jobId: job.id,
    jobNumber: jobNumber(job.seq),
    outcome: facts.outcome,
    workDone: await listWorkDone(work.db, job.id),
  })
  await dropTimers(work.db, job.id)
  const causeCode = storedAssessment(job.assessment)?.causeCode ?? null
  await learnFromClosing(work, job, { outcome: facts.outcome, causeCode })
  await keepGrounds(work, job.id)
  const seen = accessories.filter((item) => item.isReturned && !item.isScanned).map((item) => item.name)
  work.record(job.id, 'handed-back', {
    to: input.collectedBy,
    identity: input.identity.way,
    outcome: facts.outcome,
    seen: seen.join(', '),
  })
  work.audit('job', job.id, null, { outcome: facts.outcome, identity: input.identity.way, passcode: 'wiped' })
  return done({ jobId: input.jobId, number: jobNumber(job.seq), version: closed.value.version })
}

/** The accessories of the job with what the counter said of each; one that nobody mentioned is still open. */
function settled(accessories: readonly Accessory[], said: HandBack['accessories']) {
  const byId = new Map(said.map((item) => [item.id, item]))
  return accessories.map(({ id, name }) => {
    const item = byId.get(id)
    return {
      id,
      name,
      isReturned: item?.isReturned ?? false,
      isScanned: item?.isScanned ?? false,
      explanation: item?.isReturned === true ? null : (item?.explanation ?? null),
    }
  })
}

function refusalOfGate(red: readonly GateLine[]): NotDone | null {
  return isGateGreen(red) ? null : refuse('gate-red', { lines: red.map((line) => line.name).join(', ') })
}

/** The slip and the pick-up code must be those of this RMA; a paper that was seen is on the word of whoever saw it. */
async function refusalOfIdentity(work: Work, job: JobRow, identity: IdentityProof): Promise<NotDone | null> {
  const rma = await findRmaOfJob(work.db, job.rma_id)
  if (identity.way === 'pickup-code' && identity.code.replace(/\D/g, '') !== rma.pickup_code) return refuse('wrong-identity')
  if (identity.way !== 'slip') return null
  const typed = parseTypedNumber(identity.rmaNumber, 'rma')
  return typed?.kind === 'rma' && typed.sequence === rma.seq ? null : refuse('wrong-identity', { number: rmaNumber(rma.seq) })
}

async function closing(work: Work, jobId: string, outcome: JobOutcome) {
  const { partsUntil, labourUntil } = repairWarrantyFrom(outcome, work.today, await readRepairWarrantyDays(work.db, jobId))
  return {
    outcome,
    closed_at: work.now,
    parts_warranty_until: partsUntil,
    labour_warranty_until: labourUntil,
    passcode_sealed: null,
  }
}

function collection(input: HandBack) {
  return {
    collected_by: input.collectedBy,
    identity_way: input.identity.way,
    identity_note: input.identity.way === 'document' ? input.identity.note : null,
    hand_back_signed_way: input.signing.way,
    satisfaction: input.satisfaction,
    satisfaction_note: input.satisfactionNote,
    advice: input.advice,
  }
}
