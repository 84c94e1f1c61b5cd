/**
 * One idempotency key per intent. Sending the same fields again (after a lost answer, a second click) uses the same key, so
 * the depot does it once; other fields are another intent and get another key.
 */
export interface IntentKeys {
  /** The key for these fields. */
  readonly keyFor: (fields: unknown) => string
  /** After success: doing the same again is a new intent. */
  readonly done: () => void
}

export const createIntentKeys = (makeKey: () => string): IntentKeys => {
  let current: { body: string; key: string } | undefined
  return {
    keyFor(fields) {
      const body = JSON.stringify(fields)
      if (current?.body !== body) current = { body, key: makeKey() }
      return current.key
    },
    done() {
      current = undefined
    },
  }
}
