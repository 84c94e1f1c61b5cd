/** Chance that repeats: the sample depot is the same depot at every first start, only its dates move along. */
export interface Chance {
  /** A fraction from 0 up to 1. */
  next(): number
  /** A whole number, both ends included. */
  between(low: number, high: number): number
  happens(share: number): boolean
  pick<T>(from: readonly T[]): T
  digits(count: number): string
}

/** A small generator (mulberry32) of 32 bits of state; good enough to make a depot look lived in, and nothing else. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    happens: (share) => next() < share,
    pick(from) {
      const chosen = from[between(0, from.length - 1)]
      if (chosen === undefined) throw new RangeError('nothing to pick from')
      return chosen
    },
    digits: (count) => Array.from({ length: count }, () => between(0, 9)).join(''),
  }
}
