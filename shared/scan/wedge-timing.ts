import { defaultWedge, type WedgeTiming } from './wedge.ts'

export interface LearnedTiming extends WedgeTiming {
  /** Largest time between two characters seen, in milliseconds. */
  slowestGapMs: number
  /** False when the scanner is as slow as quick typing: it must be set to send faster, or with a prefix. */
  isTellable: boolean
}

/** Below this, gaps occur in no person's typing for six keys in a row. */
export const fastestTypingMs = 35

/**
 * The timing of one scanner, from the key times (monotonic milliseconds) of a few scans of it. Twice its slowest gap leaves room for
 * a busy machine, but never as much as quick typing needs.
 */
export function learnTiming(samples: readonly (readonly number[])[]): LearnedTiming {
  const gaps = samples.flatMap((times) => times.slice(1).map((time, at) => time - (times[at] ?? time)))
  if (gaps.length === 0) return { ...timingOf(defaultWedge), slowestGapMs: 0, isTellable: true }
  const slowestGapMs = Math.max(0, ...gaps)
  const maxGapMs = Math.min(fastestTypingMs - 1, Math.max(15, Math.ceil(2 * slowestGapMs)))
  return { maxGapMs, minLength: defaultWedge.minLength, slowestGapMs, isTellable: slowestGapMs < maxGapMs }
}

const timingOf = ({ maxGapMs, minLength }: WedgeTiming): WedgeTiming => ({ maxGapMs, minLength })
