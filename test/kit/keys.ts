import type { Page } from 'playwright-core'

/** A scanner and a person at one keyboard. */
export interface Keys {
  /** As a scanner does: 5 ms a character, then the suffix. */
  scan(code: string, suffix?: readonly string[]): Promise<void>
  /** As a person does: 60 to 120 ms a character. Playwright's own `type` is as quick as a scanner, and taken for one. */
  type(text: string): Promise<void>
  /** As a scanner does while an input method is on: the browser tells of places of keys, and the method's line stands in the field. */
  compose(code: string, line: string): Promise<void>
  /** Keys with the milliseconds before each; with `Control+`, `Alt+` and `Shift+` before them, as in Playwright. */
  press(keys: readonly string[], gapMs: (index: number) => number): Promise<void>
}

const named: Record<string, object> = {
  Enter: { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Tab: { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 },
  Backspace: { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 },
  Delete: { key: 'Delete', code: 'Delete', windowsVirtualKeyCode: 46 },
  Escape: { key: 'Escape', code: 'Escape', windowsVirtualKeyCode: 27 },
  Space: { key: ' ', code: 'Space', windowsVirtualKeyCode: 32, text: ' ' },
  ArrowLeft: { key: 'ArrowLeft', code: 'ArrowLeft', windowsVirtualKeyCode: 37 },
  ArrowUp: { key: 'ArrowUp', code: 'ArrowUp', windowsVirtualKeyCode: 38 },
  ArrowRight: { key: 'ArrowRight', code: 'ArrowRight', windowsVirtualKeyCode: 39 },
  ArrowDown: { key: 'ArrowDown', code: 'ArrowDown', windowsVirtualKeyCode: 40 },
}

/** As the protocol counts them. */
const modifierBits: Record<string, number> = { Alt: 1, Control: 2, Shift: 8 }

const eventOf = (key: string): object => named[key] ?? { key, text: key, windowsVirtualKeyCode: key.toUpperCase().codePointAt(0) }

/** `Alt+n` as the browser gets it: a key with modifiers types no text. */
function chordOf(keys: string): object {
  const parts = keys.length === 1 ? [keys] : keys.split('+')
  const key = parts.at(-1) ?? ''
  const modifiers = parts.slice(0, -1).reduce((bits, name) => bits | (modifierBits[name] ?? 0), 0)
  if (modifiers === 0) return eventOf(key)
  const code = /^[a-z]$/i.test(key) ? { code: `Key${key.toUpperCase()}` } : /^\d$/.test(key) ? { code: `Digit${key}` } : {}
  return { ...eventOf(key), ...code, modifiers, text: '' }
}

/**
 * Keys with the times that a test says, however busy the machine: each key carries its own time, so nothing waits for it.
 * What a page decides by a timer (a scan without suffix) it decides when the machine's clock has come to the last key, so expectations
 * need some seconds of patience after long typing. Chromium only.
 */
export async function keysOf(page: Page): Promise<Keys> {
  const session = await page.context().newCDPSession(page)
  // Seconds since 1970, as the protocol wants them. Never back, or two presses would come nearer than they are; and never before now,
  // because a browser puts keys from before the page was there at one and the same time.
  let clock = 0
  const press: Keys['press'] = async (keys, gapMs) => {
    clock = Math.max(clock, Date.now() / 1000)
    const sent: Promise<unknown>[] = []
    for (const [index, key] of keys.entries()) {
      clock += gapMs(index) / 1000
      const event = { ...chordOf(key), timestamp: clock }
      sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...event }))
      sent.push(session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: '' }))
    }
    await Promise.all(sent)
  }
  const compose: Keys['compose'] = async (code, line) => {
    clock = Math.max(clock, Date.now() / 1000) + 0.3
    const sent: Promise<unknown>[] = []
    for (const character of code) {
      clock += 0.005
      const place = /\d/.test(character) ? `Digit${character}` : `Key${character.toUpperCase()}`
      const event = { key: 'Process', code: place, windowsVirtualKeyCode: 229, modifiers: /[A-Z]/.test(character) ? 8 : 0 }
      sent.push(session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...event, timestamp: clock }))
      sent.push(session.send('Input.imeSetComposition', { text: line, selectionStart: line.length, selectionEnd: line.length }))
    }
    await Promise.all(sent)
  }
  return {
    press,
    compose,
    scan: (code, suffix = ['Enter']) => press([...code.split(''), ...suffix], (index) => (index === 0 ? 300 : 5)),
    type: (text) => press(text.split(''), (index) => 60 + ((index * 37) % 60)),
  }
}
