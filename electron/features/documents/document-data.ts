import { partNow } from '../../../shared/jobs/repair-log.ts'
import type { ArrivalLine } from '../../../shared/arrivals/arrivals.ts'
import { type Charges, type MoneySheet } from '../../../shared/documents/promise-papers.ts'
import { type PrintedPart, type SlipJob } from '../../../shared/documents/slips.ts'
import type { Entitlement } from '../../../shared/entitlement/entitlement.ts'
import { symptom } from '../../../shared/intake/intake.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import { type Language, wording } from '../../../shared/kernel/text.ts'
import type { JobMoney } from '../../../shared/money/money.contract.ts'
import { balanceOf, type Payment } from '../../../shared/money/money.ts'
import { scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import type { OldFate } from '../../../shared/stock/fitting.ts'
import { wordingOf } from './wording.ts'

/** From a job's file to what its papers say. Pure; the service reads, `render-document` draws. */

const knownSymptoms = (codes: readonly string[]) => codes.flatMap((code) => symptom.safeParse(code).data ?? [])

export function slipJobOf(job: JobFile, entitlement: Entitlement): SlipJob {
  return {
    ...unitFactsOf(job),
    number: job.number,
    codePayload: scanCodeOf(job.number),
    fault: job.fault,
    symptoms: knownSymptoms(job.symptoms),
    occurredOn: job.occurredOn,
    wishedFor: job.wishedFor,
    isUrgent: job.isUrgent,
    condition: job.condition,
    accessories: job.accessories.map(({ name, note }) => ({ name, note })),
    hasPasscode: job.hasPasscode,
    consents: { mayWipeData: job.mayWipeData, mayDisassemble: job.mayDisassemble },
    entitlement,
  }
}

/** Nothing is printed for a unit that is expected, or that never came. */
export function isHere(job: Pick<JobFile, 'stage' | 'outcome'>): boolean {
  return job.stage !== 'expected' && job.outcome !== 'cancelled'
}

export function reconciledOf({ number, brand, modelName, serial, state }: ArrivalLine) {
  return { number, brand, model: modelName, serial, state }
}

export function unitFactsOf(job: JobFile) {
  return { brand: job.brand, model: job.modelName, serial: job.serial }
}

export function jobHeadOf(job: JobFile) {
  return {
    number: job.number,
    codePayload: scanCodeOf(job.number),
    rmaNumber: job.rmaNumber,
    ...unitFactsOf(job),
    receivedAt: job.receivedAt,
  }
}

export function reportJobOf(job: JobFile) {
  return {
    ...jobHeadOf(job),
    fault: job.fault,
    symptoms: knownSymptoms(job.symptoms),
    customerName: job.customerName,
    outcome: job.outcome,
  }
}

/** The log without the entries that a later one corrects. */
export function effectiveEntries(job: JobFile): JobFile['entries'] {
  const corrected = new Set(job.entries.map((entry) => entry.corrects))
  return job.entries.filter((entry) => !corrected.has(entry.id))
}

const PRINTED_FATE: Readonly<Record<OldFate, PrintedPart['oldPart']>> = {
  returned: 'returned-to-customer',
  kept: 'kept',
  'to-supplier': 'to-supplier',
  scrapped: 'scrapped',
  none: null,
}

/** Parts that went in, as the last word of the log has them. One that left the stock stays in the unit however its entry is corrected. */
export function partsOf(job: JobFile, language: Language): PrintedPart[] {
  const corrected = new Set(job.entries.map((entry) => entry.corrects))
  return job.entries
    .flatMap((entry) => entry.parts.filter((part) => part.oldFate !== null || !corrected.has(entry.id)))
    .map((part) => partNow(job.entries, part))
    .map((part) => ({
      sku: part.sku,
      name: wording(part.name, language),
      quantity: part.quantity,
      faultySerial: part.oldSerial,
      newSerial: part.newSerial,
      oldPart: part.oldFate === null ? null : PRINTED_FATE[part.oldFate],
    }))
}

export function testsOf(job: JobFile, language: Language) {
  return job.tests.flatMap((run) =>
    run.results.map((result) => ({
      name: wording(result.label, language),
      result: result.passed ? ('pass' as const) : ('fail' as const),
      measured: result.measured === null ? null : [result.measured, result.unit].filter((piece) => piece !== null).join(' '),
      by: run.by,
      at: run.at,
    })),
  )
}

/**
 * What a paper says of a job's money. With a payment, as it stood right after that one: what came later is on later papers.
 */
export function moneySheetOf({ charge, ...job }: JobMoney, language: Language, until?: Payment): MoneySheet {
  const payments = until === undefined ? job.payments : job.payments.slice(0, job.payments.indexOf(until) + 1)
  const waivers = until === undefined ? job.waivers : job.waivers.filter(({ at }) => at <= until.at)
  const amounts = (entries: readonly { amount: number }[]) => entries.map(({ amount }) => amount)
  const { due, overpaid } = balanceOf(charge.total, amounts(waivers), amounts(payments))
  const fee = { description: wordingOf(language).text.declineFee, isCovered: false, amount: charge.total }
  return {
    lines: (charge.kind === 'decline-fee' ? [fee] : charge.lines).map(({ description, isCovered, amount }) => ({
      name: description,
      isCovered,
      amountMinor: amount,
    })),
    netMinor: charge.net,
    taxMinor: charge.tax,
    totalMinor: charge.total,
    waivers: waivers.map(({ reason, amount }) => ({ reason, amountMinor: amount })),
    payments: payments.map(({ number, at, kind, amount }) => ({ number, at, kind, amountMinor: amount })),
    dueMinor: due,
    overpaidMinor: overpaid,
  }
}

/** What the hand-back slip says of it: nothing where nothing was agreed and nothing paid. */
export function chargesOf(money: JobMoney, language: Language): Charges {
  if (money.charge.kind === 'none' && money.payments.length === 0) return { kind: 'not-stated' }
  const isFree = money.charge.total === 0 && money.charge.lines.length === 0 && money.payments.length === 0
  return isFree ? { kind: 'none' } : { kind: 'lines', money: moneySheetOf(money, language) }
}
