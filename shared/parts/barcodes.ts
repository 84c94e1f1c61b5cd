import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { folded } from '../kernel/fold.ts'
import { line } from '../kernel/text.ts'
import { hasGtinCheckDigit, readElementString } from '../scan/gs1.ts'
import { parseScan } from '../scan/scan-codes.ts'

/** Codes that makers print on parts: EAN and UPC with their check digit, element strings of GS1, or anything else that scans. */

const GTIN_LENGTHS: readonly number[] = [8, 12, 13, 14]

const isGtinShaped = (text: string): boolean => GTIN_LENGTHS.includes(text.length) && /^\d+$/.test(text)

/**
 * One form of a code for "is this the same": an EAN, a UPC and the (01) of an element string that name one article are one, with
 * 14 digits; anything else is folded, without blanks.
 */
export function barcodeKey(raw: string): string {
  const gtin = readElementString(raw)?.gtin ?? null
  if (gtin !== null) return gtin
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
