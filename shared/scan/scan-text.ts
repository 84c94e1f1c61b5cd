/** Why nothing can be done with a scan. */
export const UNREADABLE = ['empty', 'too-long', 'undecodable'] as const
export type UnreadableReason = (typeof UNREADABLE)[number]

export const longestScan = 128

/** Symbology identifier of ISO/IEC 15424: a bracket, the symbology's letter, one modifier. */
const aimIdentifier = /^\][A-Za-z][0-9A-Za-z]/

/** Control characters, bidi marks and overrides, zero-width characters (but not the joiner that emoji need), byte order mark. */
const unseen = /[\p{Cc}\u061C\u200B\u200C\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF]/gu

/**
 * The text of a scan as it may be stored, shown and looked up: without its AIM identifier (given as `symbology`, e.g. ']C1'), without
 * control and direction characters, trimmed, composed (NFC), at most `longestScan` UTF-16 units. The group separator of GS1 goes
 * too; a reader of GS1 must take the raw payload.
 */
export function readScanText(
  raw: string,
): { kind: 'text'; text: string; symbology?: string } | { kind: 'unreadable'; reason: UnreadableReason } {
  // Four times the limit leaves room for framing; beyond it nothing is worth normalising.
  if (raw.length > 4 * longestScan) return { kind: 'unreadable', reason: 'too-long' }
  const seen = raw.replace(unseen, '').trim()
  const symbology = aimIdentifier.exec(seen)?.[0]
  const text = (symbology === undefined ? seen : seen.slice(symbology.length)).trim().normalize('NFC')
  if (text === '') return { kind: 'unreadable', reason: 'empty' }
  if (text.length > longestScan) return { kind: 'unreadable', reason: 'too-long' }
  // A lone surrogate or U+FFFD is what is left of bytes in an unknown character set: a serial with holes is not a serial.
  if (/[\p{Cs}\uFFFD]/u.test(text)) return { kind: 'unreadable', reason: 'undecodable' }
  return { kind: 'text', text, ...(symbology === undefined ? {} : { symbology }) }
}
