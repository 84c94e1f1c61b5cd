import { z } from 'zod'
import { type Claim, claimState, type ClaimCause, MOST_CLAIM_LINES, owedOf } from '../../../shared/claims/claims.ts'
import type { Claimed } from '../../../shared/claims/claims.contract.ts'
import type { ClaimId, ClaimLineId, SupplierId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { claimNumber } from '../../../shared/scan/scan-codes.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { lockPartStock } from '../ledger/ledger.repository.ts'
import { findSupplier } from '../purchasing/suppliers.repository.ts'
import {
  type ClaimRow,
  deleteDraft,
  deleteLine,
  findClaimRow,
  findSummary,
  insertClaim,
  insertLine,
  type LineRow,
  listAnswers,
  listClosedClaims,
  listLineRows,
  listOpenClaims,
  lockClaim,
  toLine,
  updateClaim,
  updateLine,
} from './claims.repository.ts'
import { lineOf, partIdsOf } from './claimed.service.ts'

/** A claim with its lines and what was answered; null when there is none. */
export async function readClaim(db: ReadDb, by: { id: string } | { seq: number }, today: string): Promise<Claim | null> {
  const row = await findClaimRow(db, by)
  if (row === undefined) return null
  const [summary, lines, answers] = await Promise.all([
    findSummary(db, row.id, today),
    listLineRows(db, row.id),
    listAnswers(db, row.id),
  ])
  if (summary === null) return null
  return {
    ...summary,
    supplierEmail: row.supplier_email,
    currency: row.currency,
    reference: row.reference,
    note: row.note,
    at: row.at,
    by: row.by_name,
    items: lines.map((line, index) => toLine(line, index, answers.get(line.id) ?? [])),
    version: row.version,
  }
}

/** The claim of a number as people write it; null when there is none. */
export async function readClaimByNumber(db: ReadDb, text: string, today: string): Promise<Claim | null> {
  const number = parseTypedNumber(text, 'claim')
  return number?.kind === 'claim' ? readClaim(db, { seq: number.sequence }, today) : null
}

export async function readOpenClaims(db: ReadDb, today: string) {
  const open = await listOpenClaims(db, today)
  const sent = open.filter(({ state }) => state === 'sent')
  return { drafts: open.filter(({ state }) => state === 'draft'), sent, owed: owedOf(sent) }
}

const closedPlace = z.int()

export async function readClosedClaims(db: ReadDb, { cursor, limit }: { cursor: string | null; limit: number }, today: string) {
  const { items, end } = await listClosedClaims(db, readCursor(closedPlace, cursor), limit, today)
  return { items, next: items.length < limit || end === null ? null : writeCursor(end) }
}

export interface OneClaim {
  claimId: ClaimId
  version: number
}

export interface Loaded {
  claim: ClaimRow
  lines: LineRow[]
}

/** The claim, taken for a change that was based on this version of it. */
export async function loadClaim(work: Work, { claimId, version }: OneClaim): Promise<Outcome<Loaded>> {
  await lockClaim(work.db, claimId)
  const [claim, lines] = await Promise.all([findClaimRow(work.db, { id: claimId }), listLineRows(work.db, claimId)])
  if (claim === undefined) return missing
  return claim.version === version ? done({ claim, lines }) : stale(version, claim.version)
}

export async function loadDraft(work: Work, input: OneClaim): Promise<Outcome<Loaded>> {
  const loaded = await loadClaim(work, input)
  return loaded.kind === 'done' && claimState.parse(loaded.value.claim.state) !== 'draft' ? refuse('claim-not-draft') : loaded
}

/** Answers a claim as it is now, and tells whoever looks at it or at its parts. */
export async function told(work: Work, id: string, before: Loaded | null): Promise<Outcome<Claim>> {
  const after = await readClaim(work.db, { id }, work.today)
  if (after === null) throw new Error('the claim was kept')
  work.audit('claim', id, before, after)
  work.touch('claim', id)
  return done(after)
}

/** Begins a draft on a supplier, with the pieces chosen for it. */
export async function begin(
  work: Work,
  { supplierId, lines }: { supplierId: SupplierId; lines: readonly Claimed[] },
): Promise<Outcome<Claim>> {
  await lockPartStock(work.db, await partIdsOf(work.db, lines))
  const supplier = await findSupplier(work.db, supplierId)
  if (supplier === null) return missing
  if (!supplier.isActive) return refuse('claim-supplier-closed', { name: supplier.name })
  const id = work.newId<ClaimId>()
  await insertClaim(work.db, { id, supplier_id: supplierId, at: work.now, by_id: actorOf(work).id })
  const added = await addAll(work, id, lines)
  return added.kind === 'done' ? told(work, id, null) : added
}

/** Adds pieces to a draft; refused for those that do not lie where it says, or that another claim names. */
export async function addLines(work: Work, input: OneClaim & { lines: readonly Claimed[] }): Promise<Outcome<Claim>> {
  await lockPartStock(work.db, await partIdsOf(work.db, input.lines))
  const loaded = await loadDraft(work, input)
  if (loaded.kind !== 'done') return loaded
  if (loaded.value.lines.length + input.lines.length > MOST_CLAIM_LINES) return refuse('claim-full', { max: MOST_CLAIM_LINES })
  const added = await addAll(work, input.claimId, input.lines)
  if (added.kind !== 'done') return added
  await updateClaim(work.db, input.claimId, {})
  return told(work, input.claimId, loaded.value)
}

/** One after the other: a piece that two lines name is found out at the second. */
async function addAll(work: Work, claimId: string, lines: readonly Claimed[]): Promise<Outcome<null>> {
  for (const claimed of lines) {
    const line = await lineOf(work, claimed)
    if (line.kind !== 'done') return line
    await insertLine(work.db, { ...line.value, id: work.newId(), claim_id: claimId })
  }
  return done(null)
}

interface OneLine extends OneClaim {
  lineId: ClaimLineId
}

/** Another quantity or cause of a line that was not sent yet. */
export async function setLine(work: Work, input: OneLine & { quantity: number; cause: ClaimCause }): Promise<Outcome<Claim>> {
  const partId = (await listLineRows(work.db, input.claimId)).find(({ id }) => id === input.lineId)?.part_id
  if (partId === undefined) return missing
  await lockPartStock(work.db, [partId])
  const loaded = await loadDraft(work, input)
  if (loaded.kind !== 'done') return loaded
  const line = loaded.value.lines.find(({ id }) => id === input.lineId)
  if (line === undefined) return missing
  await deleteLine(work.db, line.id)
  const again = await lineOf(work, claimedOf(line, input))
  if (again.kind !== 'done') return again
  await insertLine(work.db, { ...again.value, id: line.id, claim_id: line.claim_id })
  await updateClaim(work.db, input.claimId, {})
  return told(work, input.claimId, loaded.value)
}

const claimedOf = (line: LineRow, { quantity, cause }: { quantity: number; cause: ClaimCause }): Claimed =>
  line.bin_id === null
    ? { repairPartId: storedId(line.repair_part_id ?? ''), quantity, cause }
    : {
        partId: storedId(line.part_id),
        binId: storedId(line.bin_id),
        lot: line.lot_number,
        movement: line.movement_seq,
        quantity,
        cause,
      }

/** Takes a line off a draft: its pieces wait again. */
export async function dropLine(work: Work, input: OneLine): Promise<Outcome<Claim>> {
  const loaded = await loadDraft(work, input)
  if (loaded.kind !== 'done') return loaded
  if (!loaded.value.lines.some(({ id }) => id === input.lineId)) return missing
  await deleteLine(work.db, input.lineId)
  await updateClaim(work.db, input.claimId, {})
  return told(work, input.claimId, loaded.value)
}

export async function setNote(
  work: Work,
  input: OneClaim & { reference: string | null; note: string | null },
): Promise<Outcome<Claim>> {
  const loaded = await loadClaim(work, input)
  if (loaded.kind !== 'done') return loaded
  const { reference, note } = input
  await updateClaim(work.db, input.claimId, { reference, note })
  return told(work, input.claimId, loaded.value)
}

/** A draft that is not sent after all: its pieces wait again, and its number stays unused. */
export async function discard(work: Work, input: OneClaim): Promise<Outcome<{ discarded: true }>> {
  const loaded = await loadDraft(work, input)
  if (loaded.kind !== 'done') return loaded
  await deleteDraft(work.db, input.claimId)
  work.audit('claim', input.claimId, { number: claimNumber(loaded.value.claim.seq), ...loaded.value }, null)
  work.touch('claim', input.claimId)
  return done({ discarded: true })
}

/** Counts what was answered of a line, and closes the claim once nothing is open. */
export async function countAnswered(work: Work, { claim, lines }: Loaded, line: LineRow, quantity: number): Promise<void> {
  await updateLine(work.db, line.id, { answered: line.answered + quantity })
  const open = lines.reduce((sum, one) => sum + one.quantity - one.answered, 0) - quantity
  await updateClaim(work.db, claim.id, open === 0 ? { state: 'closed', closed_on: work.today } : {})
}
