import { useCallback, useEffect, useState } from 'react'
import type { IntakeField } from './intake-check.ts'

const focusable = 'input:not([type="hidden"]):not([type="file"]), textarea, button:not([tabindex="-1"])'

/** Puts the focus into the field once it is on the screen: some fields appear only by what was just answered. */
const focusField = (field: string): void => {
  const place = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  const target = place?.matches(focusable) ? place : place?.querySelector<HTMLElement>(focusable)
  target?.focus()
  target?.scrollIntoView({ block: 'nearest' })
}

/** Moves the focus by a field's name after the next render. Fields carry their name as `data-field`. */
export const useFieldFocus = () => {
  const [wanted, setWanted] = useState<{ readonly field: string }>()
  useEffect(() => {
    if (wanted !== undefined) focusField(wanted.field)
  }, [wanted])
  const focusOn = useCallback((field: IntakeField) => setWanted({ field }), [])
  return { focusOn }
}
