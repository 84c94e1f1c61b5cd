import { hasValidCheckCharacter, withCheckCharacter } from '../kernel/check-character.ts'

/**
 * The code on a hand-back slip: 'HB' 'X' body check, where the body is base 32 (RFC 4648, no padding) of the signed bytes. Letters and
 * digits alone, as in every own code: a wedge scanner types them alike on any Latin keyboard, and QR packs them as alphanumeric.
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** The longest code: a scanner's run of keys and QR version 15-M both hold 600 characters. */
const longestCode = 560

const shape = /^HBX([A-Z2-7]{112,556})[0-9A-Z]$/

/** The most bytes that fit into one code. */
export const mostCertificateBytes = Math.floor(((longestCode - 'HBX'.length - 1) * 5) / 8)

/** The code of signed bytes. Throws RangeError beyond `mostCertificateBytes`. */
export function certificateCode(bytes: Uint8Array): string {
  if (bytes.length > mostCertificateBytes) throw new RangeError(`A certificate of ${bytes.length} bytes is too long`)
  return `HB${withCheckCharacter(`X${toBase32(bytes)}`)}`
}

/** Whether a text has the form of such a code, right or wrong; `code` is its one spelling. */
export function readCertificateCode(raw: string): { code: string; isRight: boolean } | null {
  // Framing of a scanner may stand around it.
  if (raw.length > longestCode + 64) return null
  const code = raw
    .trim()
    .replace(/^\][A-Za-z][0-9A-Za-z]/, '')
    .toUpperCase()
  return shape.test(code) ? { code, isRight: hasValidCheckCharacter(code.slice(2)) } : null
}

/** The bytes of a code; null for one that is misread, or spells its bytes in another way than `certificateCode` does. */
export function certificateBytes(raw: string): Uint8Array | null {
  const read = readCertificateCode(raw)
  if (read === null || !read.isRight) return null
  const bytes = fromBase32(read.code.slice('HBX'.length, -1))
  return certificateCode(bytes) === read.code ? bytes : null
}

function toBase32(bytes: Uint8Array): string {
  let [text, bits, value] = ['', 0, 0]
  for (const byte of bytes) {
    value = ((value & 0x1f) << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet.charAt((value >> (bits - 5)) & 31)
  }
  return bits === 0 ? text : text + alphabet.charAt((value << (5 - bits)) & 31)
}

function fromBase32(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let [at, bits, value] = [0, 0, 0]
  for (const character of text) {
    value = ((value & 0xff) << 5) | alphabet.indexOf(character)
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[at] = (value >> bits) & 0xff
    at += 1
  }
  return bytes
}
