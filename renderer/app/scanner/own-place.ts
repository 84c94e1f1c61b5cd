import { readKept, writeKept } from './kept-here.ts'

/** The name of this browser's place, by which the host knows whose serial scanner is whose. Made once, kept here. */
export const ownPlace = (): string => {
  const kept = readKept('place')
  if (kept !== null && /^[0-9a-f-]{36}$/.test(kept)) return kept
  const made = crypto.randomUUID()
  writeKept('place', made)
  return made
}
