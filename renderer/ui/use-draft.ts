import { useCallback, useEffect, useRef, useState } from 'react'
import { dropDraft, fillFrom, readDraft, withoutFields, writeDraft } from './drafts.ts'

export interface DraftOptions<Values extends object> {
  /** Raise it when the form's fields change their meaning. */
  readonly version: number
  /** Fields that are never written down (a passcode, a signature). */
  readonly exclude?: readonly (keyof Values)[]
  readonly delayMs?: number
}

export interface DraftHandle<Values extends object> {
  /** The initial values with what the draft had, read once when the form opens. */
  readonly initial: Values
  /** When the draft was last kept; undefined when there was none. */
  readonly restoredFrom: string | undefined
  /** False while the station's storage refuses drafts. */
  readonly isStored: boolean
  /** Call on every change; it writes a moment later, and at once when the page is hidden. */
  readonly keep: (values: Values) => void
  /** After saving, or to start afresh. */
  readonly drop: () => void
}

/** Keeps what is typed on this station until it is saved. */
export const useDraft = <Values extends object>(
  key: string,
  empty: Values,
  options: DraftOptions<Values>,
): DraftHandle<Values> => {
  const { version, exclude = [], delayMs = 300 } = options
  const [found] = useState(() => readDraft(localStorage, key, version))
  const [isStored, setStored] = useState(true)
  const pending = useRef<{ values: Values; timer: ReturnType<typeof setTimeout> } | undefined>(undefined)
  const excluded = useRef(exclude)

  const flush = useCallback(() => {
    const waiting = pending.current
    if (waiting === undefined) return
    clearTimeout(waiting.timer)
    pending.current = undefined
    setStored(writeDraft(localStorage, key, version, withoutFields(waiting.values, excluded.current), new Date().toISOString()))
  }, [key, version])

  useEffect(() => {
    // pagehide also comes when the window is closed; React's clean-up does not.
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
      flush()
    }
  }, [flush])

  const keep = useCallback(
    (values: Values) => {
      clearTimeout(pending.current?.timer)
      pending.current = { values, timer: setTimeout(flush, delayMs) }
    },
    [flush, delayMs],
  )
  const drop = useCallback(() => {
    clearTimeout(pending.current?.timer)
    pending.current = undefined
    dropDraft(localStorage, key)
  }, [key])

  const [initial] = useState(() => fillFrom(empty, found?.values ?? {}))
  return { initial, restoredFrom: found?.savedAt, isStored, keep, drop }
}
