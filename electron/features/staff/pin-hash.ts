import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { isSimplePin } from '../../../shared/staff/staff.ts'

const BLOCK = 8
const KEY_BYTES = 32
const SALT_BYTES = 16
const SHAPE = /^scrypt\$(\d{1,2})\$([\w-]+)\$([\w-]+)$/

/** At the full cost one hash takes 128 MiB, so that hashing goes one by one, whatever comes in at once. */
let last: Promise<unknown> = Promise.resolve()

function oneByOne<T>(work: () => Promise<T>): Promise<T> {
  const run = last.then(work, work)
  last = run
  return run
}

/** scrypt with N = 2^costLog2, r = 8, p = 1. (QUALITY.md, "Sign-in".) */
function derive(pin: string, salt: Uint8Array, costLog2: number): Promise<Buffer> {
  const cost = 2 ** costLog2
  const options = { cost, blockSize: BLOCK, parallelization: 1, maxmem: 128 * cost * BLOCK * 2 }
  return oneByOne(
    () =>
      new Promise((resolve, reject) => {
        scrypt(pin, salt, KEY_BYTES, options, (error, key) => (error === null ? resolve(key) : reject(error)))
      }),
  )
}

/** A PIN as it is kept: `scrypt$17$salt$hash`, salt and hash in base64url. */
export async function hashPin(pin: string, costLog2: number, salt: Uint8Array = randomBytes(SALT_BYTES)): Promise<string> {
  const hash = await derive(pin, salt, costLog2)
  return `scrypt$${costLog2}$${Buffer.from(salt).toString('base64url')}$${hash.toString('base64url')}`
}

/**
 * Whether this is the PIN. For nobody (`null`) it takes as long and is always false, so that an unknown name cannot be told from
 * a wrong PIN by the clock. Throws when the kept hash is not one of ours.
 */
export async function isPin(pin: string, kept: string | null, costLog2: number): Promise<boolean> {
  if (kept === null) {
    await derive(pin, Buffer.alloc(SALT_BYTES), costLog2)
    return false
  }
  const [, cost, salt, hash] = SHAPE.exec(kept) ?? []
  if (cost === undefined || salt === undefined || hash === undefined) throw new Error('a kept PIN is not in its form')
  const expected = Buffer.from(hash, 'base64url')
  const actual = await derive(pin, Buffer.from(salt, 'base64url'), Number(cost))
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

/** A PIN made ready to be kept, or why it may not be. */
export type SealedPin = { kind: 'hash'; hash: string } | { kind: 'too-simple' }

/**
 * Hashes a new PIN before its transaction begins: hashing is slow, and what enters the transaction is also what its idempotency
 * key is checked by, where a PIN would be guessed in no time. The salt is taken from the key, so that the same request sent
 * again is the same.
 */
export async function sealPin(pin: string, costLog2: number, key: string): Promise<SealedPin> {
  if (isSimplePin(pin)) return { kind: 'too-simple' }
  const salt = createHash('sha256').update(key).digest().subarray(0, SALT_BYTES)
  return { kind: 'hash', hash: await hashPin(pin, costLog2, salt) }
}

/** What the store keeps of a secret of many random bits: a session's token, a badge. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
