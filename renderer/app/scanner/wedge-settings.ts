import { useSyncExternalStore } from 'react'
import { z } from 'zod'
import { defaultWedge, type WedgeConfig } from '../../../shared/scan/wedge.ts'
import { fastestTypingMs } from '../../../shared/scan/wedge-timing.ts'
import { readKept, writeKept } from './kept-here.ts'

/** Keys that a scanner can be set to send first and that nobody types: with one of them not even a character shows in a field. */
export const PREFIX_KEYS = ['F7', 'F9', 'F10', 'F12', '~'] as const

export const SUFFIX_CHOICES = ['any', 'Enter', 'Tab', 'none'] as const

/** Keys of which a scanner sends one at the end of a scan, by what was chosen. */
export const SUFFIX_KEYS: Readonly<Record<(typeof SUFFIX_CHOICES)[number], readonly string[]>> = {
  any: ['Enter', 'Tab'],
  Enter: ['Enter'],
  Tab: ['Tab'],
  none: [],
}

const kept = z.object({
  maxGapMs: z
    .number()
    .min(10)
    .max(fastestTypingMs - 1)
    .default(defaultWedge.maxGapMs),
  prefix: z.enum(PREFIX_KEYS).nullable().default(null),
  suffix: z.enum(SUFFIX_CHOICES).default('any'),
})
export type WedgeSettings = z.infer<typeof kept>

const USUAL: WedgeSettings = { maxGapMs: defaultWedge.maxGapMs, prefix: null, suffix: 'any' }

/** What was chosen at this computer; the usual where nothing was, or where it cannot be read any more. */
function read(): WedgeSettings {
  try {
    return kept.parse(JSON.parse(readKept('wedge') ?? '{}'))
  } catch {
    return USUAL
  }
}

let settings = read()
const listeners = new Set<() => void>()

/** Keeps the timing, the prefix and the suffix of this computer's scanner. */
export const keepWedge = (change: Partial<WedgeSettings>): void => {
  settings = { ...settings, ...change }
  writeKept('wedge', JSON.stringify(settings))
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useWedgeSettings = (): WedgeSettings => useSyncExternalStore(subscribe, () => settings)

export const wedgeConfigOf = ({ maxGapMs, prefix, suffix }: WedgeSettings): WedgeConfig => ({
  ...defaultWedge,
  maxGapMs,
  suffixes: SUFFIX_KEYS[suffix],
  ...(prefix === null ? {} : { prefix }),
})
