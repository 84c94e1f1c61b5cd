import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { attachmentId, customerId, modelId, unitId } from '../kernel/ids.ts'
import { line, optionalLine } from '../kernel/text.ts'
import { calendarDate } from '../kernel/time.ts'
import { proofState } from '../warranty/warranty.ts'

/** A serial as makers print them: letters, digits and `-_./+#:` with inner spaces, 3 to 64 characters. */
export const serial = line(64)
  .refine((text) => text.length >= 3, fieldMessage('tooShort', { min: 3 }))
  .refine((text) => /^[A-Za-z0-9][A-Za-z0-9 \-_./+#:]*$/.test(text), fieldMessage('notASerial'))

/** What two spellings of one serial have in common: capitals without blanks and dashes. This is what must be unique. */
export function normalSerial(text: string): string {
  return text.toUpperCase().replace(/[\s-]/g, '')
}

/** True for 15 digits whose last one is the Luhn check digit (3GPP TS 23.003, annex B), not all zero. */
export function isImei(text: string): boolean {
  const digits = normalSerial(text)
  if (!/^\d{15}$/.test(digits) || /^0+$/.test(digits)) return false
  const sum = [...digits].reduce((total, digit, index) => total + luhnTerm(Number(digit), index % 2 === 1), 0)
  return sum % 10 === 0
}

function luhnTerm(digit: number, isDoubled: boolean): number {
  const value = isDoubled ? digit * 2 : digit
  return value > 9 ? value - 9 : value
}

/** Days after closing within which a unit that comes back may have the same fault again. (MISSION.md, B7.) */
export const RECENT_REPAIR_DAYS = 90

export const PROOF_KINDS = ['invoice', 'order', 'warranty-card', 'other'] as const

/** A proof of purchase as the customer shows it; without a kind there is none. Whether it is good, somebody says afterwards. */
export const shownProof = z.object({
  kind: z.enum(PROOF_KINDS).nullable(),
  number: optionalLine(80),
  /** The date that the paper itself carries. */
  on: calendarDate.nullable().default(null),
  attachmentId: attachmentId.nullable(),
})
export type ShownProof = z.infer<typeof shownProof>

/** A proof on file: what was shown, and who judged it, when and why. (MISSION.md, B5.) */
export const proof = shownProof.extend({
  state: proofState,
  judged: z.object({ at: z.string(), by: z.string(), reason: z.string().nullable() }).nullable(),
})
export type Proof = z.infer<typeof proof>

export const NO_PROOF: Proof = { state: 'none', kind: null, number: null, on: null, attachmentId: null, judged: null }

/** What somebody who looked at a proof says of it; a refusal needs its reason. */
export const proofJudgement = z.discriminatedUnion('state', [
  z.object({ state: z.literal('verified'), reason: optionalLine(300) }),
  z.object({ state: z.literal('refused'), reason: line(300) }),
])
export type ProofJudgement = z.infer<typeof proofJudgement>

export const unitDates = {
  boughtOn: calendarDate.nullable(),
  installedOn: calendarDate.nullable(),
  proof: shownProof,
}

export const unit = z.object({
  id: unitId,
  number: z.string(),
  serial: z.string().nullable(),
  modelId,
  ownerId: customerId.nullable(),
  ...unitDates,
  proof,
  version: z.int(),
})
export type Unit = z.infer<typeof unit>
