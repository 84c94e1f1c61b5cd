const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const MODULUS = ALPHABET.length

/** The only characters a checked code is made of: they survive every keyboard layout that has the Latin alphabet. */
const checkable = /^[0-9A-Z]+$/

/**
 * The check character of `body`, one of 0-9 A-Z.
 * Rule: ISO/IEC 7064:2003, MOD 37,36. It finds every single mistyped character and nearly every swap of two neighbours.
 * @throws RangeError when `body` is empty or has anything but 0-9 A-Z.
 */
export function checkCharacter(body: string): string {
  if (!checkable.test(body)) throw new RangeError(`Not 0-9 A-Z: ${JSON.stringify(body)}`)
  return hybrid(body)
}

/** The hybrid system of the standard's clause 8: one product modulo 37 and one sum modulo 36 a character. */
function hybrid(body: string): string {
  let product = MODULUS
  for (const character of body) {
    const sum = (product + ALPHABET.indexOf(character)) % MODULUS || MODULUS
    product = (sum * 2) % (MODULUS + 1)
  }
  return ALPHABET.charAt((MODULUS + 1 - product) % MODULUS)
}

/** `body` with its check character at the end. Throws as `checkCharacter` does. */
export function withCheckCharacter(body: string): string {
  return body + checkCharacter(body)
}

/** Whether the last character of `code` is the check character of the rest. Never throws: a code of the wrong shape is false. */
export function hasValidCheckCharacter(code: string): boolean {
  if (code.length < 2 || !checkable.test(code)) return false
  return hybrid(code.slice(0, -1)) === code.slice(-1)
}
