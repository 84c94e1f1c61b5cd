/** What the keys of a scanner's keyboard say, by their place on it: an input method hides what they would have typed. */

const SHIFTED_DIGITS = ')!@#$%^&*('

/** Other keys of the US layout, which input methods for Chinese stand on: plain and with Shift. */
const OTHERS: Readonly<Record<string, readonly [string, string]>> = {
  Space: [' ', ' '],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backslash: ['\\', '|'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
}

/** The character of a key (`KeyboardEvent.code`) on a US keyboard; undefined for keys that type none. */
export function characterOfKey(code: string, isShifted: boolean): string | undefined {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return isShifted ? letter : letter.toLowerCase()
  const digit = /^(Digit|Numpad)(\d)$/.exec(code)
  if (digit !== null) return isShifted && digit[1] === 'Digit' ? SHIFTED_DIGITS.charAt(Number(digit[2])) : digit[2]
  return OTHERS[code]?.[isShifted ? 1 : 0]
}
