import { UnbindableValueError } from './store-errors.ts'

/**
 * Refuses what must never reach a column, before it is bound: numbers that are not safe integers (every number column is
 * an integer in minor units, so NaN, infinities and fractions are always mistakes), and values that the two dialects would
 * store differently (booleans, dates, undefined).
 */
export function assertBindable(parameters: readonly unknown[]): void {
  for (const [index, value] of parameters.entries()) {
    if (!isBindable(value)) throw new UnbindableValueError(`parameter ${index + 1} cannot be stored: ${describe(value)}`)
  }
}

function isBindable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value === 'bigint') return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER
  return typeof value === 'string' || value === null || value instanceof Uint8Array
}

/** Names the kind of a refused value. Only numbers are quoted: texts may be personal data and end up in a log. */
function describe(value: unknown): string {
  return typeof value === 'number' || typeof value === 'bigint' ? `${String(value)} is not a safe integer` : `a ${typeof value}`
}
