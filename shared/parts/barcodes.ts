import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { folded } from '../kernel/fold.ts'
import { line } from '../kernel/text.ts'
import { parseScan } from '../scan/scan-codes.ts'

/** Codes that makers print on parts: EAN and UPC with their check digit, element strings of GS1, or anything else that scans. */

const GTIN_LENGTHS: readonly number[] = [8, 12, 13, 14]

/**
 * Whether the last digit is the check digit of those before it: weights 3 and 1 from the right, up to the next ten. (GS1 General
 * Specifications, 7.9.)
 */
export function hasGtinCheckDigit(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .toReversed()
    .reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 3), 0)
  return sum % 10 === 0
}

const isGtinShaped = (text: string): boolean => GTIN_LENGTHS.includes(text.length) && /^\d+$/.test(text)

/** What the element string of GS1 on a box says of it. */
export interface ElementString {
  readonly gtin: string
  readonly batch: string | null
  readonly serial: string | null
}

/** Data of fixed length by the first two digits of its identifier, identifier included; all others end at a separator. */
const FIXED: Readonly<Record<string, number>> = {
  '00': 20,
  '01': 16,
  '02': 16,
  '03': 16,
  '04': 18,
  ...Object.fromEntries(['11', '12', '13', '14', '15', '16', '17', '18', '19'].map((ai) => [ai, 8])),
  '20': 4,
  ...Object.fromEntries(['31', '32', '33', '34', '35', '36'].map((ai) => [ai, 10])),
  '41': 16,
}
const SEPARATOR = '\u001D'
const MOST_ELEMENTS = 20

/**
 * Reads an element string as a scanner sends it (with or without AIM identifier, FNC1 as the separator GS) or as it is printed,
 * with its identifiers in brackets. Null when it has no (01) with a right check digit.
 */
export function readElementString(raw: string): ElementString | null {
  const text = raw.replace(/^[\s\p{Cc}]*(?:\][A-Za-z][0-9A-Za-z])?/u, '').replace(/[\s\p{Cc}]+$/u, '')
  const elements = text.startsWith('(') ? readBrackets(text) : readElements(text)
  const gtin = elements.get('01')
  if (gtin === undefined || !/^\d{14}$/.test(gtin) || !hasGtinCheckDigit(gtin)) return null
  return { gtin, batch: elements.get('10') || null, serial: elements.get('21') || null }
}

function readBrackets(text: string): Map<string, string> {
  return new Map([...text.matchAll(/\((\d{2,4})\)([^(]*)/g)].map(([, identifier = '', data = '']) => [identifier, data.trim()]))
}

function readElements(text: string): Map<string, string> {
  const elements = new Map<string, string>()
  let rest = text
  for (let count = 0; rest !== '' && count < MOST_ELEMENTS; count += 1) {
    if (rest.startsWith(SEPARATOR)) rest = rest.slice(1)
    const identifier = rest.slice(0, 2)
    if (!/^\d{2}$/.test(identifier)) break
    const end = rest.indexOf(SEPARATOR)
    const length = FIXED[identifier] ?? (end < 0 ? rest.length : end)
    if (!elements.has(identifier)) elements.set(identifier, rest.slice(2, length))
    rest = rest.slice(length)
  }
  return elements
}

/**
 * One form of a code for "is this the same": an EAN, a UPC and the (01) of an element string that name one article are one, with
 * 14 digits; anything else is folded, without blanks.
 */
export function barcodeKey(raw: string): string {
  const gtin = readElementString(raw)?.gtin
  if (gtin !== undefined) return gtin
  const text = folded(raw.replace(/^\s*\][A-Za-z][0-9A-Za-z]/, '')).replaceAll(/[\s\p{Cc}]/gu, '')
  return isGtinShaped(text) && hasGtinCheckDigit(text) ? text.padStart(14, '0') : text.toUpperCase()
}

/** A barcode as a part keeps it: of an element string the article's number alone, since batch and serial change from piece to piece. */
export const barcode = z
  .string()
  .transform((raw) => readElementString(raw)?.gtin ?? raw)
  .pipe(line(48))
  .refine((code) => !isGtinShaped(code) || hasGtinCheckDigit(code), fieldMessage('badCheckDigit'))
  .refine((code) => ['foreign', 'unreadable'].includes(parseScan(code).kind), fieldMessage('ownCode'))
