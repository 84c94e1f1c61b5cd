import type { Insertable } from 'kysely'
import type { DayEntry } from '../../../shared/money/day.ts'
import type { Charge } from '../../../shared/money/money.contract.ts'
import { type Payment, paymentKind, receiptNumber, type Waiver } from '../../../shared/money/money.ts'
import { role } from '../../../shared/kernel/permissions.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import type { PaymentTable, WaiverTable } from '../../db/tables/promises.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'

export async function insertPayment(db: WriteDb, row: Insertable<PaymentTable>): Promise<void> {
  await db.insertInto('payment').values(row).execute()
}

export async function insertWaiver(db: WriteDb, row: Insertable<WaiverTable>): Promise<void> {
  await db.insertInto('waiver').values(row).execute()
}

/** What was paid for a job and what was given back, in the order of receipts. */
export async function listPayments(db: ReadDb, jobId: string): Promise<Payment[]> {
  const rows = await db
    .selectFrom('payment')
    .innerJoin('staff', 'staff.id', 'payment.by_id')
    .selectAll('payment')
    .select('staff.name as by_name')
    .where('payment.job_id', '=', jobId)
    .orderBy('payment.seq')
    .execute()
  return rows.map((row) => ({
    id: storedId(row.id),
    number: receiptNumber(row.seq),
    kind: paymentKind.parse(row.kind),
    amount: row.amount,
    reference: row.reference,
    reason: row.reason,
    at: row.at,
    by: row.by_name,
  }))
}

export async function listWaivers(db: ReadDb, jobId: string): Promise<Waiver[]> {
  const rows = await db
    .selectFrom('waiver')
    .innerJoin('staff', 'staff.id', 'waiver.by_id')
    .selectAll('waiver')
    .select('staff.name as by_name')
    .where('waiver.job_id', '=', jobId)
    .orderBy('waiver.at')
    .orderBy('waiver.id')
    .execute()
  return rows.map((row) => ({
    id: storedId(row.id),
    amount: row.amount,
    reason: row.reason,
    role: role.parse(row.role),
    at: row.at,
    by: row.by_name,
  }))
}

/** What was paid and waived for each of these jobs, as bare amounts. */
export async function listAmounts(db: ReadDb, jobIds: readonly string[]) {
  const amountsOf = (table: 'payment' | 'waiver') =>
    jobIds.length === 0
      ? Promise.resolve([])
      : db.selectFrom(table).select(['job_id', 'amount']).where('job_id', 'in', jobIds).execute()
  const [payments, waivers] = await Promise.all([amountsOf('payment'), amountsOf('waiver')])
  return { payments, waivers }
}

/** The columns of these jobs that decide what each costs. */
export async function listCharged(db: ReadDb, jobIds: readonly string[]) {
  if (jobIds.length === 0) return []
  return db.selectFrom('job').select(['id', 'approval_state', 'plan_total', 'decline_fee']).where('id', 'in', jobIds).execute()
}

/** A plan's lines as the customer pays them, with what they come to; undefined when there is no such plan. */
export async function readChargedPlan(db: ReadDb, planId: string): Promise<Omit<Charge, 'kind'> | undefined> {
  const [plan, lines] = await Promise.all([
    db.selectFrom('plan').select(['net', 'tax', 'total']).where('id', '=', planId).executeTakeFirst(),
    db
      .selectFrom('plan_line')
      .select(['description', 'is_covered', 'net'])
      .where('plan_id', '=', planId)
      .orderBy('position')
      .execute(),
  ])
  if (plan === undefined) return undefined
  const asCharged = lines.map((line) => ({
    description: line.description,
    isCovered: line.is_covered === 1,
    amount: line.net,
  }))
  return { ...plan, lines: asCharged }
}

/** Everything that was paid, refunded or waived from one moment until before another, oldest first. */
export async function listEntries(db: ReadDb, from: string, until: string): Promise<DayEntry[]> {
  const [payments, waivers] = await Promise.all([listPaid(db, from, until), listWaived(db, from, until)])
  return [...payments, ...waivers].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
}

const WHOSE = ['job.id as job_id', 'job.seq as job_seq', 'customer.name as customer_name', 'staff.name as by_name'] as const

function whose(row: { id: string; job_id: string; job_seq: number; customer_name: string; at: string; by_name: string }) {
  return {
    id: row.id,
    at: row.at,
    jobId: storedId<DayEntry['jobId']>(row.job_id),
    jobNumber: jobNumber(row.job_seq),
    customerName: row.customer_name,
    by: row.by_name,
  }
}

async function listPaid(db: ReadDb, from: string, until: string): Promise<DayEntry[]> {
  const rows = await db
    .selectFrom('payment')
    .innerJoin('job', 'job.id', 'payment.job_id')
    .innerJoin('customer', 'customer.id', 'job.customer_id')
    .innerJoin('staff', 'staff.id', 'payment.by_id')
    .selectAll('payment')
    .select(WHOSE)
    .where('payment.at', '>=', from)
    .where('payment.at', '<', until)
    .orderBy('payment.at')
    .orderBy('payment.seq')
    .execute()
  return rows.map((row) => ({
    ...whose(row),
    what: row.amount < 0 ? 'refund' : 'payment',
    number: receiptNumber(row.seq),
    kind: paymentKind.parse(row.kind),
    amount: row.amount,
    reference: row.reference,
    reason: row.reason,
  }))
}

async function listWaived(db: ReadDb, from: string, until: string): Promise<DayEntry[]> {
  const rows = await db
    .selectFrom('waiver')
    .innerJoin('job', 'job.id', 'waiver.job_id')
    .innerJoin('customer', 'customer.id', 'job.customer_id')
    .innerJoin('staff', 'staff.id', 'waiver.by_id')
    .selectAll('waiver')
    .select(WHOSE)
    .where('waiver.at', '>=', from)
    .where('waiver.at', '<', until)
    .orderBy('waiver.at')
    .orderBy('waiver.id')
    .execute()
  return rows.map((row) => ({
    ...whose(row),
    what: 'waiver',
    number: null,
    kind: null,
    amount: row.amount,
    reference: null,
    reason: row.reason,
  }))
}

/** The currency that amounts are said in. */
export async function readCurrency(db: ReadDb): Promise<string> {
  return (await db.selectFrom('depot').select('currency').executeTakeFirstOrThrow()).currency
}
