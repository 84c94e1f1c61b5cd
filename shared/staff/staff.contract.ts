import { z } from 'zod'
import { staffId } from '../kernel/ids.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { role } from '../kernel/permissions.ts'
import { pin, signedIn, staffFields, staffMember } from './staff.ts'

export const sessionContract = {
  /** The names on the sign-in screen. */
  names: procedure('public').output(z.array(z.object({ id: staffId, name: z.string(), roles: z.array(role) }))),
  signIn: procedure('public')
    .input(z.object({ staffId, pin: z.string().max(16) }))
    .output(signedIn),
  signInWithBadge: procedure('public')
    .input(z.object({ code: z.string().max(32) }))
    .output(signedIn),
  signOut: procedure('public').output(z.object({ signedOut: z.literal(true) })),
  /** Null when nobody is signed in or the session has ended. */
  me: procedure('public').output(signedIn.nullable()),
}

const oneStaff = { staffId, version }

export const staffContract = {
  list: procedure('read').output(z.array(staffMember)),
  create: procedure('administer')
    .input(change({ ...staffFields, pin }))
    .output(staffMember),
  update: procedure('administer')
    .input(change({ ...oneStaff, ...staffFields }))
    .output(staffMember),
  /** Staff are never deleted: what they did keeps their name. The last active administrator stays. */
  setActive: procedure('administer')
    .input(change({ ...oneStaff, isActive: z.boolean() }))
    .output(staffMember),
  setPin: procedure('administer')
    .input(change({ ...oneStaff, pin }))
    .output(staffMember),
  /** Makes a new badge code; the old badge stops working. The code is answered this once and kept only as a hash. */
  issueBadge: procedure('administer')
    .input(change(oneStaff))
    .output(z.object({ staff: staffMember, code: z.string() })),
}
