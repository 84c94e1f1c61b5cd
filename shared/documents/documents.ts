import { z } from 'zod'
import { language } from '../kernel/text.ts'

/**
 * What is printed, as plain data. A service reads the store, resolves ids to names and hands one of these to the renderer in
 * `electron/features/documents`; the renderer looks nothing up. Enumerated values travel as keys and are worded by
 * `resources/documents/<language>.json`; names of parts, checks and terms arrive in the document's language.
 */

export const paperSizes = ['a4', 'letter'] as const
export const paperSizeSchema = z.enum(paperSizes)
export type PaperSize = z.infer<typeof paperSizeSchema>

export const text = z.string()
/** ISO-8601 UTC with milliseconds; printed in the depot's time zone. */
export const instant = z.iso.datetime({ precision: 3 })
/** `YYYY-MM-DD`; printed as it is, in no time zone. */
export const calendarDate = z.iso.date()
export const pngDataUrl = z.string().regex(/^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/)
/** Own code, K4: capital letters, digits and the few signs of QR's alphanumeric set, at most 16 characters (QR version 1-Q). */
export const codePayloadSchema = z.string().regex(/^[0-9A-Z $%*+\-./:]{1,16}$/)

/** How this document writes words, instants and money. Every document carries it. */
export const documentLocaleSchema = z.object({
  language,
  /** IANA zone of the depot. */
  timeZone: text,
  /** ISO 4217 code of the depot's money. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  paper: paperSizeSchema,
  /** The other language stands beside each word of the paper. */
  isBilingual: z.boolean(),
})
export type DocumentLocale = z.infer<typeof documentLocaleSchema>

/** What the depot puts on a paper: who it is, and words of its own from the paper's template, in the paper's language. */
export const depotHeadSchema = z.object({
  name: text,
  address: text.nullable(),
  phone: text.nullable(),
  email: text.nullable(),
  logo: pngDataUrl.nullable(),
  intro: text.nullable(),
  /** A line break ends a paragraph. */
  terms: text.nullable(),
  closing: text.nullable(),
  /** Which versions of those words these are; null while there are none. */
  version: text.nullable(),
})
export type DepotHead = z.infer<typeof depotHeadSchema>

export const printedIdentitySchema = z.enum(['slip', 'pickup-code', 'document'])
export const printedOldPartFateSchema = z.enum(['returned-to-customer', 'kept', 'to-supplier', 'scrapped'])

/** Of every unit on a paper. */
export const unitFacts = { brand: text, model: text, serial: text.nullable() }

/** A document ready to print: one HTML file that loads nothing, and the page size the printer must be told, in microns. */
export interface RenderedDocument {
  /** What the printer's queue and a saved file are called. */
  title: string
  html: string
  widthMicrons: number
  heightMicrons: number
}
