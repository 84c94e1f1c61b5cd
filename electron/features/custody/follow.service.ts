import { custodyOfMove, type Holder, IS_HERE } from '../../../shared/custody/custody.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { type NowRow, readChannel, takeNow, toHolder } from './custody.repository.ts'
import { DESK, hand, handOn, personOf } from './hand.service.ts'

/** What happens to a job says who has its unit: these write custody in the transaction of whatever happened. */

const bringer = (channel: string | undefined): Holder => ({
  kind: channel === 'courier' ? 'courier' : 'customer',
  id: null,
  name: null,
})

/** A unit comes over the counter: the desk has it. */
export async function takeIn(work: Work, unit: { unitId: string; jobId: string; channel: string | undefined }): Promise<void> {
  const { unitId, jobId, channel } = unit
  await hand(work, { unitId, jobId, from: bringer(channel), to: DESK, why: 'check-in' })
}

type StageMove = Parameters<typeof custodyOfMove>[0]

/** What a move of its job says of where a unit is. (`custodyOfMove`.) */
export async function followStage(
  work: Work,
  job: { id: string; unitId: string; rmaId: string },
  move: Omit<StageMove, 'isOwn'> & { assigneeId: string | null },
): Promise<void> {
  const actor = actorOf(work)
  const change = custodyOfMove({ ...move, isOwn: move.assigneeId === actor.id })
  if (change === null) return
  const now = await takeNow(work.db, job.unitId)
  const { why } = change
  const to: Holder = change.to === 'person' ? personOf(actor) : { kind: change.to, id: null, name: null }
  if (why === 'arrival') {
    const from = bringer(await readChannel(work.db, job.rmaId))
    await hand(work, { unitId: job.unitId, jobId: job.id, from, to, why })
    return
  }
  // What never came in cannot go anywhere.
  if (now === undefined || now.kind === 'customer') return
  await handOn(work, now, { jobId: job.id, to, why })
}

/** Whoever starts to work on a unit has it in their hands. */
export async function takeInHand(work: Work, job: { id: string; unitId: string }): Promise<void> {
  const now = await takeNow(work.db, job.unitId)
  if (now === undefined || !isInHouse(now)) return
  await handOn(work, now, { jobId: job.id, to: personOf(actorOf(work)), why: 'taken' })
}

/** The unit goes to its customer, or to whom the customer sent for it. */
export async function leaveWith(work: Work, job: { id: string; unitId: string }, collectedBy: string): Promise<void> {
  const now = await takeNow(work.db, job.unitId)
  const from = now === undefined ? null : toHolder(now)
  const to: Holder = { kind: 'customer', id: null, name: collectedBy }
  await hand(work, { unitId: job.unitId, jobId: job.id, from, to, why: 'hand-back' })
}

const isInHouse = (now: NowRow): boolean => IS_HERE[toHolder(now).kind]
