import { dateInZone } from '../../../shared/kernel/time.ts'
import { listOpenClaims } from '../claims/claims.repository.ts'
import { begin, readClaim } from '../claims/claims.service.ts'
import { markFaulty } from '../claims/faulty.service.ts'
import { answer, send } from '../claims/settle.service.ts'
import { readWaiting } from '../claims/waiting.service.ts'
import { findPartStock } from '../stock/stock.repository.ts'
import type { SampleSupplier } from './sample-content.ts'
import { withinHours } from './sample-hours.ts'
import type { Player } from './sample-player.ts'
import { placeOf } from './sample-stock.ts'

/** Claims of the sample: one that its supplier owes an answer to for weeks, one that was credited, and pieces that wait for theirs. */

const CLERK = 'parts'
const DAY = 86_400_000

interface Act {
  daysAgo: number
  /** Place of the supplier in the file. */
  supplier: number
  does: (player: Player, at: number, of: SampleSupplier) => Promise<void>
}

const ACTS: readonly Act[] = [
  { daysAgo: 37, supplier: 1, does: findFaulty(2, 'Hairline crack, both out of one box') },
  { daysAgo: 36, supplier: 1, does: claim },
  { daysAgo: 24, supplier: 0, does: findFaulty(1, '通电后无输出') },
  { daysAgo: 23, supplier: 0, does: claim },
  { daysAgo: 12, supplier: 0, does: creditAll },
  { daysAgo: 2.1, supplier: 2, does: findFaulty(1, 'Bent contact in the plug') },
  { daysAgo: 0.6, supplier: 0, does: findFaulty(2, '外壳开裂') },
]

/** What is claimed as moments of the sample's past, counted back from now. */
export function planClaims(now: number): { at: number; play: (player: Player) => Promise<void> }[] {
  return ACTS.map(({ daysAgo, supplier, does }) => {
    const at = withinHours(now - daysAgo * DAY)
    return {
      at,
      play: async (player) => {
        const of = player.stage.content.suppliers[supplier]
        if (of === undefined) throw new Error(`the sample has no supplier ${supplier}`)
        await does(player, at, of)
      },
    }
  })
}

/** Of the part of a supplier of which most lie in their bin: whatever was fitted by then, nobody waits for these. */
function findFaulty(quantity: number, reason: string): Act['does'] {
  return async (player, at, { makers }) => {
    const toBinId = player.stage.bins.get('QUAR-1')
    const { read } = player.coreAt(at).store
    const parts = player.stage.content.parts.filter(({ maker, tracking }) => makers.includes(maker) && tracking === 'none')
    const places = await Promise.all(
      parts.map(async ({ sku }) => {
        const { partId, binId } = placeOf(player, sku)
        const bin = (await findPartStock(read, partId))?.bins.find((one) => one.binId === binId)
        return { partId, fromBinId: binId, free: (bin?.onHand ?? 0) - (bin?.reserved ?? 0) }
      }),
    )
    const [most] = places.toSorted((one, other) => other.free - one.free)
    if (toBinId === undefined || most === undefined || most.free < quantity)
      throw new Error('the sample has nothing that could be faulty')
    const { partId, fromBinId } = most
    const faulty = { partId, fromBinId, toBinId, quantity, lot: null, reason }
    await player.act(at, CLERK, 'claims.markFaulty', (work) => markFaulty(work, faulty))
  }
}

async function claim(player: Player, at: number, { name }: SampleSupplier): Promise<void> {
  const waiting = (await readWaiting(player.coreAt(at).store.read)).filter(({ supplier }) => supplier?.name === name)
  const supplierId = waiting[0]?.supplier?.supplierId
  if (supplierId === undefined) throw new Error(`nothing of the sample waits for ${name}`)
  const lines = waiting.flatMap(({ partId, bin, lot, movement, quantity, cause }) =>
    bin === null ? [] : [{ partId, binId: bin.binId, lot, movement, quantity, cause }],
  )
  const draft = await player.act(at, CLERK, 'claims.begin', (work) => begin(work, { supplierId, lines }))
  const sending = { claimId: draft.id, version: draft.version }
  await player.act(at, CLERK, 'claims.send', (work) => send(work, sending))
}

async function creditAll(player: Player, at: number, { name }: SampleSupplier): Promise<void> {
  const { read } = player.coreAt(at).store
  const today = dateInZone(new Date(at).toISOString(), player.stage.content.depot.timeZone)
  const open = (await listOpenClaims(read, today)).find(({ supplier }) => supplier === name)
  let sent = open === undefined ? null : await readClaim(read, { id: open.id }, today)
  for (const line of sent?.items ?? []) {
    if (sent === null) break
    const credited = { kind: 'credited', quantity: line.open, amount: line.open * line.paid, evenIfMore: false } as const
    const request = { claimId: sent.id, version: sent.version, lineId: line.id, answer: credited }
    sent = await player.act(at, CLERK, 'claims.answer', (work) => answer(work, request))
  }
}
