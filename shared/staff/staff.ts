import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { staffId } from '../kernel/ids.ts'
import { permission, role } from '../kernel/permissions.ts'
import { line } from '../kernel/text.ts'

/** 4 to 8 digits. */
export const pin = z.string({ error: () => fieldMessage('required') }).regex(/^\d{4,8}$/, fieldMessage('notAPin'))

/** True for PINs that anybody at the counter guesses first: one digit repeated, or a run up or down. */
export function isSimplePin(digits: string): boolean {
  const steps = new Set(
    Array.from(digits)
      .slice(1)
      .map((digit, index) => Number(digit) - Number(digits[index])),
  )
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 9)
}

export const staffFields = {
  name: line(80),
  roles: z.array(role).min(1, fieldMessage('required')).max(7),
}

export const staffMember = z.object({
  id: staffId,
  name: z.string(),
  roles: z.array(role),
  isActive: z.boolean(),
  hasBadge: z.boolean(),
  version: z.int(),
})
export type StaffMember = z.infer<typeof staffMember>

/** Who is signed in, and what they may do. */
export const signedIn = z.object({
  staff: z.object({ id: staffId, name: z.string(), roles: z.array(role) }),
  permissions: z.array(permission),
  expiresAt: z.string(),
})
export type SignedIn = z.infer<typeof signedIn>
