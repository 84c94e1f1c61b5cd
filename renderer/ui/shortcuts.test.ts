import { describe, expect, test } from 'vitest'
import { type DeclaredShortcut, findShortcut, matchesShortcut, parseShortcut, shortcutKeys } from './shortcuts.ts'

const press = (key: string, more: Partial<Parameters<typeof matchesShortcut>[1]> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})
const matches = (text: string, ...args: Parameters<typeof press>): boolean => matchesShortcut(parseShortcut(text), press(...args))

describe('shortcuts', () => {
  test('mod is Ctrl or Command, and must be pressed', () => {
    expect(matches('mod+Enter', 'Enter', { ctrlKey: true })).toBe(true)
    expect(matches('mod+Enter', 'Enter', { metaKey: true })).toBe(true)
    expect(matches('mod+Enter', 'Enter')).toBe(false)
    expect(matches('mod+Enter', 'Enter', { ctrlKey: true, altKey: true })).toBe(false)
  })

  test('Alt with a digit is told by place, because layouts type signs with it', () => {
    expect(matches('alt+1', '¡', { altKey: true, code: 'Digit1' })).toBe(true)
    expect(matches('alt+1', '2', { altKey: true, code: 'Digit2' })).toBe(false)
  })

  test('letters with Shift are other shortcuts; signs that need Shift are not', () => {
    expect(matches('mod+k', 'K', { ctrlKey: true, shiftKey: true })).toBe(false)
    expect(matches('/', '/', { shiftKey: true })).toBe(true)
  })

  test('the newest declared answers, and only the dialog while one is open', () => {
    const run = () => undefined
    const page: DeclaredShortcut = { keys: 'mod+Enter', label: 'page', layer: 'page', run }
    const newer: DeclaredShortcut = { ...page, label: 'newer' }
    const dialog: DeclaredShortcut = { ...page, label: 'dialog', layer: 'dialog' }
    const enter = press('Enter', { ctrlKey: true })
    expect(findShortcut([page, newer], enter, false)?.label).toBe('newer')
    expect(findShortcut([dialog, newer], enter, true)?.label).toBe('dialog')
    expect(findShortcut([page], enter, true)).toBeUndefined()
  })

  test('are shown as printed on the keyboard', () => {
    expect(shortcutKeys('mod+Enter', false)).toEqual(['Ctrl', '↵'])
    expect(shortcutKeys('alt+k', true)).toEqual(['⌥', 'K'])
  })
})
