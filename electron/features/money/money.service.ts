import { approvalState } from '../../../shared/jobs/stages.ts'
import type { JobId, PaymentId, WaiverId } from '../../../shared/kernel/ids.ts'
import type { MinorUnits } from '../../../shared/kernel/money.ts'
import type { Permission } from '../../../shared/kernel/permissions.ts'
import { done, type NotDone, type Outcome, type RefusalCode, refuse } from '../../../shared/kernel/refusal.ts'
import { addDays, startOfDate } from '../../../shared/kernel/time.ts'
import type { DayEntry } from '../../../shared/money/day.ts'
import type { Charge, JobMoney } from '../../../shared/money/money.contract.ts'
import {
  type Balance,
  balanceOf,
  chargeOf,
  type PaymentKind,
  receiptNumber,
  sumOf,
  waivingRole,
} from '../../../shared/money/money.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { nextNumber, readTimeZone } from '../../work/work.repository.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { findJobRow, type JobRow } from '../jobs/job.repository.ts'
import { loadJob, loadOpenJob } from '../jobs/transition.service.ts'
import {
  insertPayment,
  insertWaiver,
  listAmounts,
  listCharged,
  listEntries,
  listPayments,
  listWaivers,
  readChargedPlan,
  readCurrency,
} from './money.repository.ts'

type ChargedRow = Pick<JobRow, 'id' | 'approval_state' | 'plan_total' | 'decline_fee'>

const chargeOfRow = (job: ChargedRow) =>
  chargeOf({ approval: approvalState.parse(job.approval_state), planTotal: job.plan_total, declineFee: job.decline_fee })

/** Where each of these jobs stands, by its id. */
async function balancesOf(db: ReadDb, jobs: readonly ChargedRow[]): Promise<Map<string, Balance>> {
  const ids = jobs.map((job) => job.id)
  const { payments, waivers } = await listAmounts(db, ids)
  const amountsOf = (rows: typeof payments, id: string) => rows.filter((row) => row.job_id === id).map((row) => row.amount)
  return new Map(
    jobs.map((job) => [job.id, balanceOf(chargeOfRow(job).amount, amountsOf(waivers, job.id), amountsOf(payments, job.id))]),
  )
}

/** What is still to be paid for a job, and all that was ever waived of it, also where nothing is charged yet. */
export async function standingOfJob(db: ReadDb, job: ChargedRow): Promise<{ due: MinorUnits; waivedInAll: MinorUnits }> {
  const [{ due }, { waivers }] = await Promise.all([balanceOfJob(db, job), listAmounts(db, [job.id])])
  return { due, waivedInAll: sumOf(waivers.map(({ amount }) => amount)) }
}

/** Where one job stands. */
export async function balanceOfJob(db: ReadDb, job: ChargedRow): Promise<Balance> {
  const balance = (await balancesOf(db, [job])).get(job.id)
  if (balance === undefined) throw new Error('a job has its balance')
  return balance
}

/** What is still to be paid for each of these jobs, by id. */
export async function dueOfJobs(db: ReadDb, jobIds: readonly string[]): Promise<Map<string, MinorUnits>> {
  const balances = await balancesOf(db, await listCharged(db, jobIds))
  return new Map([...balances].map(([id, { due }]) => [id, due]))
}

/** Charges, waivers, payments and balance of a job, and what whoever asks may do; null when there is no such job. */
export async function readJobMoney(db: ReadDb, jobId: string, permissions: ReadonlySet<Permission>): Promise<JobMoney | null> {
  const job = await findJobRow(db, jobId)
  if (job === undefined) return null
  const [charge, waivers, payments] = await Promise.all([readCharge(db, job), listWaivers(db, jobId), listPayments(db, jobId)])
  const amounts = (entries: readonly { amount: number }[]) => entries.map(({ amount }) => amount)
  const balance = balanceOf(charge.total, amounts(waivers), amounts(payments))
  const isOpen = job.stage !== 'closed'
  return {
    jobId: storedId(job.id),
    charge,
    waivers,
    payments,
    balance,
    may: {
      pay: isOpen && permissions.has('counter'),
      refund: balance.overpaid > 0 && permissions.has('waive'),
      waive: isOpen && balance.due > 0 && permissions.has('waive'),
    },
  }
}

async function readCharge(db: ReadDb, job: JobRow): Promise<Charge> {
  const { kind, amount } = chargeOfRow(job)
  const plan = kind === 'plan' && job.plan_id !== null ? await readChargedPlan(db, job.plan_id) : undefined
  // What the job says is what is owed; the plan's lines explain it.
  return plan === undefined ? { kind, lines: [], net: amount, tax: 0, total: amount } : { kind, ...plan, total: amount }
}

interface Paid {
  jobId: JobId
  kind: PaymentKind
  amount: MinorUnits
  reference: string | null
}
type Taken = Outcome<{ jobId: JobId; paymentId: PaymentId; number: string; balance: Balance }>

/**
 * Takes a payment of an open job. It only adds, so that it needs no version; the job's row is held, so that of two stations the
 * second sees what the first took and is asked before it takes more than is due.
 */
export async function pay(work: Work, input: Paid & { evenIfAboveDue: boolean }): Promise<Taken> {
  const loaded = await loadOpenJob(work, input)
  if (loaded.kind !== 'done') return loaded
  const { due } = await balanceOfJob(work.db, loaded.value)
  if (input.amount > due && !input.evenIfAboveDue) return refuseAmount(work, 'payment-above-due', due)
  const taken = await keepPayment(work, loaded.value, { ...input, reason: null })
  work.record(input.jobId, 'payment-taken', { amount: input.amount, kind: input.kind, number: taken.number })
  return done(taken)
}

/** Gives back what was paid too much, also after the job was closed. */
export async function refund(work: Work, input: Paid & { reason: string }): Promise<Taken> {
  const loaded = await loadJob(work, input)
  if (loaded.kind !== 'done') return loaded
  const { overpaid } = await balanceOfJob(work.db, loaded.value)
  if (overpaid === 0) return refuse('nothing-overpaid')
  if (input.amount > overpaid) return refuseAmount(work, 'refund-above-overpaid', overpaid)
  const taken = await keepPayment(work, loaded.value, { ...input, amount: -input.amount })
  const { amount, kind, reason } = input
  work.record(input.jobId, 'payment-refunded', { amount, kind, reason, number: taken.number })
  return done(taken)
}

async function keepPayment(work: Work, job: JobRow, input: Paid & { reason: string | null }) {
  const id = work.newId<PaymentId>()
  const seq = await nextNumber(work.db, 'receipt')
  const { kind, amount, reference, reason } = input
  const row = { kind, amount, reference, reason, seq }
  await insertPayment(work.db, { id, job_id: job.id, ...row, at: work.now, by_id: actorOf(work).id })
  work.audit('job', job.id, null, { payment: row })
  work.touch('job', job.id)
  return { jobId: input.jobId, paymentId: id, number: receiptNumber(seq), balance: await balanceOfJob(work.db, job) }
}

/** Lets the customer off what is due or a part of it, with the reason and in the role of whoever decides. */
export async function waive(
  work: Work,
  input: { jobId: JobId; amount: MinorUnits; reason: string },
): Promise<Outcome<{ jobId: JobId; waiverId: WaiverId; balance: Balance }>> {
  const loaded = await loadOpenJob(work, input)
  if (loaded.kind !== 'done') return loaded
  const job = loaded.value
  const { due } = await balanceOfJob(work.db, job)
  if (due === 0) return refuse('nothing-due')
  if (input.amount > due) return refuseAmount(work, 'waiver-above-due', due)
  const actor = actorOf(work)
  const role = waivingRole(actor.roles)
  if (role === null) throw new Error('whoever waives has a role that may')
  const id = work.newId<WaiverId>()
  const row = { amount: input.amount, reason: input.reason, role }
  await insertWaiver(work.db, { id, job_id: job.id, ...row, at: work.now, by_id: actor.id })
  work.record(job.id, 'charge-waived', row)
  work.audit('job', job.id, null, { waiver: row })
  work.touch('job', job.id)
  return done({ jobId: input.jobId, waiverId: id, balance: await balanceOfJob(work.db, job) })
}

async function refuseAmount(work: Work, reason: RefusalCode, amount: MinorUnits): Promise<NotDone> {
  return refuse(reason, { amount, currency: await readCurrency(work.db) })
}

/** What was paid, refunded and waived on one day of the depot's calendar. */
export async function readDay(db: ReadDb, date: string): Promise<{ date: string; entries: DayEntry[] }> {
  const timeZone = await readTimeZone(db)
  const [from, until] = [startOfDate(date, timeZone), startOfDate(addDays(date, 1), timeZone)]
  return { date, entries: await listEntries(db, from, until) }
}
