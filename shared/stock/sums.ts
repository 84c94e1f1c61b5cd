import type { RefusalCode } from '../kernel/refusal.ts'
import { type Cell, effectsOf, isWellFormed, type Movement } from './movements.ts'

/** Sums of the ledger, each under the key of its cell; one that is not there is nothing. */
export type Sums = ReadonlyMap<string, number>

/** One text for one cell. */
export function keyOf(cell: Cell): string {
  switch (cell.sum) {
    case 'owned':
    case 'value':
      return `${cell.sum} ${cell.partId}`
    case 'onHand':
    case 'reserved':
      return `${cell.sum} ${cell.partId} ${cell.binId}`
    case 'lotOnHand':
      return `${cell.sum} ${cell.lotId} ${cell.binId}`
    case 'promised':
      return `${cell.sum} ${cell.jobPartId} ${cell.binId}`
    case 'picked':
    case 'fitted':
      return `${cell.sum} ${cell.jobPartId}`
    case 'lotPicked':
      return `${cell.sum} ${cell.lotId} ${cell.jobPartId}`
  }
}

/** Whether any piece of a lot is in a bin or in somebody's hand. */
export function isLotHere(sums: Sums, lotId: string): boolean {
  const places = [`lotOnHand ${lotId} `, `lotPicked ${lotId} `]
  return [...sums].some(([key, sum]) => sum > 0 && places.some((place) => key.startsWith(place)))
}

/** The sums of a whole ledger, or of groups of its movements that are alike, in any order. What comes to nothing is left out. */
export function sumUp(movements: Iterable<Movement>): Map<string, number> {
  const sums = new Map<string, number>()
  for (const movement of movements) {
    for (const effect of effectsOf(movement)) addTo(sums, keyOf(effect), effect.by)
  }
  for (const [key, sum] of sums) if (sum === 0) sums.delete(key)
  return sums
}

function addTo(sums: Map<string, number>, key: string, by: number): void {
  sums.set(key, (sums.get(key) ?? 0) + by)
}

export interface SumsRefusal {
  readonly reason: RefusalCode
  /** How many there are for what was asked. */
  readonly there: number
}

/**
 * The sums after one more movement, or why it cannot be: no sum may fall below nothing, and no bin may have promised more pieces
 * than lie in it. This is what keeps stock from being negative and a piece from being promised twice.
 */
export function withMovement(sums: Sums, movement: Movement): { after: Map<string, number>; cells: Cell[] } | SumsRefusal {
  if (!isWellFormed(movement)) throw new Error(`no such movement: ${movement.kind}`)
  const after = new Map(sums)
  const effects = effectsOf(movement)
  for (const effect of effects) addTo(after, keyOf(effect), effect.by)
  for (const effect of effects) {
    const sum = after.get(keyOf(effect)) ?? 0
    if (sum < 0) return { reason: TOO_FEW[effect.sum], there: sum - effect.by }
    if (effect.sum !== 'onHand' && effect.sum !== 'reserved') continue
    const { partId, binId } = effect
    const onHand = after.get(keyOf({ sum: 'onHand', partId, binId })) ?? 0
    const free = onHand - (after.get(keyOf({ sum: 'reserved', partId, binId })) ?? 0)
    if (free < 0) return { reason: 'stock-reserved', there: free + movement.quantity }
  }
  return { after, cells: effects }
}

const TOO_FEW: Readonly<Record<Cell['sum'], RefusalCode>> = {
  owned: 'not-in-bin',
  value: 'not-in-bin',
  onHand: 'not-in-bin',
  reserved: 'not-reserved',
  promised: 'not-reserved',
  lotOnHand: 'lot-not-in-bin',
  picked: 'not-picked',
  lotPicked: 'not-picked',
  fitted: 'not-picked',
}

/**
 * The sums of sums that are kept too, so that a list need not add up: pieces of a part in bins that jobs may be promised from, and
 * what is promised of a part and to a need in all. Each under the key of its name and id.
 */
export function totalsOf(sums: Sums, isUsable: (binId: string) => boolean): Map<string, number> {
  const totals = new Map<string, number>()
  for (const [key, sum] of sums) {
    const [name = '', id = '', binId = ''] = key.split(' ')
    if (name === 'onHand' && isUsable(binId)) addTo(totals, `usable ${id}`, sum)
    if (name === 'reserved') addTo(totals, `reservedOf ${id}`, sum)
    if (name === 'promised') addTo(totals, `promisedTo ${id}`, sum)
  }
  return totals
}

/** Every key whose sum differs, with both; one that is missing is nothing. */
export function differencesOf(kept: Sums, ledger: Sums): { cell: string; kept: number; ledger: number }[] {
  const keys = [...new Set([...kept.keys(), ...ledger.keys()])].sort()
  return keys.flatMap((cell) => {
    const pair = { cell, kept: kept.get(cell) ?? 0, ledger: ledger.get(cell) ?? 0 }
    return pair.kept === pair.ledger ? [] : [pair]
  })
}
