/** The focused field as it was at one moment, and the way back to it. */
export interface FieldMark {
  /** @param isComposed an input method still works on the field, and would go on with what it has */
  restore(isComposed: boolean): void
}

type TextControl = HTMLInputElement | HTMLTextAreaElement

const isTextControl = (element: Element | null): element is TextControl =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement

/** The focused element, through open shadow roots. */
function focusedElement(): Element | null {
  let element = document.activeElement
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement
  return element
}

/** Sets a value as typing would: past React's own setter, so that its controlled inputs notice, and with an `input` event. */
function setValue(control: TextControl, value: string): void {
  const prototype = control instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype
  Reflect.set(prototype, 'value', value, control)
  control.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'historyUndo' }))
}

const focusEvents = ['blur', 'focusout', 'focus', 'focusin'] as const

/**
 * Moves the focus for the scanner's own purpose: of `control` losing or getting it the page hears nothing, because no person went
 * anywhere. That the input method ended, and what it typed, is heard.
 */
function movingFocus(control: TextControl, move: () => void): void {
  const keepQuiet = (event: Event): void => {
    if (event.composedPath()[0] === control) event.stopImmediatePropagation()
  }
  for (const name of focusEvents) window.addEventListener(name, keepQuiet, { capture: true })
  move()
  for (const name of focusEvents) window.removeEventListener(name, keepQuiet, { capture: true })
}

function markControl(control: TextControl): FieldMark {
  const { value, selectionStart, selectionEnd, selectionDirection } = control
  return {
    restore(isComposed) {
      // Without the focus a field is no input method's: it ends there, and its candidates go.
      if (isComposed) movingFocus(control, () => control.blur())
      if (control.value !== value) setValue(control, value)
      if (isComposed) movingFocus(control, () => control.focus({ preventScroll: true }))
      // Numbers, dates and e-mail addresses have no selection to restore; asking for it throws.
      if (selectionStart !== null) control.setSelectionRange(selectionStart, selectionEnd, selectionDirection ?? undefined)
    },
  }
}

/** A list of the browser's own jumps to what begins with the letter. */
function markList(list: HTMLSelectElement): FieldMark {
  const { selectedIndex } = list
  return {
    restore() {
      if (list.selectedIndex === selectedIndex) return
      Reflect.set(HTMLSelectElement.prototype, 'selectedIndex', selectedIndex, list)
      list.dispatchEvent(new Event('change', { bubbles: true }))
    },
  }
}

/** Rich text has no value to put back: the one character is deleted again, and what it replaced is typed anew. */
function markRichText(host: HTMLElement): FieldMark {
  const replaced = document.getSelection()?.toString() ?? ''
  const length = host.textContent.length
  return {
    restore() {
      if (host.textContent.length === length && replaced === '') return
      document.execCommand('delete')
      if (replaced !== '') document.execCommand('insertText', false, replaced)
    },
  }
}

const nothingToRestore: FieldMark = { restore: () => undefined }

/** Remembers the focused field before the first key of what may be a scan. Anything but a field has nothing to restore. */
export function markFocusedField(): FieldMark {
  const element = focusedElement()
  if (isTextControl(element)) return markControl(element)
  if (element instanceof HTMLSelectElement) return markList(element)
  if (element instanceof HTMLElement && element.isContentEditable) return markRichText(element)
  return nothingToRestore
}

/** Types `text` into the focused field, where the cursor is, with events, length limit and undo as if typed. */
export function insertIntoFocusedField(text: string): void {
  const element = focusedElement()
  const isField = isTextControl(element) || (element instanceof HTMLElement && element.isContentEditable)
  if (!isField) return
  // One by one, because a field for a single digit moves the focus on after each. `execCommand` is the only way that keeps the
  // browser's undo history; it has no replacement.
  for (const character of text) document.execCommand('insertText', false, character)
}
