export interface AccessoryEntry {
  readonly name: string
  readonly note: string
}

const remarked = /^([^:：]+)[:：](.*)$/s

/**
 * What Enter in the accessory field means. Digits name the model's usual accessories by their place in the list, each one
 * ticked or unticked: "1 3", "1,3" and, with a list of at most nine, "13". Anything else is an accessory's name. After a colon
 * stands a remark, which goes with the slip and is seen at the hand-back: "Lid: cracked", "1: cracked".
 */
export const enterAccessory = (
  entries: readonly AccessoryEntry[],
  usual: readonly string[],
  typed: string,
): readonly AccessoryEntry[] => {
  const [, what, note] = remarked.exec(typed) ?? []
  if (what !== undefined && note !== undefined) return withNote(entries, usual, what.trim(), note.trim())
  const places = placesOf(typed, usual.length)
  if (places === null) return withAccessory(entries, typed)
  return places.reduce((kept, place) => toggleAccessory(kept, usual[place - 1] ?? ''), entries)
}

export const toggleAccessory = (entries: readonly AccessoryEntry[], name: string): readonly AccessoryEntry[] =>
  hasAccessory(entries, name) ? withoutAccessory(entries, name) : withAccessory(entries, name)

/** A remark adds the accessory when it is not there yet, and takes the place of an earlier remark. */
const withNote = (entries: readonly AccessoryEntry[], usual: readonly string[], what: string, note: string) => {
  const [place, ...others] = placesOf(what, usual.length) ?? []
  const name = place === undefined || others.length > 0 ? what : (usual[place - 1] ?? what)
  return withAccessory(entries, name).map((entry) => (hasAccessory([entry], name) ? { ...entry, note } : entry))
}

/** The places in a list of `count` that the text names; null when it is a name, or names a place that is not there. */
const placesOf = (typed: string, count: number): readonly number[] | null => {
  if (!/^[\d\s,，、]+$/.test(typed)) return null
  const groups = typed.split(/[\s,，、]+/).filter((group) => group !== '')
  const places = (count <= 9 ? groups.flatMap((group) => group.split('')) : groups).map(Number)
  return places.length > 0 && places.every((place) => place >= 1 && place <= count) ? places : null
}

/** Adds an accessory once; the same word twice means somebody was unsure, not that there are two. */
export const withAccessory = (entries: readonly AccessoryEntry[], typed: string): readonly AccessoryEntry[] => {
  const name = typed.trim()
  if (name === '' || entries.some((entry) => sameName(entry.name, name))) return entries
  return [...entries, { name, note: '' }]
}

export const withoutAccessory = (entries: readonly AccessoryEntry[], name: string): readonly AccessoryEntry[] =>
  entries.filter((entry) => !sameName(entry.name, name))

export const hasAccessory = (entries: readonly AccessoryEntry[], name: string): boolean =>
  entries.some((entry) => sameName(entry.name, name))

const sameName = (left: string, right: string): boolean => left.toLocaleLowerCase() === right.trim().toLocaleLowerCase()
