import type { BinId, JobId, JobPartId, PartId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { storedId } from '../../db/stored.ts'
import type { Work } from '../../work/work.ts'
import type { JobRow } from '../jobs/job.repository.ts'
import { listBinsByIds } from '../ledger/ledger.repository.ts'
import { type Entry, post } from '../ledger/ledger.service.ts'
import { allocate, reserveNeed } from './allocate.service.ts'
import { findLot, findNeedOfPart, listPlannedParts, listPromises, type NeedRow, setWantedOf } from './job-parts.repository.ts'
import { loadNeed, lockPart, loadReleasedJob, releaseOf, wantMore } from './needs.service.ts'
import { type Settled, settle } from './settle.service.ts'

interface Picked extends Settled {
  jobPartId: JobPartId
  /** By how many pieces the job asks for more than before. */
  asked: number
}

interface Pick {
  jobId: JobId
  partId: PartId
  binId: BinId
  quantity: number
  lot: string | null
  /** The question whether the job really takes more than it needs was answered. */
  evenIfMore: boolean
}

/**
 * Takes pieces out of a bin into the hands of whoever works on the job. A promise out of another bin moves to the one that was
 * scanned; pieces beyond the need are asked about first. (MISSION.md, E3.)
 */
export async function pick(work: Work, input: Pick): Promise<Outcome<Picked>> {
  const part = await lockPart(work, input.partId)
  if (part.kind !== 'done') return part
  const job = await loadReleasedJob(work, input.jobId)
  if (job.kind !== 'done') return job
  const { more, open } = await openNeed(work, job.value, part.value.id)
  if (input.quantity > open && !input.evenIfMore) return refuse('more-than-needed', { needed: open, sku: part.value.sku })
  const asked = more + Math.max(0, input.quantity - open)
  const need = await wantMore(work, job.value, part.value, asked)
  if (need.kind !== 'done') return need
  const lotId = await lotOf(work, input)
  if (lotId.kind !== 'done') return lotId
  const posted = await post(work, await entriesOfPick(work, need.value, { ...input, lotId: lotId.value }))
  if (posted.kind !== 'done') return posted
  const rest = await findNeedOfPart(work.db, job.value.id, part.value.id)
  const reserved = rest === undefined ? done(null) : await reserveNeed(work, rest)
  if (reserved.kind !== 'done') return reserved
  work.record(job.value.id, 'part-picked', {
    sku: part.value.sku,
    quantity: input.quantity,
    bin: await codeOf(work, input.binId),
  })
  const settled = await settle(work, job.value.id)
  return settled.kind === 'done' ? done({ ...settled.value, jobPartId: storedId(need.value.id), asked }) : settled
}

/** How many pieces a job still takes of a part, and how many of those its plan names that nobody asked for yet. */
async function openNeed(work: Work, job: JobRow, partId: string): Promise<{ more: number; open: number }> {
  const [known, planned] = await Promise.all([
    findNeedOfPart(work.db, job.id, partId),
    job.plan_id === null ? [] : listPlannedParts(work.db, job.plan_id),
  ])
  const wanted = known?.wanted ?? 0
  const more = Math.max(0, (planned.find((line) => line.partId === partId)?.quantity ?? 0) - wanted)
  const taken = known === undefined ? 0 : known.picked + known.fitted
  return { more, open: Math.max(0, wanted + more - taken) }
}

/** Whatever of it is promised out of other bins is promised out of this one first. */
async function entriesOfPick(
  work: Work,
  need: NeedRow,
  { binId, quantity, lotId }: { binId: string; quantity: number; lotId: string | undefined },
): Promise<Entry[]> {
  const promises = await listPromises(work.db, need.id)
  const here = promises.find((promise) => promise.binId === binId)?.quantity ?? 0
  const missingHere = Math.max(0, quantity - here)
  const whose = { partId: need.part_id, jobId: need.job_id, jobPartId: need.id }
  const entries: Entry[] = []
  let left = missingHere
  for (const promise of promises.filter((other) => other.binId !== binId)) {
    const moved = Math.min(left, promise.quantity)
    left -= moved
    if (moved > 0) entries.push(releaseOf(need, promise.binId, moved))
  }
  if (missingHere > 0) entries.push({ kind: 'reserve', ...whose, quantity: missingHere, fromBinId: binId })
  return [...entries, { kind: 'pick', ...whose, quantity, fromBinId: binId, ...(lotId === undefined ? {} : { lotId }) }]
}

interface Taken {
  jobPartId: JobPartId
  binId: BinId
  quantity: number
  lot: string | null
}

/** Puts pieces that were picked and not needed into a bin, from where they go to whoever waits for them: this job too, where it still does. */
export async function putBack(work: Work, input: Taken & { askedLess?: number | undefined }): Promise<Outcome<Settled>> {
  return takeFromHand(work, 'return', 'part-put-back', { ...input, askedLess: input.askedLess ?? input.quantity, reason: null })
}

/** Dead on arrival: the piece waits in quarantine for its claim, and a job that goes on needs another one. (MISSION.md, E5.) */
export async function reportDoa(work: Work, input: Taken & { reason: string }): Promise<Outcome<Settled>> {
  return takeFromHand(work, 'doa', 'part-doa', { ...input, askedLess: 0 })
}

/** Broken by whoever wanted to fit it: the piece waits in the scrap bin, and the job needs another one. (MISSION.md, E5.) */
export async function reportBroken(work: Work, input: Taken & { reason: string | null }): Promise<Outcome<Settled>> {
  return takeFromHand(work, 'broken', 'part-broken', { ...input, askedLess: 0 })
}

/** Where each of them may be put. */
const BINS_OF = { return: ['shelf', 'bench', 'van'], doa: ['quarantine'], broken: ['scrap', 'quarantine'] } as const

async function takeFromHand(
  work: Work,
  kind: keyof typeof BINS_OF,
  event: 'part-put-back' | 'part-doa' | 'part-broken',
  input: Taken & { askedLess: number; reason: string | null },
): Promise<Outcome<Settled>> {
  const loaded = await loadNeed(work, input.jobPartId)
  if (loaded.kind !== 'done') return loaded
  const { need, part, job } = loaded.value
  const [bin] = await listBinsByIds(work.db, [input.binId])
  if (bin === undefined) return missing
  const bins: readonly string[] = BINS_OF[kind]
  if (!bins.includes(bin.kind)) return refuse('wrong-bin-kind', { bin: bin.code, kind: BINS_OF[kind][0] })
  const lotId = await lotOf(work, { partId: need.part_id, lot: input.lot })
  if (lotId.kind !== 'done') return lotId
  const whose = { partId: need.part_id, jobId: job.id, jobPartId: need.id }
  const lot = lotId.value === undefined ? {} : { lotId: lotId.value }
  const { quantity, reason } = input
  // A job whose customer declined needs no other piece for the one that it gives up.
  const askedLess = job.approval_state === 'declined' ? quantity : input.askedLess
  const posted = await post(work, [{ kind, ...whose, quantity, toBinId: bin.id, reason, ...lot }])
  if (posted.kind !== 'done') return posted
  const kept = need.picked + need.fitted - quantity
  if (askedLess > 0) await setWantedOf(work.db, need.id, Math.max(kept, need.wanted - askedLess))
  work.record(job.id, event, { sku: part.sku, quantity, bin: bin.code, reason })
  const given = await allocate(work, [need.part_id])
  return given.kind === 'done' ? settle(work, job.id) : given
}

async function codeOf(work: Work, binId: string): Promise<string> {
  const [bin] = await listBinsByIds(work.db, [binId])
  return bin?.code ?? ''
}

/** The lot under the number that was scanned; refused where the depot never had it. */
async function lotOf(work: Work, { partId, lot }: { partId: string; lot: string | null }): Promise<Outcome<string | undefined>> {
  if (lot === null) return done(undefined)
  const known = await findLot(work.db, partId, lot)
  return known === undefined ? refuse('lot-not-in-bin') : done(known.id)
}
