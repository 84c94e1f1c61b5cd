import { phoneDigits } from '../../../shared/customers/customers.ts'
import { isCourierNumber, namesCourierNumber } from '../../../shared/arrivals/courier-number.ts'
import { claimNumber, parseScan, type Scan, scanCodeOf, serialOf } from '../../../shared/scan/scan-codes.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import type { ScanMeaning, SearchHit } from '../../../shared/search/search.contract.ts'
import { composeHits, MOST_HITS } from '../../../shared/search/search-hits.ts'
import { searchTerms, type SearchTerms, typedText } from '../../../shared/search/search-terms.ts'
import { normalSerial, serial } from '../../../shared/units/units.ts'
import type { ReadDb } from '../../db/store.ts'
import {
  customersBeginning,
  findClaimHit,
  findBinHit,
  findJobHit,
  findOrderHit,
  findReportHit,
  findRmaHit,
  listCustomerHits,
  listOpenJobHits,
  listPartHits,
  listUnitHits,
  unitsBeginning,
} from './find.repository.ts'
import { findAccessory, findJobBySeq, findRmaBySeq, findUnitBy, isKnown, listAwaitedNotes } from './scanned.repository.ts'
import { lookUpScan } from '../parts/look-up.service.ts'
import { findDeparture } from '../custody/custody.repository.ts'
import { findLoaner, type LoanerRecord } from '../loaners/loaners.repository.ts'
import { findOpenLoan } from '../loaners/loans.repository.ts'
import { findPlace } from '../custody/places.repository.ts'
import { binKey } from '../stock/bins.repository.ts'
import { type EntryKind, matchEntries } from '../../db/search-index.ts'

/** Matches looked at: three times what is shown, so that one kind rarely crowds out the others. */
const MOST_MATCHES = 60

/**
 * What the box on top shows for a text: exact numbers first, then open jobs of the units and customers found, then these, then
 * parts; 20 at most, newer before older. Bounded work whatever is stored: every step reads a limited number of rows by an index.
 */
export async function find(db: ReadDb, typed: string): Promise<SearchHit[]> {
  const text = typedText(typed)
  const terms = searchTerms(text)
  if (terms.index === 'nothing') return []
  const [numbered, found] = await Promise.all([findNumbered(db, text), findRefs(db, text, terms)])
  const [jobs, units, customers, parts] = await Promise.all([
    listOpenJobHits(db, found.unit, found.customer, MOST_HITS),
    listUnitHits(db, found.unit),
    listCustomerHits(db, found.customer),
    listPartHits(db, found.part),
  ])
  const seen = new Set(numbered.map(keyOf))
  const others = (hits: readonly SearchHit[]) => hits.filter((hit) => !seen.has(keyOf(hit)))
  return composeHits([
    { hits: numbered, share: MOST_HITS },
    { hits: others(jobs), share: 7 },
    { hits: others(units), share: 6 },
    { hits: others(customers), share: 5 },
    { hits: others(parts), share: 2 },
  ])
}

const keyOf = (hit: SearchHit): string => `${hit.kind} ${hit.ref}`

/** What a typed number names, and the bin under a typed code; a bare number may be a job's or an RMA's. */
async function findNumbered(db: ReadDb, text: string): Promise<SearchHit[]> {
  const job = parseTypedNumber(text, 'job')
  const rma = parseTypedNumber(text, 'rma')
  const hits = await Promise.all([
    job?.kind === 'job' ? findJobHit(db, job.sequence) : [],
    rma?.kind === 'rma' ? findRmaHit(db, rma.sequence) : [],
    job?.kind === 'unit' ? listUnitHits(db, [], job.sequence) : [],
    job?.kind === 'report' ? findReportHit(db, job.sequence) : [],
    job?.kind === 'order' ? findOrderHit(db, job.sequence) : [],
    job?.kind === 'claim' ? findClaimHit(db, job.sequence) : [],
    job?.kind === 'part' ? listPartHits(db, [], job.sequence) : [],
    job?.kind === 'bin' ? findBinHit(db, 'seq', job.sequence) : [],
    findBinHit(db, 'code_key', binKey(text)),
    findPlaceHit(db, job?.kind === 'place' ? { seq: job.sequence } : { code: text }),
    findLoanerHit(db, job?.kind === 'loaner' ? { seq: job.sequence } : { serial: text }),
  ])
  return hits.flat()
}

/** The place for units under a number or a code. */
async function findPlaceHit(db: ReadDb, by: { seq: number } | { code: string }): Promise<SearchHit[]> {
  const place = await findPlace(db, by)
  if (place === null) return []
  return [{ kind: 'place', ref: place.number, title: place.code, subtitle: place.name ?? place.number, stage: null }]
}

/** The loaner under a number or a serial. */
async function findLoanerHit(db: ReadDb, by: { seq: number } | { serial: string }): Promise<SearchHit[]> {
  const loaner = await findLoaner(db, by)
  if (loaner === null) return []
  const subtitle = loaner.serial === null ? loaner.number : `${loaner.number} · ${loaner.serial}`
  return [{ kind: 'loaner', ref: loaner.number, title: loaner.model, subtitle, stage: null }]
}

/** Ids by kind: those beginning with the text first, then the newest that hold it. */
async function findRefs(db: ReadDb, text: string, terms: SearchTerms): Promise<Record<EntryKind, string[]>> {
  const name = terms.words.join(' ')
  const digits = phoneDigits(text)
  const serialStart = normalSerial(text)
  const [matches, names, phones, serials] = await Promise.all([
    matchEntries(db, terms, { limit: MOST_MATCHES }),
    terms.index === 'prefix' ? customersBeginning(db, 'name_key', name, MOST_HITS) : [],
    digits.length >= 3 && /^[\d\s+()./-]+$/.test(text) ? customersBeginning(db, 'phone_digits', digits, MOST_HITS) : [],
    serialStart.length >= 2 ? unitsBeginning(db, serialStart, MOST_HITS) : [],
  ])
  const refs = (kind: EntryKind) => matches.filter((match) => match.kind === kind).map((match) => match.ref)
  return {
    unit: firstOf([...serials, ...refs('unit')]),
    customer: firstOf([...phones, ...names, ...refs('customer')]),
    part: firstOf(refs('part')),
  }
}

const firstOf = (ids: readonly string[]): string[] => [...new Set(ids)].slice(0, MOST_HITS)

/** What a scan means here and now. A badge is nobody's business here, and is never echoed. */
export async function resolveScan(db: ReadDb, payload: string): Promise<ScanMeaning> {
  const scan = parseScan(payload)
  switch (scan.kind) {
    case 'job':
    case 'rma':
    case 'unit':
    case 'accessory':
    case 'report':
    case 'order':
    case 'claim':
    case 'claim-line':
      return (await resolveOwn(db, scan)) ?? resolveNameless(db, 'code' in scan ? scan.code : scan.number)
    case 'part':
    case 'bin':
      return (await resolveStocked(db, payload)) ?? resolveNameless(db, scan.number)
    case 'certificate':
      return { kind: 'certificate', code: scan.code }
    case 'place': {
      const place = await findPlace(db, { seq: scan.sequence })
      return place === null ? resolveNameless(db, scan.number) : { kind: 'place', number: place.number, code: place.code }
    }
    case 'loaner':
      return (await loanerMeaning(db, await findLoaner(db, { seq: scan.sequence }))) ?? resolveNameless(db, scan.number)
    case 'misread':
      return (await resolveSerial(db, scan.text)) ?? { kind: 'misread', text: scan.text }
    case 'foreign':
      return resolveForeign(db, scan, payload)
    case 'unreadable':
      return { kind: 'unreadable', reason: scan.reason }
    case 'badge':
    case 'command':
    case 'quantity':
    case 'staff':
      break
  }
  return { kind: 'unreadable', reason: 'undecodable' }
}

/** One of our codes by its form that names nothing of ours: a maker may number units in the same form. */
const resolveNameless = async (db: ReadDb, number: string): Promise<ScanMeaning> =>
  (await resolveSerial(db, scanCodeOf(number))) ?? { kind: 'unknown-code', text: number }

/** The unit with this serial, else the loaner; null when nothing of the depot has it. */
const resolveSerial = async (db: ReadDb, text: string): Promise<ScanMeaning | null> =>
  (await unitMeaning(db, await findUnitBy(db, 'unit.serial_key', normalSerial(text)))) ??
  loanerMeaning(db, await findLoaner(db, { serial: text }))

type OwnScan = Extract<
  Scan,
  {
    kind: 'job' | 'rma' | 'unit' | 'bin' | 'place' | 'loaner' | 'part' | 'accessory' | 'report' | 'order' | 'claim' | 'claim-line'
  }
>

async function resolveOwn(db: ReadDb, scan: OwnScan): Promise<ScanMeaning | null> {
  if (scan.kind === 'accessory') {
    const accessory = await findAccessory(db, scan.jobSequence, scan.index)
    return accessory && { kind: 'accessory', ...accessory }
  }
  if (scan.kind === 'claim-line') {
    return (await isKnown(db, 'claim', scan.claimSequence)) ? { kind: 'claim', number: claimNumber(scan.claimSequence) } : null
  }
  if (scan.kind === 'job') {
    const job = await findJobBySeq(db, scan.sequence)
    return job && { kind: 'job', number: job.number, stage: job.stage, expectedBy: job.expectedBy }
  }
  if (scan.kind === 'rma') {
    const rma = await findRmaBySeq(db, scan.sequence)
    return rma && { kind: 'rma', ...rma }
  }
  if (scan.kind === 'report')
    return (await isKnown(db, 'quality_report', scan.sequence)) ? { kind: 'report', number: scan.number } : null
  if (scan.kind === 'order')
    return (await isKnown(db, 'purchase_order', scan.sequence)) ? { kind: 'order', number: scan.number } : null
  if (scan.kind === 'claim') return (await isKnown(db, 'claim', scan.sequence)) ? { kind: 'claim', number: scan.number } : null
  return unitMeaning(db, await findUnitBy(db, 'unit.seq', scan.sequence))
}

/** A loaner with the job on which it is out. */
async function loanerMeaning(db: ReadDb, loaner: LoanerRecord | null): Promise<ScanMeaning | null> {
  if (loaner === null) return null
  // Which job, not since when: the day plays no part.
  const loan = await findOpenLoan(db, { loanerId: loaner.id }, '')
  return { kind: 'loaner', number: loaner.number, jobNumber: loan?.jobNumber ?? null }
}

/** A unit with how it left, where it is not here. */
async function unitMeaning(db: ReadDb, unit: Awaited<ReturnType<typeof findUnitBy>>): Promise<ScanMeaning | null> {
  if (unit === null) return null
  const departure = unit.openJob === null ? await findDeparture(db, unit.unitId) : null
  const left = departure && { number: departure.jobNumber, at: departure.at, to: departure.to, outcome: departure.outcome }
  return { kind: 'unit', ...unit, left }
}

/**
 * Somebody else's code: a unit's serial, a loaner's, whatever the parts desk knows it as, the courier's number of a parcel that is awaited, or a
 * serial that the depot has never seen. An element string of GS1 names its part first: a component carries the serial of its own; one
 * without a serial is no unit at all.
 */
async function resolveForeign(db: ReadDb, scan: Extract<Scan, { kind: 'foreign' }>, payload: string): Promise<ScanMeaning> {
  const number = serialOf(scan)
  const byStock = () => resolveStocked(db, payload)
  if (number === null) return (await byStock()) ?? { kind: 'article', text: scan.gs1?.gtin ?? scan.text }
  const bySerial = () => resolveSerial(db, number)
  const searches = scan.gs1 === undefined ? [bySerial, byStock] : [byStock, bySerial]
  for (const search of [...searches, () => resolveParcel(db, scan.text)]) {
    const meaning = await search()
    if (meaning !== null) return meaning
  }
  return serial.safeParse(number).success ? { kind: 'unknown-serial', serial: number } : { kind: 'unknown-code', text: scan.text }
}

/** A parcel's number as its RMA's note has it, whatever stands between its groups; null when no parcel, or more than one, has it. */
async function resolveParcel(db: ReadDb, text: string): Promise<ScanMeaning | null> {
  if (!isCourierNumber(text)) return null
  const named = (await listAwaitedNotes(db)).filter(({ note }) => namesCourierNumber(note, text))
  const [parcel, other] = named
  if (parcel === undefined || other !== undefined) return null
  const rma = await findRmaBySeq(db, parcel.seq)
  return rma && { kind: 'rma', ...rma }
}

async function resolveStocked(db: ReadDb, payload: string): Promise<ScanMeaning | null> {
  const meaning = await lookUpScan(db, payload)
  switch (meaning.kind) {
    case 'part':
      return { kind: 'part', number: meaning.part.number, sku: meaning.part.sku }
    case 'bin':
      return { kind: 'bin', number: meaning.bin.number }
    case 'several':
      return { kind: 'several-parts', text: meaning.code }
    case 'unknown':
      return null
  }
}
