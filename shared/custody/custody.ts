import { z } from 'zod'
import { stage, type Stage } from '../jobs/stages.ts'
import { placeId, staffId, unitId } from '../kernel/ids.ts'
import { line, optionalLine } from '../kernel/text.ts'

/** Who can hold a unit. The desk is the depot's own hand while nobody in particular has it. (MISSION.md, J2.) */
export const HOLDER_KINDS = ['desk', 'person', 'place', 'courier', 'factory', 'customer'] as const
export const holderKind = z.enum(HOLDER_KINDS)
export type HolderKind = z.infer<typeof holderKind>

/** Whether a unit with such a holder is in the house. */
export const IS_HERE: Readonly<Record<HolderKind, boolean>> = {
  desk: true,
  person: true,
  place: true,
  courier: false,
  factory: false,
  customer: false,
}

/** Why a unit changed hands. */
export const CUSTODY_REASONS = [
  'carried-over', // was here when custody began to be kept
  'check-in',
  'arrival',
  'arrival-undone',
  'taken', // to work on it
  'to-vendor',
  'from-vendor',
  'hand-back',
  'moved',
  'counted', // a count found it elsewhere
  'undone',
] as const
export const custodyReason = z.enum(CUSTODY_REASONS)
export type CustodyReason = z.infer<typeof custodyReason>

/** Where somebody can put a unit. It goes to its customer by the hand-back alone. */
export const custodyTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('place'), placeId }),
  z.object({ kind: z.literal('person'), staffId }),
  z.object({ kind: z.literal('desk') }),
  z.object({ kind: z.literal('courier'), name: optionalLine(120) }),
  z.object({ kind: z.literal('factory'), name: optionalLine(120) }),
])
export type CustodyTarget = z.infer<typeof custodyTarget>

export const holder = z.object({
  kind: holderKind,
  /** Of the person or the place. */
  id: z.string().nullable(),
  /** The person's or customer's name, the place's code; null where the kind says it all. */
  name: z.string().nullable(),
})
export type Holder = z.infer<typeof holder>

/** Two holders are the same hand or place. */
export const isSameHolder = (a: Holder, b: Holder): boolean =>
  a.kind === b.kind && a.id === b.id && (a.id !== null || a.name === b.name)

export const custodyEntry = z.object({
  id: z.string(),
  at: z.string(),
  /** Null: carried over when custody began to be kept. */
  by: z.string().nullable(),
  from: holder.nullable(),
  to: holder,
  why: custodyReason,
  note: z.string().nullable(),
  jobNumber: z.string().nullable(),
})
export type CustodyEntry = z.infer<typeof custodyEntry>

export const custodyNow = z.object({
  holder,
  since: z.string(),
  /** When somebody last scanned it where it is. */
  seenAt: z.string(),
  /** When a count of its place ended without it; null when it was seen since. */
  missedAt: z.string().nullable(),
})
export type CustodyNow = z.infer<typeof custodyNow>

/** A unit with who has it, as lists show it. */
export const heldUnit = z.object({
  unitId,
  number: z.string(),
  serial: z.string().nullable(),
  model: z.string(),
  customer: z.string().nullable(),
  /** Its open job. */
  job: z.object({ number: z.string(), stage }).nullable(),
  now: custodyNow.nullable(),
})
export type HeldUnit = z.infer<typeof heldUnit>

/** How a unit left: when, to whom, by which job. */
export const departure = z.object({ at: z.string(), to: z.string(), jobNumber: z.string() })
export type Departure = z.infer<typeof departure>

export const PLACE_KINDS = ['shelf', 'bench', 'van'] as const
export const placeKind = z.enum(PLACE_KINDS)
export type PlaceKind = z.infer<typeof placeKind>

export const placeFields = { code: line(20), name: optionalLine(80), kind: placeKind }

export const place = z.object({
  ...placeFields,
  id: placeId,
  /** What its label says and codes: L0000012K. */
  number: z.string(),
  isActive: z.boolean(),
  /** Units that stand there. */
  units: z.int(),
  version: z.int(),
})
export type Place = z.infer<typeof place>
export type PlaceFields = Pick<Place, keyof typeof placeFields>

interface StageMove {
  readonly from: Stage
  readonly to: Stage
  readonly by: 'move' | 'test' | 'remote' | 'hand-back' | 'arrival' | 'stock'
  /** Whoever makes the move is the technician of the job, or becomes it by it. */
  readonly isOwn: boolean
}

/**
 * Who has a unit once its job has moved: it arrives at the desk, goes to the factory and back, and is in the hands of whoever takes
 * it to work on it. Null when the move says nothing of where it is. The hand-back, which knows the customer, says so itself.
 */
export function custodyOfMove({ from, to, by, isOwn }: StageMove): { to: HolderKind; why: CustodyReason } | null {
  if (by === 'hand-back' || by === 'remote' || by === 'stock') return null
  if (by === 'arrival') return to === 'received' ? { to: 'desk', why: 'arrival' } : { to: 'customer', why: 'arrival-undone' }
  if (to === 'at-vendor') return { to: 'factory', why: 'to-vendor' }
  const isTaken = isOwn && (to === 'assessing' || to === 'repairing')
  if (from === 'at-vendor') return { to: isTaken ? 'person' : 'desk', why: 'from-vendor' }
  return isTaken && by === 'move' ? { to: 'person', why: 'taken' } : null
}

/** After so many days unseen the place of a unit is doubtful. */
export const DOUBTFUL_DAYS = 14
