/**
 * Keyboard shortcuts as data: what is pressed, how it is shown, and which of the declared ones answers a key.
 * Written as 'mod+Enter', 'alt+1', 'F2', 'Escape'; `mod` is Ctrl, or Command on Apple's keyboards.
 */

export interface Shortcut {
  readonly key: string
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
}

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string
  readonly code?: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

export const parseShortcut = (text: string): Shortcut => {
  const parts = text.split('+')
  const key = parts.at(-1) ?? ''
  return { key, mod: parts.includes('mod'), alt: parts.includes('alt'), shift: parts.includes('shift') }
}

/** Alt+1 types a sign on some layouts, so digits and letters with Alt are told by the key's place. */
const placeOf = (key: string): string | undefined => {
  if (/^[0-9]$/.test(key)) return `Digit${key}`
  return /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : undefined
}

/** Whether this key press is that shortcut. Shift is only compared where it does not make another sign ("?"). */
export const matchesShortcut = (shortcut: Shortcut, press: KeyPress): boolean => {
  if (shortcut.mod !== (press.ctrlKey || press.metaKey) || shortcut.alt !== press.altKey) return false
  const isWord = shortcut.key.length > 1 || /^[a-z0-9]$/i.test(shortcut.key)
  if (isWord && shortcut.shift !== press.shiftKey) return false
  if (press.key.toLowerCase() === shortcut.key.toLowerCase()) return true
  return shortcut.alt && press.code !== undefined && press.code === placeOf(shortcut.key)
}

const appleSigns: Record<string, string> = { mod: '⌘', alt: '⌥', shift: '⇧' }
const otherNames: Record<string, string> = { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' }
const keySigns: Record<string, string> = {
  Enter: '↵',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
}

/** The keys as printed on the keyboard, one per Kbd: ['Ctrl', '↵']. */
export const shortcutKeys = (text: string, isApple: boolean): readonly string[] =>
  text.split('+').map((part) => {
    const modifier = (isApple ? appleSigns : otherNames)[part]
    return modifier ?? keySigns[part] ?? (part.length === 1 ? part.toUpperCase() : part)
  })

/** The same for assistive technology (`aria-keyshortcuts`). */
export const ariaShortcut = (text: string): string =>
  text
    .split('+')
    .map((part) => ({ mod: 'Control', alt: 'Alt', shift: 'Shift' })[part] ?? part)
    .join('+')

export interface DeclaredShortcut {
  readonly keys: string
  /** What it does, in the reader's language; shown in the list of shortcuts. */
  readonly label: string
  /** A dialog's shortcuts hide those of the page under it. */
  readonly layer: 'page' | 'dialog'
  readonly run: (event: KeyboardEvent) => void
}

let declared: readonly DeclaredShortcut[] = []
const listeners = new Set<() => void>()

const announce = (next: readonly DeclaredShortcut[]): void => {
  declared = next
  for (const listener of listeners) listener()
}

/** The shortcut that answers: the newest declared one, and only a dialog's while a dialog is open. */
export const findShortcut = (
  all: readonly DeclaredShortcut[],
  press: KeyPress,
  isDialogOpen: boolean,
): DeclaredShortcut | undefined =>
  all.findLast(({ keys, layer }) => (!isDialogOpen || layer === 'dialog') && matchesShortcut(parseShortcut(keys), press))

const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

const onKeyDown = (event: KeyboardEvent): void => {
  // While Chinese is being composed, Enter and Esc belong to the input method.
  if (event.isComposing || event.repeat || event.defaultPrevented) return
  const found = findShortcut(declared, event, document.querySelector('[aria-modal="true"]') !== null)
  if (found === undefined) return
  const { mod, alt, key } = parseShortcut(found.keys)
  if (isTypedInto(event.target) && !mod && !alt && !/^(F\d+|Escape)$/.test(key)) return
  event.preventDefault()
  found.run(event)
}

/** Does what these keys would do now, as if they were pressed. False when they mean nothing here. */
export const pressShortcut = (keys: string): boolean => {
  const isDialogOpen = document.querySelector('[aria-modal="true"]') !== null
  const found = declared.findLast((one) => one.keys === keys && (!isDialogOpen || one.layer === 'dialog'))
  found?.run(new KeyboardEvent('keydown', { key: parseShortcut(keys).key }))
  return found !== undefined
}

/** Declares a shortcut for as long as its place is on the screen. Returns how to take it back. */
export const declareShortcut = (shortcut: DeclaredShortcut): (() => void) => {
  if (declared.length === 0) window.addEventListener('keydown', onKeyDown)
  announce([...declared, shortcut])
  return () => {
    announce(declared.filter((other) => other !== shortcut))
    if (declared.length === 0) window.removeEventListener('keydown', onKeyDown)
  }
}

export const declaredShortcuts = (): readonly DeclaredShortcut[] => declared

export const onShortcutsChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
