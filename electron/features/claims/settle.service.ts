import type { Claim } from '../../../shared/claims/claims.ts'
import type { Answered } from '../../../shared/claims/claims.contract.ts'
import type { ClaimLineId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { storedId } from '../../db/stored.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { allocate } from '../job-parts/allocate.service.ts'
import { listBinsByIds, lockPartStock } from '../ledger/ledger.repository.ts'
import { type Entry, post } from '../ledger/ledger.service.ts'
import { entriesIn } from '../stock/stock.service.ts'
import { findCostAtLeaving, insertAnswer, type LineRow, listLineRows, updateClaim } from './claims.repository.ts'
import { countAnswered, loadClaim, loadDraft, type OneClaim, told } from './claims.service.ts'

/** Takes the parts of a claim before the claim itself, as everywhere. */
async function lockParts(work: Work, claimId: string): Promise<void> {
  const lines = await listLineRows(work.db, claimId)
  await lockPartStock(work.db, [...new Set(lines.map((line) => line.part_id))])
}

/** Sends a claim: its pieces leave their quarantine bins, and from now on they are owed. Old parts were never stock. */
export async function send(work: Work, input: OneClaim): Promise<Outcome<Claim>> {
  await lockParts(work, input.claimId)
  const loaded = await loadDraft(work, input)
  if (loaded.kind !== 'done') return loaded
  const { claim, lines } = loaded.value
  if (claim.is_supplier_active !== 1) return refuse('claim-supplier-closed', { name: claim.supplier_name })
  if (lines.length === 0) return refuse('claim-empty')
  const posted = await post(work, lines.flatMap(leavingOf))
  if (posted.kind === 'refused') return goneFromQuarantine(posted)
  if (posted.kind !== 'done') return posted
  await updateClaim(work.db, claim.id, { state: 'sent', sent_on: work.today })
  return told(work, claim.id, loaded.value)
}

/** Somebody took a piece out of quarantine since it was put into the draft. */
function goneFromQuarantine(outcome: Extract<Outcome<null>, { kind: 'refused' }>): Outcome<Claim> {
  const { reason, params } = outcome.refusal
  return reason === 'not-in-bin' || reason === 'lot-not-in-bin' ? refuse('not-in-quarantine', params) : outcome
}

function leavingOf(line: LineRow): Entry[] {
  if (line.bin_id === null) return []
  return [
    {
      kind: 'to-supplier',
      partId: line.part_id,
      quantity: line.quantity,
      fromBinId: line.bin_id,
      claimLineId: line.id,
      reason: line.reason,
      ...lotOf(line),
      ...jobOf(line),
    },
  ]
}

const lotOf = ({ lot_id }: LineRow) => (lot_id === null ? {} : { lotId: lot_id })
const jobOf = ({ job_id }: LineRow) => (job_id === null ? {} : { jobId: job_id })

/** Notes what the supplier answered to pieces of a line; the claim is closed once every piece has an answer. */
export async function answer(work: Work, input: OneClaim & { lineId: ClaimLineId; answer: Answered }): Promise<Outcome<Claim>> {
  await lockParts(work, input.claimId)
  const loaded = await loadClaim(work, input)
  if (loaded.kind !== 'done') return loaded
  const { claim, lines } = loaded.value
  if (claim.state === 'draft') return refuse('claim-not-sent')
  const line = lines.find(({ id }) => id === input.lineId)
  if (line === undefined) return missing
  const open = line.quantity - line.answered
  if (input.answer.quantity > open) return refuse('answered-more', { open, sku: line.sku })
  const kept = await keep(work, line, input.answer, claim.currency)
  if (kept.kind !== 'done') return kept
  await countAnswered(work, loaded.value, line, input.answer.quantity)
  return told(work, claim.id, loaded.value)
}

function keep(work: Work, line: LineRow, answered: Answered, currency: string): Promise<Outcome<null>> {
  switch (answered.kind) {
    case 'replaced':
      return replaced(work, line, answered)
    case 'credited':
      return credited(work, line, answered, currency)
    case 'refused':
      return refused(work, line, answered)
  }
}

/** New pieces come into stock at what was paid for the old ones, and go to the jobs that wait. */
async function replaced(
  work: Work,
  line: LineRow,
  { quantity, binId, lots }: Extract<Answered, { kind: 'replaced' }>,
): Promise<Outcome<null>> {
  const [bin] = await listBinsByIds(work.db, [binId])
  if (bin === undefined) return missing
  if (bin.kind === 'quarantine' || bin.kind === 'scrap') return refuse('wrong-bin-kind', { bin: bin.code, kind: 'shelf' })
  const incoming = { partId: storedId<Claim['items'][number]['partId']>(line.part_id), binId, quantity, lots }
  const entries = await entriesIn(work, 'receive', incoming, { unitCost: line.paid })
  if (entries.kind !== 'done') return entries
  const posted = await post(
    work,
    entries.value.map((entry) => ({ ...entry, ...jobOf(line), claimLineId: line.id })),
  )
  if (posted.kind !== 'done') return posted
  for (const entry of entries.value) {
    await noteAnswer(work, line, { kind: 'replaced', quantity: entry.quantity, bin_id: binId, lot_id: entry.lotId ?? null })
  }
  return allocate(work, [line.part_id])
}

async function credited(
  work: Work,
  line: LineRow,
  { quantity, amount, evenIfMore }: Extract<Answered, { kind: 'credited' }>,
  currency: string,
): Promise<Outcome<null>> {
  const paid = line.paid * quantity
  if (amount > paid && !evenIfMore) return refuse('credit-above-paid', { amount: paid, currency })
  await noteAnswer(work, line, { kind: 'credited', quantity, amount })
  return done(null)
}

/** The pieces come back into quarantine at what they were worth when they left, or are written off: then they stay gone. */
async function refused(
  work: Work,
  line: LineRow,
  { quantity, reason, binId }: Extract<Answered, { kind: 'refused' }>,
): Promise<Outcome<null>> {
  const note = { kind: 'refused', quantity, reason, bin_id: binId, lot_id: line.lot_id } as const
  if (binId === null) {
    await noteAnswer(work, line, { ...note, lot_id: null })
    return done(null)
  }
  if (line.bin_id === null) return refuse('never-stock', { sku: line.sku })
  const [bin] = await listBinsByIds(work.db, [binId])
  if (bin === undefined) return missing
  if (bin.kind !== 'quarantine') return refuse('wrong-bin-kind', { bin: bin.code, kind: 'quarantine' })
  const unitCost = (await findCostAtLeaving(work.db, line.id)) ?? line.paid
  const whose = { partId: line.part_id, claimLineId: line.id, ...lotOf(line), ...jobOf(line) }
  const posted = await post(work, [{ kind: 'receive', quantity, toBinId: binId, unitCost, reason, ...whose }])
  if (posted.kind !== 'done') return posted
  await noteAnswer(work, line, note)
  return done(null)
}

interface Note {
  kind: Answered['kind']
  quantity: number
  amount?: number
  bin_id?: string | null
  lot_id?: string | null
  reason?: string | null
}

async function noteAnswer(work: Work, line: LineRow, note: Note): Promise<void> {
  const plain = { amount: 0, bin_id: null, lot_id: null, reason: null }
  await insertAnswer(work.db, { ...plain, ...note, id: work.newId(), line_id: line.id, at: work.now, by_id: actorOf(work).id })
}
