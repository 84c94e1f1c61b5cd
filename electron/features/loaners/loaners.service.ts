import type { JobId, LoanerId } from '../../../shared/kernel/ids.ts'
import { done, missing, type NotDone, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { compareLoaners, type Loan, type Loaner, type LoanerFields } from '../../../shared/loaners/loaners.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Work } from '../../work/work.ts'
import { findLoaner, insertLoaner, listLoaners, type LoanerRecord, takeLoaner, updateLoaner } from './loaners.repository.ts'
import { findOpenLoan, listOpenLoans, listPastLoans } from './loans.repository.ts'

/** The whole pool: what is out first, by the day it is due. */
export async function readPool(db: ReadDb, today: string): Promise<Loaner[]> {
  const [loaners, loans] = await Promise.all([listLoaners(db), listOpenLoans(db, today)])
  const byLoaner = new Map(loans.map((loan): [string, Loan] => [loan.loaner.id, loan]))
  return loaners.map((loaner) => ({ ...loaner, loan: byLoaner.get(loaner.id) ?? null })).sort(compareLoaners)
}

/** A loaner by the number on its label, with who has it and who had it; null when there is none. */
export async function readLoaner(db: ReadDb, number: string, today: string): Promise<{ loaner: Loaner; past: Loan[] } | null> {
  const typed = parseTypedNumber(number, 'loaner')
  const record = typed?.kind === 'loaner' ? await findLoaner(db, { seq: typed.sequence }) : null
  if (record === null) return null
  const [loan, past] = await Promise.all([
    findOpenLoan(db, { loanerId: record.id }, today),
    listPastLoans(db, { loanerId: record.id }),
  ])
  return { loaner: { ...record, loan }, past }
}

/** What a job's customer has, and had before. */
export async function readLoansOfJob(db: ReadDb, jobId: JobId, today: string): Promise<{ open: Loan | null; past: Loan[] }> {
  const [open, past] = await Promise.all([findOpenLoan(db, { jobId }, today), listPastLoans(db, { jobId })])
  return { open, past }
}

/** Adds a loaner to the pool; refused when another has its serial. */
export async function addLoaner(work: Work, input: LoanerFields): Promise<Outcome<Loaner>> {
  const fields = fieldsOf(input)
  const known = await refusalOfSerial(work, fields, null)
  if (known !== null) return known
  const id = work.newId<LoanerId>()
  await insertLoaner(work.db, id, fields)
  return done(await told(work, id, null))
}

/** Changes a loaner. One that is out is taken out of use when it is back, not before. */
export async function changeLoaner(
  work: Work,
  input: LoanerFields & { loanerId: LoanerId; version: number },
): Promise<Outcome<Loaner>> {
  const before = await takeLoaner(work.db, input.loanerId)
  if (before === null) return missing
  if (before.version !== input.version) return stale(input.version, before.version)
  const fields = fieldsOf(input)
  const known = await refusalOfSerial(work, fields, before.id)
  if (known !== null) return known
  const loan = await findOpenLoan(work.db, { loanerId: before.id }, work.today)
  if (loan !== null && fields.outOfUse !== null && before.outOfUse === null) return loanerOut(loan)
  await updateLoaner(work.db, before, fields)
  return done(await told(work, before.id, before))
}

/** Says who has a loaner that somebody wants. */
export const loanerOut = ({ loaner, jobNumber, customer }: Loan): NotDone =>
  refuse('loaner-out', { number: loaner.number, job: jobNumber, name: customer.name })

const fieldsOf = ({ model, serial, accessories, condition, outOfUse }: LoanerFields): LoanerFields => ({
  model,
  serial,
  accessories,
  condition,
  outOfUse,
})

async function refusalOfSerial(work: Work, { serial }: LoanerFields, ownId: string | null): Promise<NotDone | null> {
  const known = serial === null ? null : await findLoaner(work.db, { serial })
  return known === null || known.id === ownId
    ? null
    : refuse('loaner-known', { serial: known.serial ?? '', number: known.number })
}

async function told(work: Work, id: LoanerId, before: LoanerRecord | null): Promise<Loaner> {
  const [after, loan] = [await findLoaner(work.db, { id }), await findOpenLoan(work.db, { loanerId: id }, work.today)]
  if (after === null) throw new Error('the loaner was kept')
  work.audit('loaner', id, before, after)
  work.touch('loaner', id)
  return { ...after, loan }
}
