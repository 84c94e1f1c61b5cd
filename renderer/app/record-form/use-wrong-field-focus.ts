import { type RefObject, useEffect, useRef } from 'react'

/** Belongs on a form: after each attempt to save, its first wrong field gets the focus. */
export const useWrongFieldFocus = (attempt: number): RefObject<HTMLFormElement | null> => {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (attempt > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [attempt])
  return form
}
