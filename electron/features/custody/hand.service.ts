import { type CustodyReason, type Holder, IS_HERE, isSameHolder } from '../../../shared/custody/custody.ts'
import { flag } from '../../db/stored.ts'
import type { Work } from '../../work/work.ts'
import { type NowRow, putNow, setShelfOfJob, toHolder } from './custody.repository.ts'

export const DESK: Holder = { kind: 'desk', id: null, name: null }

export interface Change {
  unitId: string
  jobId: string | null
  from: Holder | null
  to: Holder
  why: CustodyReason
  note?: string | null
}

/**
 * One unit changes hands: the entry of the ledger, where it is now, and the shelf that its job shows, in the caller's transaction.
 * Answers the entry's id.
 */
export async function hand(work: Work, { unitId, jobId, from, to, why, note = null }: Change): Promise<string> {
  const id = work.newId<string>()
  const columns = { staff_id: to.kind === 'person' ? to.id : null, place_id: to.kind === 'place' ? to.id : null }
  const name = nameOf(to)
  const isShelved = from?.kind === 'place' || to.kind === 'place'
  await Promise.all([
    putNow(work.db, {
      unit_id: unitId,
      entry_id: id,
      job_id: jobId,
      kind: to.kind,
      ...columns,
      name,
      since: work.now,
      seen_at: work.now,
      missed_at: null,
      is_here: flag(IS_HERE[to.kind]),
    }),
    isShelved && jobId !== null && setShelfOfJob(work.db, jobId, to.kind === 'place' ? to.name : null),
  ])
  work.enterCustody({
    id,
    unit_id: unitId,
    job_id: jobId,
    from_kind: from?.kind ?? null,
    from_staff_id: from?.kind === 'person' ? from.id : null,
    from_place_id: from?.kind === 'place' ? from.id : null,
    from_name: from === null ? null : nameOf(from),
    to_kind: to.kind,
    to_staff_id: columns.staff_id,
    to_place_id: columns.place_id,
    to_name: name,
    why,
    note,
  })
  for (const holder of [from, to]) if (holder?.kind === 'place' && holder.id !== null) work.touch('place', holder.id)
  work.touch('unit', unitId)
  return id
}

/** People and places are named by their records; the ledger keeps the name of whoever has none. */
const nameOf = ({ kind, name }: Holder): string | null => (kind === 'person' || kind === 'place' ? null : name)

export const personOf = (actor: { id: string; name: string }): Holder => ({ kind: 'person', id: actor.id, name: actor.name })

/** Hands a unit on from whoever has it; nothing is written when they have it already. */
export async function handOn(
  work: Work,
  now: NowRow,
  change: Pick<Change, 'jobId' | 'to' | 'why' | 'note'>,
): Promise<string | null> {
  const from = toHolder(now)
  return isSameHolder(from, change.to) ? null : hand(work, { ...change, unitId: now.unit_id, from })
}
