import { createHash } from 'node:crypto'
import type { Clock, RandomSource } from '../../electron/work/core.ts'

/** A clock that stands until it is told to go on. */
export interface TestClock extends Clock {
  /** Goes `ms` milliseconds on and answers the new time. */
  advance(ms: number): string
}

export function createTestClock(start: string): TestClock {
  let now = Date.parse(start)
  return {
    now: () => new Date(now).toISOString(),
    advance: (ms) => new Date((now += ms)).toISOString(),
  }
}

/** Ids and secrets that are the same in every run: UUIDv7 in order, and bytes from a hash of a counter. */
export function createSeededRandom(seed: string): RandomSource {
  let ids = 0
  let draws = 0
  const bytes = (count: number): Uint8Array => {
    const blocks = Array.from({ length: Math.ceil(count / 32) }, () =>
      createHash('sha256')
        .update(`${seed} ${(draws += 1)}`)
        .digest(),
    )
    return new Uint8Array(Buffer.concat(blocks).subarray(0, count))
  }
  return {
    id: () => `01935000-0000-7000-8000-${(ids += 1).toString(16).padStart(12, '0')}`,
    bytes,
    digits: (count) => Array.from(bytes(count), (byte) => String(byte % 10)).join(''),
    token: () => Buffer.from(bytes(32)).toString('base64url'),
  }
}
