import type { KeyboardEvent } from 'react'

/**
 * Enter goes on to the next field instead of submitting: what a counter's form is driven by. Shift-Enter still breaks a
 * line; Enter on a button presses it; an open list takes Enter for itself.
 */

const stops = 'input:not([type="hidden"]):not([type="file"]), textarea, select, button[data-enter-stop]'

const isStop = (element: HTMLElement): boolean => {
  if (element.tabIndex < 0 || element.matches(':disabled') || element.closest('[inert], [data-enter-skip]') !== null) return false
  // Of a group of radios only the checked one takes part, as with Tab.
  if (element instanceof HTMLInputElement && element.type === 'radio' && !element.checked) return false
  return element.checkVisibility()
}

/** The field after this one in the order of asking; undefined at the end. */
export const nextField = (form: HTMLElement, from: Element): HTMLElement | undefined =>
  [...form.querySelectorAll<HTMLElement>(stops)].find(
    (element) => isStop(element) && (from.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  )

/** Whether this key press asks to go on. */
export const asksToGoOn = (event: KeyboardEvent): boolean => {
  if (event.key !== 'Enter' || event.defaultPrevented || event.nativeEvent.isComposing) return false
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false
  return event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
}

/** The `onKeyDown` of a form whose Enter goes on. */
export const goOnWithEnter = (event: KeyboardEvent<HTMLElement>): void => {
  if (!asksToGoOn(event) || !(event.target instanceof HTMLElement)) return
  event.preventDefault()
  const next = nextField(event.currentTarget, event.target)
  next?.focus()
  if (next instanceof HTMLInputElement && /^(text|search|tel|email|)$/.test(next.type)) next.select()
}

/** The `onKeyDownCapture` of a form whose Esc leaves the page: an open list or calendar takes Esc for itself, and only closes. */
export const keepEscapeForLists = (event: KeyboardEvent): void => {
  if (
    event.key === 'Escape' &&
    document.querySelector('[data-dates-dropdown], [aria-expanded="true"][role="combobox"]') !== null
  ) {
    event.preventDefault()
  }
}
