import type { DepotHead } from '../../../shared/documents/documents.ts'
import type { MoneySheet, ReceiptData } from '../../../shared/documents/promise-papers.ts'
import type { HandBackSlipData, PrintedPart, RmaSlipData, SlipJob } from '../../../shared/documents/slips.ts'
import { printedOutlook, printedPolicy, printedVerdicts } from './entitlement-words.ts'
import { handBackFacts, returnedTicks, scores } from './HandBackSlip.tsx'
import { briefRows, type MoneyRow, moneyRows } from './MoneyTable.tsx'
import { receiptFacts, receiptTitle } from './Receipt.tsx'
import { causeText } from './RepairReport.tsx'
import { accessoryTicks, arrivalSummary, consentTicks, rmaFacts, stateFacts, unitFacts } from './RmaSlip.tsx'
import { roll, type RollRow } from './roll-layout.ts'
import { fill, type Speech } from './wording.ts'

/** The receipt of one payment or refund: the same facts as on office paper, one below the other. */
export function receiptRows(data: ReceiptData, speech: Speech): RollRow[] {
  const { depot, payment, money } = data
  const { field, paymentKind, section } = speech.words
  const what = payment.amountMinor < 0 ? field.amountRefunded : field.amountPaid
  return [
    ...opening(depot, receiptTitle(data, speech), data.number),
    ...roll.facts(receiptFacts(data, speech)),
    roll.rule,
    roll.amount(`${what} · ${paymentKind[payment.kind]}`, speech.money(Math.abs(payment.amountMinor)), true),
    roll.heading(section.charges),
    ...moneyOf(money, moneyRows(money, speech), speech),
    ...terms(section.terms, depot),
    ...ending(depot),
    roll.code(data.job.codePayload),
  ]
}

/** One copy of what was taken in. Both are laid out alike, so that they are equally long. */
export function rmaSlipRows(data: RmaSlipData, speech: Speech): RollRow[] {
  const { words } = speech
  const { section, sign } = words
  return [
    ...opening(data.depot, `${words.title.rmaSlip} · ${words.copy[data.copy]}`, data.number, data.codePayload),
    ...roll.facts(rmaFacts(data, speech)),
    ...calloutRows(data, speech),
    ...data.jobs.flatMap((job) => unitRows(job, speech)),
    ...reconciliationRows(data.reconciliation, speech),
    ...terms(section.terms, data.depot),
    ...roll.signatures(
      sign.customerIntake,
      [
        { caption: sign.customer, name: data.customer.name, image: data.signature, at: speech.instant(data.takenAt) },
        { caption: sign.depot, name: data.takenBy, image: null, at: null },
      ],
      speech,
    ),
    ...ending(data.depot),
  ]
}

/** The customer's copy has the pick-up code here, the depot's the place for the shelf. */
function calloutRows({ copy, pickupCode }: RmaSlipData, { words: { field } }: Speech): RollRow[] {
  if (copy === 'depot' || pickupCode === null) return [roll.heading(field.shelf), roll.room(14)]
  return [roll.heading(field.pickupCode), roll.figure(pickupCode), ...roll.small(field.pickupHint)]
}

function unitRows(job: SlipJob, speech: Speech): RollRow[] {
  const { section, text } = speech.words
  return [
    roll.rule,
    roll.title(`${job.brand} ${job.model}`),
    ...(job.isUrgent ? [roll.title(`! ${text.urgent}`)] : []),
    ...roll.facts(unitFacts(job, speech)),
    roll.code(job.codePayload),
    ...paragraph(section.fault, job.fault),
    ...roll.facts(stateFacts(job, speech)),
    roll.heading(section.accessories),
    ...(job.accessories.length === 0 ? roll.prose(text.noAccessories) : roll.ticks(accessoryTicks(job))),
    roll.heading(section.entitlement),
    ...speech.apart.flatMap((one) => entitlementRows(job, one)),
    roll.heading(section.consents),
    ...roll.ticks(consentTicks(job, speech)),
  ]
}

function entitlementRows({ entitlement }: SlipJob, speech: Speech): RollRow[] {
  const verdicts = printedVerdicts(entitlement, speech).map(({ lines, state, clause, facts }) =>
    [fill(speech.words.entitlement.verdict, { lines, state }), clause, facts].filter(Boolean).join(' '),
  )
  const said = [...verdicts, printedOutlook(entitlement, speech), printedPolicy(entitlement, speech)]
  return said.flatMap((words) => roll.small(words))
}

function reconciliationRows(lines: RmaSlipData['reconciliation'], speech: Speech): RollRow[] {
  if (lines === null) return []
  const { arrival, section, text } = speech.words
  return [
    roll.heading(section.reconciliation),
    ...roll.prose(arrivalSummary(lines, speech)),
    ...lines.map(({ number, brand, model, serial, state }) =>
      roll.amount(`${number} ${brand} ${model}, ${serial ?? text.noSerial}`, arrival[state]),
    ),
  ]
}

/** The signed service receipt, with its certificate. */
export function handBackRows(data: HandBackSlipData, speech: Speech): RollRow[] {
  const { job, certificate } = data
  const { words } = speech
  const { field, section, sign, text } = words
  return [
    ...opening(data.depot, words.title.handBackSlip, job.number, job.codePayload),
    ...roll.facts(handBackFacts(data, speech)),
    ...paragraph(section.fault, data.fault),
    ...paragraph(field.cause, causeText(data, speech)),
    ...paragraph(section.workDone, data.workDone),
    roll.heading(section.parts),
    ...(data.parts.length === 0 ? roll.prose(text.noParts) : data.parts.flatMap((part) => partRows(part, speech))),
    ...paragraph(section.advice, data.preventionAdvice),
    ...chargesRows(data, speech),
    ...(data.accessories.length === 0 ? [] : [roll.heading(section.accessoriesBack), ...roll.ticks(returnedTicks(data, speech))]),
    ...satisfactionRows(data, speech),
    ...terms(section.pickupTerms, data.depot),
    ...(certificate === null ? [] : certificateRows(certificate, data, speech)),
    ...roll.signatures(
      sign.customerCollect,
      [
        { caption: sign.customer, name: data.collectedBy, image: data.signature, at: speech.instant(data.closedAt) },
        { caption: sign.depot, name: data.handedBackBy, image: null, at: null },
      ],
      speech,
    ),
    ...ending(data.depot),
  ]
}

function partRows({ name, sku, quantity, faultySerial, newSerial, oldPart }: PrintedPart, { words }: Speech): RollRow[] {
  const { column } = words
  return [
    roll.amount([name, sku].filter((part) => part !== null).join(' '), `× ${quantity}`),
    ...roll.facts([
      { label: column.oldSerial, value: faultySerial },
      { label: column.newSerial, value: newSerial },
      { label: column.oldPart, value: oldPart && words.oldPart[oldPart] },
    ]),
  ]
}

function chargesRows({ charges }: HandBackSlipData, speech: Speech): RollRow[] {
  const { section, text } = speech.words
  if (charges.kind === 'not-stated') return []
  if (charges.kind === 'none') return paragraph(section.charges, text.noCharge)
  const { money } = charges
  return [roll.heading(section.charges), ...moneyOf(money, briefRows(money, speech), speech)]
}

/** The five answers one below the other, to be ticked by hand when nobody has answered on the screen. */
function satisfactionRows({ satisfaction }: HandBackSlipData, { words }: Speech): RollRow[] {
  const ticks = scores.map((score) => ({
    text: `${score} ${words.satisfaction[score]}`,
    note: null,
    isTicked: satisfaction?.score === score,
  }))
  return [roll.heading(words.section.satisfaction), ...roll.ticks(ticks), ...roll.prose(satisfaction?.words ?? null)]
}

function certificateRows(code: string, { job: { number } }: HandBackSlipData, { words: { certificate } }: Speech): RollRow[] {
  return [
    roll.heading(certificate.title),
    roll.certificate(code),
    ...roll.small(fill(certificate.onSlip, { number, sign: code.slice(-8) })),
  ]
}

/** Who the depot is, and what the paper is. Its code stands right below its number. */
function opening(depot: DepotHead, title: string, number: string, codePayload?: string): RollRow[] {
  return [
    ...roll.logo(depot.logo),
    roll.name(depot.name),
    ...[depot.address, depot.phone, depot.email].flatMap((line) => roll.small(line)),
    roll.title(title, 2),
    roll.title(number),
    ...(codePayload === undefined ? [] : [roll.code(codePayload)]),
    ...roll.prose(depot.intro),
    roll.rule,
  ]
}

const ending = ({ closing, version }: DepotHead): RollRow[] => [...roll.prose(closing, 2), ...roll.small(version)]

const paragraph = (title: string, words: string | null): RollRow[] => (words ? [roll.heading(title), ...roll.prose(words)] : [])

const terms = (title: string, depot: DepotHead): RollRow[] =>
  depot.terms?.trim() ? [roll.heading(title), ...roll.small(depot.terms)] : []

function moneyOf(money: MoneySheet, rows: readonly MoneyRow[], { words: { text }, money: moneyText }: Speech): RollRow[] {
  const nameOf = ({ name, isCovered }: MoneySheet['lines'][number]) => (isCovered ? fill(text.coveredLine, { name }) : name)
  return [
    ...money.lines.map((line) => roll.amount(nameOf(line), moneyText(line.amountMinor))),
    roll.rule,
    ...rows.map(({ label, amountMinor, isSum }) => roll.amount(label, moneyText(amountMinor), isSum)),
  ]
}
