import { z } from 'zod'

/**
 * Why the depot says no although the request was well formed. Each has a sentence in the catalogues under `refusal.<code>`
 * with the same parameters, and says what to do next.
 */
export const REFUSALS = [
  // depot and staff
  'already-set-up',
  'wrong-pin',
  'wrong-badge',
  'too-many-tries', // seconds
  'last-administrator',
  'name-taken', // name
  'pin-too-simple',
  // intake
  'serial-has-open-job', // number
  'serial-belongs-to-model', // model
  'phone-known', // name
  'model-known', // model
  'serial-twice-in-rma', // serial
  'date-in-future', // field
  'date-before', // field
  'unknown-attachment',
  'not-a-photo',
  'photo-too-large', // max (MB)
  // stages
  'move-not-in-table', // from, to
  'move-not-permitted',
  'no-assessment',
  'not-solved',
  'not-approved',
  'not-declined',
  'no-repair-entry',
  'test-not-passed',
  'only-by-test',
  'only-by-hand-back',
  'on-hold', // reason
  'not-on-hold',
  'already-closed',
  'wrong-stage', // stage
  'timer-running', // number
  'timer-not-running',
  'checklist-incomplete',
  'entry-not-of-job',
  'no-passcode',
  'nothing-to-undo',
  // hand-back
  'gate-red', // lines
  'wrong-identity',
  'accessory-open', // name
  'no-signature',
  // documents
  'no-printer-here',
  'printer-failed', // message
  'not-closed-yet',
  // requests
  'key-reused',
  'unknown-code',
] as const
export const refusalCode = z.enum(REFUSALS)
export type RefusalCode = z.infer<typeof refusalCode>

export const refusal = z.object({ reason: refusalCode, params: z.record(z.string(), z.union([z.string(), z.number()])) })
export type Refusal = z.infer<typeof refusal>

/** A use case's answer: what was done, or why it was not. A refusal leaves nothing in the store. */
export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal }

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value }
}

export function refuse(reason: RefusalCode, params: Refusal['params'] = {}): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { reason, params } }
}
