import { readItem, writeItem } from './kept.ts'

/** The name of this browser's place, by which the host knows whose serial scanner is whose. Made once, kept here. */
export const ownPlace = (): string => {
  const kept = readItem('place')
  if (kept !== null && /^[0-9a-f-]{36}$/.test(kept)) return kept
  const made = crypto.randomUUID()
  writeItem('place', made)
  return made
}
