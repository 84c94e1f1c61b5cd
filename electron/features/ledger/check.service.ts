import { IS_USABLE } from '../../../shared/stock/bins.ts'
import type { StockValue, SumDifference } from '../../../shared/stock/stock.ts'
import { differencesOf, sumUp, totalsOf } from '../../../shared/stock/sums.ts'
import { divideValue } from '../../../shared/stock/value.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { countMovements, readBinKinds, readKeptSums, readLedger } from './check.repository.ts'

/** Adds up the whole ledger and compares it with every sum that is kept: an empty list proves that they agree. (MISSION.md, E2.) */
export async function checkStock(db: ReadDb): Promise<{ movements: number; differences: SumDifference[] }> {
  const [movements, ledger, kept, bins] = await Promise.all([
    countMovements(db),
    readLedger(db, null),
    readKeptSums(db),
    readBinKinds(db),
  ])
  const sums = sumUp(ledger)
  const totals = totalsOf(sums, (binId) => isUsable(bins, binId))
  return { movements, differences: differencesOf(kept, new Map([...sums, ...totals].filter(([, sum]) => sum !== 0))) }
}

type Bins = Awaited<ReturnType<typeof readBinKinds>>

function isUsable(bins: Bins, binId: string): boolean {
  const bin = bins.get(binId)
  return bin !== undefined && IS_USABLE[bin.kind]
}

/**
 * What all stock was worth before an instant, bin by bin, at each part's moving average; null is now. The bins and what technicians
 * hold add up to the whole. (MISSION.md, E9.)
 */
export async function readStockValue(db: ReadDb, before: string | null, now: string): Promise<StockValue> {
  const [sums, bins] = await Promise.all([
    before === null ? readKeptSums(db) : readLedger(db, before).then(sumUp),
    readBinKinds(db),
  ])
  const values = new Map<string, { pieces: number; value: number }>()
  const inBins = piecesByPart(sums)
  for (const [partId, worth] of worthOfParts(sums)) {
    const places = withHand(inBins.get(partId) ?? [], worth.owned)
    const shares = divideValue(
      worth,
      places.map(([, pieces]) => pieces),
    )
    places.forEach(([place, pieces], index) => {
      const sum = values.get(place) ?? { pieces: 0, value: 0 }
      values.set(place, { pieces: sum.pieces + pieces, value: sum.value + (shares[index] ?? 0) })
    })
  }
  const total = [...values.values()].reduce((sum, { value }) => sum + value, 0)
  return {
    at: before ?? now,
    total,
    inHand: values.get(IN_HAND)?.value ?? 0,
    bins: [...bins].flatMap(([id, { code, kind }]) => {
      const sum = values.get(id)
      return sum === undefined ? [] : [{ binId: storedId(id), code, kind, ...sum }]
    }),
  }
}

/** The place of pieces that are in no bin: picked for a job. */
const IN_HAND = 'in hand'

function worthOfParts(sums: ReadonlyMap<string, number>): Map<string, { owned: number; value: number }> {
  const owned = [...sums].filter(([key]) => key.startsWith('owned '))
  return new Map(
    owned.map(([key, pieces]) => {
      const partId = key.slice('owned '.length)
      return [partId, { owned: pieces, value: sums.get(`value ${partId}`) ?? 0 }]
    }),
  )
}

/** Where the pieces of each part lie, by bin: one walk over all sums, of which there are many times as many as parts. */
function piecesByPart(sums: ReadonlyMap<string, number>): Map<string, [string, number][]> {
  const places = new Map<string, [string, number][]>()
  for (const [key, pieces] of sums) {
    const [name, partId = '', binId = ''] = key.split(' ')
    if (name !== 'onHand') continue
    const known = places.get(partId)
    if (known === undefined) places.set(partId, [[binId, pieces]])
    else known.push([binId, pieces])
  }
  return places
}

/** Whatever is in no bin is in hand. */
function withHand(inBins: [string, number][], owned: number): [string, number][] {
  const rest = owned - inBins.reduce((sum, [, pieces]) => sum + pieces, 0)
  return rest > 0 ? [...inBins, [IN_HAND, rest]] : inBins
}
