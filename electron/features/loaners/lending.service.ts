import type { JobId, LoanerId, LoanId } from '../../../shared/kernel/ids.ts'
import { done, missing, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { accessoriesAfter, type AccessoryAccount, accountsOf, type Loan, openAccounts } from '../../../shared/loaners/loaners.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { type LoanerRecord, takeLoaner, updateLoaner } from './loaners.repository.ts'
import { loanerOut } from './loaners.service.ts'
import { endLoan, findLoan, findOpenLoan, insertLoan, setDueOn, takeJob } from './loans.repository.ts'

interface Lending {
  jobId: JobId
  loanerId: LoanerId
  dueOn: string
  condition: string
  accessories: string[]
}

/**
 * Lends a loaner to the customer of an open job. Refused while it is out or out of use, for a job that has one already, and for a day
 * that is over. (MISSION.md, F2.)
 */
export async function lend(work: Work, input: Lending): Promise<Outcome<Loan>> {
  const { jobId, loanerId, dueOn, condition, accessories } = input
  const [job, loaner] = [await takeJob(work.db, jobId), await takeLoaner(work.db, loanerId)]
  if (job === null || loaner === null) return missing
  if (job.stage === 'closed') return refuse('already-closed')
  const refusal = (await refusalOfLending(work, loaner, jobId)) ?? refusalOfDay(work, dueOn)
  if (refusal !== null) return refusal
  const id = work.newId<LoanId>()
  await insertLoan(work.db, { id, loanerId, jobId, at: work.now, byId: actorOf(work).id, dueOn, condition, accessories })
  work.record(jobId, 'loaner-lent', { number: loaner.number, model: loaner.model, dueOn })
  work.audit('loaner', loanerId, null, { lent: { jobId, dueOn, condition, accessories } })
  return told(work, id)
}

async function refusalOfLending(work: Work, loaner: LoanerRecord, jobId: JobId): Promise<NotDone | null> {
  const out = await findOpenLoan(work.db, { loanerId: loaner.id }, work.today)
  if (out !== null) return loanerOut(out)
  if (loaner.outOfUse !== null) return refuse('loaner-out-of-use', { number: loaner.number, reason: loaner.outOfUse })
  const has = await findOpenLoan(work.db, { jobId }, work.today)
  return has === null ? null : refuse('job-has-loaner', { number: has.loaner.number })
}

const refusalOfDay = (work: Work, dueOn: string): NotDone | null =>
  dueOn < work.today ? refuse('date-before', { field: 'dueOn' }) : null

/** Another day was agreed with the customer. */
export async function extend(work: Work, input: { loanId: LoanId; dueOn: string }): Promise<Outcome<Loan>> {
  const taken = await takeOpenLoan(work, input.loanId)
  if (taken.kind !== 'done') return taken
  const { loan, loaner } = taken.value
  const refusal = refusalOfDay(work, input.dueOn)
  if (refusal !== null) return refusal
  await setDueOn(work.db, loan.id, input.dueOn)
  work.record(loan.jobId, 'loaner-extended', { number: loaner.number, from: loan.dueOn, to: input.dueOn })
  work.audit('loaner', loaner.id, { dueOn: loan.dueOn }, { dueOn: input.dueOn })
  return told(work, loan.id)
}

interface GivingBack {
  loanId: LoanId
  condition: string
  accessories: AccessoryAccount[]
  outOfUse: string | null
}

/**
 * Takes a loaner back: each accessory that went along is back or explained. The pool then knows its condition and what still belongs
 * to it, and whether it is lent again. Refused when it is back already, and while an accessory is neither back nor explained.
 */
export async function giveBack(work: Work, input: GivingBack): Promise<Outcome<Loan>> {
  const taken = await takeOpenLoan(work, input.loanId)
  if (taken.kind !== 'done') return taken
  const { loan, loaner } = taken.value
  const { jobId } = loan
  const accounts = accountsOf(loan.accessories, input.accessories)
  const open = openAccounts(accounts)
  if (open.length > 0) return refuse('loaner-accessory-open', { names: open.map(({ name }) => name).join(', ') })
  const { condition, outOfUse } = input
  await endLoan(work.db, { loanId: loan.id, at: work.now, byId: actorOf(work).id, condition, accessories: accounts })
  const after = { ...loaner, condition, outOfUse, accessories: accessoriesAfter(loaner.accessories, accounts) }
  await updateLoaner(work.db, loaner, after)
  const gone = accounts.filter(({ isBack }) => !isBack).map(({ name, explanation }) => `${name}: ${explanation ?? ''}`)
  work.record(jobId, 'loaner-returned', { number: loaner.number, model: loaner.model, missing: gone.join('; ') })
  work.audit('loaner', loaner.id, loaner, { ...after, returned: { jobId, accounts } })
  return told(work, loan.id)
}

/** A loan that is out, with its job and its loaner taken in the order in which lending takes them. */
async function takeOpenLoan(work: Work, loanId: LoanId): Promise<Outcome<{ loan: Loan; loaner: LoanerRecord }>> {
  const found = await findLoan(work.db, loanId, work.today)
  if (found === null) return missing
  await takeJob(work.db, found.jobId)
  const loaner = await takeLoaner(work.db, found.loaner.id)
  const loan = await findLoan(work.db, loanId, work.today)
  if (loaner === null || loan === null) return missing
  return loan.returned === null
    ? done({ loan, loaner })
    : refuse('loaner-back', { number: loaner.number, name: loan.returned.by })
}

async function told(work: Work, loanId: LoanId): Promise<Outcome<Loan>> {
  const loan = await findLoan(work.db, loanId, work.today)
  if (loan === null) throw new Error('the loan was kept')
  work.touch('loaner', loan.loaner.id)
  work.touch('job', loan.jobId)
  return done(loan)
}
