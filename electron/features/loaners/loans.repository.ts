import { z } from 'zod'
import type { LoanId } from '../../../shared/kernel/ids.ts'
import { stage } from '../../../shared/jobs/stages.ts'
import { accessoryAccount, type AccessoryAccount, isOverdue, type Loan } from '../../../shared/loaners/loaners.ts'
import { jobNumber, loanerNumber } from '../../../shared/scan/scan-codes.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'
import { storedId, storedJson } from '../../db/stored.ts'

/** Loans shown of one loaner or job; more only one that is lent every day for a year has. */
const MOST_LOANS = 200

const selectLoans = (db: ReadDb) =>
  db
    .selectFrom('loan')
    .innerJoin('loaner', 'loaner.id', 'loan.loaner_id')
    .innerJoin('job', 'job.id', 'loan.job_id')
    .innerJoin('customer', 'customer.id', 'job.customer_id')
    .innerJoin('staff as lender', 'lender.id', 'loan.lent_by')
    .leftJoin('staff as taker', 'taker.id', 'loan.returned_by')
    .selectAll('loan')
    .select([
      'loaner.seq as loaner_seq',
      'loaner.model',
      'loaner.serial',
      'job.seq as job_seq',
      'customer.name as customer_name',
      'customer.phone as customer_phone',
      'lender.name as lender',
      'taker.name as taker',
    ])

type LoanRow = Awaited<ReturnType<ReturnType<typeof selectLoans>['execute']>>[number]

const names = z.array(z.string())
const accounts = z.array(accessoryAccount)

function toLoan(row: LoanRow, today: string): Loan {
  return {
    id: storedId(row.id),
    loaner: { id: storedId(row.loaner_id), number: loanerNumber(row.loaner_seq), model: row.model, serial: row.serial },
    jobId: storedId(row.job_id),
    jobNumber: jobNumber(row.job_seq),
    customer: { name: row.customer_name, phone: row.customer_phone },
    lentAt: row.lent_at,
    lentBy: row.lender,
    dueOn: row.due_on,
    isOverdue: row.returned_at === null && isOverdue(row.due_on, today),
    condition: row.condition_out,
    accessories: storedJson(names, row.accessories_out),
    returned: returnOf(row),
  }
}

function returnOf(row: LoanRow): Loan['returned'] {
  if (row.returned_at === null) return null
  return {
    at: row.returned_at,
    by: row.taker ?? '',
    condition: row.condition_in ?? '',
    accessories: storedJson(accounts, row.accessories_in ?? '[]'),
  }
}

/** Every loan that is out. */
export async function listOpenLoans(db: ReadDb, today: string): Promise<Loan[]> {
  const rows = await selectLoans(db).where('loan.returned_at', 'is', null).execute()
  return rows.map((row) => toLoan(row, today))
}

/** The loan that is out of a loaner or on a job; null when none is. */
export async function findOpenLoan(
  db: ReadDb,
  by: { loanerId: string } | { jobId: string },
  today: string,
): Promise<Loan | null> {
  const open = selectLoans(db).where('loan.returned_at', 'is', null)
  const query = 'jobId' in by ? open.where('loan.job_id', '=', by.jobId) : open.where('loan.loaner_id', '=', by.loanerId)
  const row = await query.executeTakeFirst()
  return row === undefined ? null : toLoan(row, today)
}

export async function findOpenLoanId(db: ReadDb, jobId: string): Promise<LoanId | null> {
  const open = db.selectFrom('loan').select('id').where('returned_at', 'is', null)
  const row = await open.where('job_id', '=', jobId).executeTakeFirst()
  return row === undefined ? null : storedId(row.id)
}

/** Loans of a loaner or a job that are over, newest first. */
export async function listPastLoans(db: ReadDb, by: { loanerId: string } | { jobId: string }): Promise<Loan[]> {
  const past = selectLoans(db).where('loan.returned_at', 'is not', null)
  const query = 'jobId' in by ? past.where('loan.job_id', '=', by.jobId) : past.where('loan.loaner_id', '=', by.loanerId)
  const rows = await query.orderBy('loan.lent_at', 'desc').orderBy('loan.id', 'desc').limit(MOST_LOANS).execute()
  // A loan that is over is not late any more, whatever day it is.
  return rows.map((row) => toLoan(row, ''))
}

export async function findLoan(db: ReadDb, id: string, today: string): Promise<Loan | null> {
  const row = await selectLoans(db).where('loan.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toLoan(row, today)
}

/** A job for a use case that lends or takes back: it does not close meanwhile. */
export async function takeJob(db: WriteDb, id: string) {
  const query = db.selectFrom('job').select(['id', 'stage']).where('id', '=', id)
  const row = await (needsRowLocks(db) ? query.forUpdate() : query).executeTakeFirst()
  return row === undefined ? null : { id: row.id, stage: stage.parse(row.stage) }
}

interface NewLoan {
  id: string
  loanerId: string
  jobId: string
  at: string
  byId: string
  dueOn: string
  condition: string
  accessories: readonly string[]
}

export async function insertLoan(db: WriteDb, loan: NewLoan): Promise<void> {
  await db
    .insertInto('loan')
    .values({
      id: loan.id,
      loaner_id: loan.loanerId,
      job_id: loan.jobId,
      lent_at: loan.at,
      lent_by: loan.byId,
      due_on: loan.dueOn,
      condition_out: loan.condition,
      accessories_out: JSON.stringify(loan.accessories),
    })
    .execute()
}

export async function setDueOn(db: WriteDb, loanId: string, dueOn: string): Promise<void> {
  await db.updateTable('loan').set({ due_on: dueOn }).where('id', '=', loanId).execute()
}

interface Return {
  loanId: string
  at: string
  byId: string
  condition: string
  accessories: readonly AccessoryAccount[]
}

export async function endLoan(db: WriteDb, { loanId, at, byId, condition, accessories }: Return): Promise<void> {
  await db
    .updateTable('loan')
    .set({ returned_at: at, returned_by: byId, condition_in: condition, accessories_in: JSON.stringify(accessories) })
    .where('id', '=', loanId)
    .execute()
}
