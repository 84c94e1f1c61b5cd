import { Mod37_36 } from '@konfirm/iso7064'

/** The only characters a checked code is made of: they survive every keyboard layout that has the Latin alphabet. */
const checkable = /^[0-9A-Z]+$/

/**
 * The check character of `body`, one of 0-9 A-Z.
 * Rule: ISO/IEC 7064:2003, MOD 37,36. It finds every single mistyped character and nearly every swap of two neighbours.
 * @throws RangeError when `body` is empty or has anything but 0-9 A-Z (the library would skip such characters silently).
 */
export function checkCharacter(body: string): string {
  if (!checkable.test(body)) throw new RangeError(`Not 0-9 A-Z: ${JSON.stringify(body)}`)
  return Mod37_36.checksum(body)
}

/** `body` with its check character at the end. Throws as `checkCharacter` does. */
export function withCheckCharacter(body: string): string {
  return body + checkCharacter(body)
}

/** Whether the last character of `code` is the check character of the rest. Never throws: a code of the wrong shape is false. */
export function hasValidCheckCharacter(code: string): boolean {
  if (code.length < 2 || !checkable.test(code)) return false
  return Mod37_36.checksum(code.slice(0, -1)) === code.slice(-1)
}
