import { z } from 'zod'

/**
 * The stock ledger: what each kind of movement does. Everything that is said of stock (on hand, reserved, in a technician's
 * hand, value) is a sum over movements by this table. (MISSION.md, E2.)
 */

/** Where pieces are: in a bin, in the hands of whoever works on a job, or not the depot's (a supplier's, fitted, gone). */
export type Place = 'bin' | 'job' | 'outside'

interface MovementRule {
  readonly from: readonly Place[]
  readonly to: readonly Place[]
  /** What it does to the pieces promised out of its bin: promises, keeps the promise, or takes it back. */
  readonly reserved: -1 | 0 | 1
}

const rule = (from: Place | readonly Place[], to: Place | readonly Place[], reserved: -1 | 0 | 1 = 0): MovementRule => ({
  from: [from].flat(),
  to: [to].flat(),
  reserved,
})

export const MOVEMENT_KINDS = [
  'receive',
  'reserve',
  'release',
  'pick',
  'fit',
  'return',
  'transfer',
  'adjust',
  'scrap',
  'to-supplier',
  'doa',
  'broken',
  'found',
] as const
export const movementKind = z.enum(MOVEMENT_KINDS)
export type MovementKind = z.infer<typeof movementKind>

export const MOVEMENTS: Readonly<Record<MovementKind, MovementRule>> = {
  receive: rule('outside', 'bin'),
  /** Promises pieces of a bin to a job; they stay where they are. */
  reserve: rule([], [], 1),
  release: rule([], [], -1),
  pick: rule('bin', 'job', -1),
  fit: rule('job', 'outside'),
  return: rule('job', 'bin'),
  transfer: rule('bin', 'bin'),
  /** A count that differed, up or down. */
  adjust: rule(['bin', 'outside'], ['bin', 'outside']),
  scrap: rule('bin', 'outside'),
  'to-supplier': rule('bin', 'outside'),
  /** Dead on arrival: taken out of its box and found faulty. It waits for its claim in quarantine. */
  doa: rule(['bin', 'job'], 'bin'),
  /** Broken by whoever wanted to fit it. It waits for its disposal. */
  broken: rule(['bin', 'job'], 'bin'),
  found: rule('outside', 'bin'),
}

/** One entry of the ledger, as far as sums need it. Null for a bin or a job part means: not there. */
export interface Movement {
  readonly kind: MovementKind
  readonly partId: string
  /** Whole pieces, at least one. */
  readonly quantity: number
  readonly fromBinId: string | null
  readonly toBinId: string | null
  /** What a job needs of a part: whose promise, whose pieces in hand. */
  readonly jobPartId: string | null
  /** The batch or the serial, of a part that is tracked so. */
  readonly lotId: string | null
  /** What the depot's stock is worth more (or less) by it, in minor units. */
  readonly value: number
}

/** The sums that are kept, each with what it is kept by. */
export type Cell =
  /** All pieces that the depot owns, in bins and in hands. */
  | { readonly sum: 'owned' | 'value'; readonly partId: string }
  | { readonly sum: 'onHand' | 'reserved'; readonly partId: string; readonly binId: string }
  | { readonly sum: 'lotOnHand'; readonly lotId: string; readonly binId: string }
  | { readonly sum: 'promised'; readonly jobPartId: string; readonly binId: string }
  | { readonly sum: 'picked' | 'fitted'; readonly jobPartId: string }
  | { readonly sum: 'lotPicked'; readonly jobPartId: string; readonly lotId: string }
export type Effect = Cell & { readonly by: number }

/** Where a movement takes its pieces from and to; null for one that only promises them. */
export function placesOf({ kind, fromBinId, toBinId, jobPartId }: Movement): { from: Place; to: Place } | null {
  const { from, to } = MOVEMENTS[kind]
  if (from.length === 0) return null
  const hasJob = jobPartId !== null
  const isFromJob = fromBinId === null && hasJob && from.includes('job')
  const isToJob = toBinId === null && hasJob && to.includes('job')
  return {
    from: fromBinId === null ? (isFromJob ? 'job' : 'outside') : 'bin',
    to: toBinId === null ? (isToJob ? 'job' : 'outside') : 'bin',
  }
}

/** What a movement does to the sums, the nearest first: the first that falls below nothing says best what is wrong. */
export function effectsOf(movement: Movement): Effect[] {
  const { partId, quantity, fromBinId, toBinId, value } = movement
  const places = placesOf(movement)
  const worth: Effect[] = value === 0 ? [] : [{ sum: 'value', partId, by: value }]
  if (places === null) return [...promiseOf(movement), ...worth]
  const { from, to } = places
  const isOurs = (place: Place) => (place === 'outside' ? 0 : 1)
  const owned = (isOurs(to) - isOurs(from)) * quantity
  return [
    ...inBin(movement, fromBinId, -quantity),
    ...inBin(movement, toBinId, quantity),
    ...promiseOf(movement),
    ...(from === 'job' ? inHand(movement, -quantity) : []),
    ...(to === 'job' ? inHand(movement, quantity) : []),
    ...fittedBy(movement),
    ...(owned === 0 ? [] : [{ sum: 'owned', partId, by: owned } as const]),
    ...worth,
  ]
}

function inBin({ partId, lotId }: Movement, binId: string | null, by: number): Effect[] {
  if (binId === null) return []
  const lot: Effect[] = lotId === null ? [] : [{ sum: 'lotOnHand', lotId, binId, by }]
  return [{ sum: 'onHand', partId, binId, by }, ...lot]
}

function promiseOf({ kind, partId, quantity, fromBinId: binId, jobPartId }: Movement): Effect[] {
  const by = MOVEMENTS[kind].reserved * quantity
  if (by === 0 || binId === null || jobPartId === null) return []
  return [
    { sum: 'reserved', partId, binId, by },
    { sum: 'promised', jobPartId, binId, by },
  ]
}

function inHand({ jobPartId, lotId }: Movement, by: number): Effect[] {
  if (jobPartId === null) return []
  const lot: Effect[] = lotId === null ? [] : [{ sum: 'lotPicked', jobPartId, lotId, by }]
  return [{ sum: 'picked', jobPartId, by }, ...lot]
}

function fittedBy({ kind, jobPartId, quantity }: Movement): Effect[] {
  return kind === 'fit' && jobPartId !== null ? [{ sum: 'fitted', jobPartId, by: quantity }] : []
}

/** False for an entry that its kind does not have: a receipt out of a bin, a pick without a job, less than one piece. */
export function isWellFormed(movement: Movement): boolean {
  const { kind, quantity, fromBinId, toBinId, jobPartId } = movement
  if (!Number.isSafeInteger(quantity) || quantity < 1) return false
  const rules = MOVEMENTS[kind]
  if (rules.reserved !== 0 && (fromBinId === null || jobPartId === null)) return false
  const places = placesOf(movement)
  if (places === null) return toBinId === null
  const isAllowed = rules.from.includes(places.from) && rules.to.includes(places.to)
  return isAllowed && !(places.from === 'outside' && places.to === 'outside') && (fromBinId === null || fromBinId !== toBinId)
}
