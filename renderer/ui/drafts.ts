/**
 * Drafts of forms on this station: they outlive a crash, a closed window and a lost network. A draft carries the
 * version of its form's shape; one from an older shape is dropped rather than filled into the wrong fields.
 */

export interface Draft<Values> {
  readonly values: Values
  /** ISO instant of the last keystroke kept. */
  readonly savedAt: string
}

/** The part of localStorage that drafts need; tests pass their own. */
export type DraftStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const placeOf = (key: string): string => `handback.draft.${key}`

/** The values without what must never be written down, such as a device's passcode. */
export const withoutFields = <Values extends object>(values: Values, excluded: readonly (keyof Values)[]): Partial<Values> => {
  const kept: Partial<Values> = { ...values }
  for (const field of excluded) delete kept[field]
  return kept
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Reads a draft of this version. Unreadable or outdated text counts as none: a draft must never stop a form. */
export const readDraft = (storage: DraftStorage, key: string, version: number): Draft<Record<string, unknown>> | undefined => {
  const text = storage.getItem(placeOf(key))
  if (text === null) return undefined
  try {
    const parsed: unknown = JSON.parse(text)
    if (!isRecord(parsed) || parsed['version'] !== version) return undefined
    const { values, savedAt } = parsed
    return isRecord(values) && typeof savedAt === 'string' ? { values, savedAt } : undefined
  } catch (broken) {
    // Only a syntax error means "not one of ours"; anything else is a fault to hear about.
    if (broken instanceof SyntaxError) return undefined
    throw broken
  }
}

/** The empty form with what the draft has for its fields. A stored value of another kind than the field's is left out. */
export const fillFrom = <Values extends object>(empty: Values, stored: Readonly<Record<string, unknown>>): Values => {
  const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : typeof value)
  const fitting = Object.entries(empty).filter(
    ([field, value]) => field in stored && (value === null || stored[field] === null || kindOf(value) === kindOf(stored[field])),
  )
  return Object.assign({ ...empty }, Object.fromEntries(fitting.map(([field]) => [field, stored[field]])))
}

/** Writes a draft. False when the station's storage is full or shut off, so that the form can say so. */
export const writeDraft = (storage: DraftStorage, key: string, version: number, values: object, savedAt: string): boolean => {
  try {
    storage.setItem(placeOf(key), JSON.stringify({ version, savedAt, values }))
    return true
  } catch (refused) {
    if (refused instanceof DOMException) return false
    throw refused
  }
}

export const dropDraft = (storage: DraftStorage, key: string): void => storage.removeItem(placeOf(key))

/** Whether any form of this station kept a draft at this moment or later. @param since ISO instant */
export const keptSince = (storage: Pick<Storage, 'getItem' | 'key' | 'length'>, since: string): boolean =>
  Array.from({ length: storage.length }, (_, index) => storage.key(index))
    .filter((name) => name?.startsWith(placeOf('')) === true)
    .some((name) => savedAtOf(storage.getItem(name ?? '')) >= since)

const savedAtOf = (text: string | null): string => /"savedAt":"([^"]+)"/.exec(text ?? '')?.[1] ?? ''
