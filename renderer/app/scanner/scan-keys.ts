import type { KeyCommand } from '../../../shared/scan/scan-tokens.ts'
import { ariaShortcut, pressShortcut } from '../../ui/shortcuts.ts'

/** The keys of the keyboard as commands of the sheet, for whoever has gloves on and a scanner in the hand. */

const focusable = 'input:not([type="hidden"]):not([type="file"]), textarea, select, button, a[href], [tabindex="0"]'

/** Where the focus may go: the topmost dialog, else the page's own content. */
const ground = (): Element =>
  [...document.querySelectorAll('[aria-modal="true"]')].at(-1) ?? document.querySelector('#content') ?? document.body

const isStop = (element: HTMLElement): boolean => {
  if (element.tabIndex < 0 || element.matches(':disabled') || element.closest('[inert]') !== null) return false
  if (!(element instanceof HTMLInputElement) || element.type !== 'radio' || element.checked) return element.checkVisibility()
  // Of a group of radios the checked one takes part, as with Tab; of one without, the first.
  const group = radiosOf(element)
  return group.every(({ checked }) => !checked) && group[0] === element && element.checkVisibility()
}

const radiosOf = ({ name, form }: HTMLInputElement): readonly HTMLInputElement[] =>
  [...(form ?? document).querySelectorAll<HTMLInputElement>('input[type="radio"]')].filter((radio) => radio.name === name)

function moveFocus(by: 1 | -1): boolean {
  const place = ground()
  const stops = [...place.querySelectorAll<HTMLElement>(focusable)].filter(isStop)
  const from = document.activeElement
  const at = stops.findIndex((stop) => stop === from)
  // Outside of it, after a click beside the fields, the first is the next.
  const next = at < 0 ? stops[0] : stops[(at + by + stops.length) % stops.length]
  next?.focus()
  if (next instanceof HTMLInputElement && /^(text|search|tel|email|)$/.test(next.type)) next.select()
  next?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}

/** A key that reaches the focused element's own handlers; the browser adds nothing of its own to it. */
function pressKey(key: 'ArrowUp' | 'ArrowDown' | 'Enter'): boolean {
  document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }))
  return true
}

/** The choice of an open list that was walked to: the next scan's first character touches the field, which forgets it. */
let walkedTo: { readonly field: Element; readonly at: number } | undefined

const isOpenList = (element: Element | null): element is HTMLElement =>
  element instanceof HTMLElement && element.getAttribute('aria-expanded') === 'true' && element.hasAttribute('aria-controls')

const choiceOf = (field: Element): number =>
  [...(document.getElementById(field.getAttribute('aria-controls') ?? '')?.querySelectorAll('[role="option"]') ?? [])].findIndex(
    (option) => option.hasAttribute('data-combobox-selected'),
  )

/** Walks again to where the scan before stood. */
function backToChoice(field: Element): void {
  if (walkedTo?.field !== field || choiceOf(field) >= 0) return
  for (let step = 0; step <= walkedTo.at; step += 1) pressKey('ArrowDown')
}

function walkList(field: HTMLElement, by: 1 | -1): boolean {
  backToChoice(field)
  pressKey(by === 1 ? 'ArrowDown' : 'ArrowUp')
  walkedTo = { field, at: choiceOf(field) }
  return true
}

function walk(by: 1 | -1): boolean {
  const element = document.activeElement
  if (isOpenList(element)) return walkList(element, by)
  walkedTo = undefined
  if (element instanceof HTMLInputElement && element.type === 'radio') {
    const group = radiosOf(element).filter((radio) => !radio.disabled)
    const next = group[(group.indexOf(element) + by + group.length) % group.length]
    next?.focus()
    next?.click()
    return true
  }
  if (element instanceof HTMLSelectElement) {
    const index = Math.min(element.options.length - 1, Math.max(0, element.selectedIndex + by))
    // Past React's own setter, so that a controlled choice hears of it.
    Reflect.set(HTMLSelectElement.prototype, 'selectedIndex', index, element)
    element.dispatchEvent(new Event('change', { bubbles: true }))
    return true
  }
  return pressKey(by === 1 ? 'ArrowDown' : 'ArrowUp')
}

function choose(): boolean {
  const element = document.activeElement
  const isPressed =
    element instanceof HTMLButtonElement ||
    element instanceof HTMLAnchorElement ||
    (element instanceof HTMLInputElement && /^(checkbox|radio)$/.test(element.type))
  if (isOpenList(element)) {
    backToChoice(element)
    walkedTo = undefined
    return pressKey('Enter')
  }
  if (!isPressed) return pressKey('Enter')
  element.click()
  return true
}

/** Why the button of these shortcuts cannot be pressed now; undefined where there is none. */
const reasonAgainst = (keys: readonly string[]): string | undefined => {
  const shown = keys.map((key) => `button[aria-disabled="true"][aria-keyshortcuts="${ariaShortcut(key)}"]`).join(', ')
  const reason = ground().querySelector(shown)?.getAttribute('aria-describedby')
  return document.getElementById(reason ?? '')?.textContent ?? undefined
}

function press(keys: readonly string[]): KeyOutcome {
  if (keys.some(pressShortcut)) return { kind: 'done' }
  const reason = reasonAgainst(keys)
  return reason === undefined ? { kind: 'nothing-here' } : { kind: 'disabled', reason }
}

/** What came of a key: it did something, the button says why not, or there is nothing here that it could do. */
export type KeyOutcome = { kind: 'done' } | { kind: 'disabled'; reason: string } | { kind: 'nothing-here' }

const done = (isDone: boolean): KeyOutcome => (isDone ? { kind: 'done' } : { kind: 'nothing-here' })

/** Does what the key would. `save` answers a question where there is no form to save. */
export function scanKey(command: KeyCommand): KeyOutcome {
  switch (command) {
    case 'save':
      return press(['mod+Enter', 'mod+P', 'alt+o'])
    case 'next-step':
      return press(['alt+n'])
    case 'next-field':
      return done(moveFocus(1))
    case 'previous-field':
      return done(moveFocus(-1))
    case 'up':
      return done(walk(-1))
    case 'down':
      return done(walk(1))
    case 'choose':
      return done(choose())
  }
}
