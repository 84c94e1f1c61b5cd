import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { permission, type Permission } from './permissions.ts'
import { refusal } from './refusal.ts'

/** Who may call: anybody, anybody signed in, or those who have one of these permissions. */
export type Access = 'public' | 'signed-in' | readonly Permission[]

export interface ProcedureMeta {
  access: Access
}

/**
 * The base of every contract. Errors that a caller can act on are declared here once; anything else reaches the caller as
 * "internal" with a correlation id.
 */
const base = oc.$meta<ProcedureMeta>({ access: ['administer'] }).errors({
  UNAUTHENTICATED: { status: 401 },
  FORBIDDEN: { status: 403, data: z.object({ anyOf: z.array(permission) }) },
  NOT_FOUND: { status: 404 },
  STALE: { status: 409, data: z.object({ yours: z.int(), current: z.int() }) },
  REFUSED: { status: 422, data: refusal },
})

/** Starts the contract of one procedure with who may call it; of several permissions any one is enough. */
export function procedure(...access: readonly ['public'] | readonly ['signed-in'] | readonly [Permission, ...Permission[]]) {
  return base.meta({ access: accessOf(access) })
}

function accessOf(access: readonly ('public' | 'signed-in' | Permission)[]): Access {
  const [first] = access
  if (first === 'public' || first === 'signed-in') return first
  return access.filter((name) => name !== 'public' && name !== 'signed-in')
}

/**
 * The output of a list of thousands, by its type alone: checking and copying it once more on its way out costs a board half as much
 * as its query. For lists whose words were checked as they were read; a test checks them against the schema.
 */
export const readChecked = type

/** Every change carries a key made by the page once per intent: sent again, it answers the same and does nothing twice. */
export const idempotencyKey = z.uuid()

/** The input of a change: its fields and the idempotency key. */
export function change<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object({ ...shape, key: idempotencyKey })
}

/** The version of a record that the caller saw; a change based on an older one is refused as STALE. */
export const version = z.int().min(1)
