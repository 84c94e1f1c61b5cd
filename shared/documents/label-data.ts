import { z } from 'zod'
import { language } from '../kernel/text.ts'
import { text, instant, codePayloadSchema, documentLocaleSchema, depotHeadSchema } from './documents.ts'

/** A whole phone number may not be put here: a label is read by everybody who walks past the shelf. */
const phoneLastFour = z.string().regex(/^[0-9]{1,4}$/)

export const jobLabelDataSchema = z.object({
  language,
  timeZone: text,
  number: text,
  codePayload: codePayloadSchema,
  customerShortName: text,
  phoneLastFour: phoneLastFour.nullable(),
  brand: text,
  model: text,
  serial: text.nullable(),
  receivedAt: instant,
  isUrgent: z.boolean(),
  accessoryCount: z.int().nonnegative(),
})
export type JobLabelData = z.infer<typeof jobLabelDataSchema>

export const accessoryLabelDataSchema = z.object({
  language,
  jobNumber: text,
  codePayload: codePayloadSchema,
  name: text,
  customerShortName: text,
  /** This tag is the `index`-th of `count`, counted from 1. */
  index: z.int().positive(),
  count: z.int().positive(),
})
export type AccessoryLabelData = z.infer<typeof accessoryLabelDataSchema>

export const partLabelDataSchema = z.object({
  language,
  number: text,
  codePayload: codePayloadSchema,
  sku: text,
  /** In the label's language first; one where both are the same. */
  names: z.array(text).min(1).max(2),
  makerNumber: text.nullable(),
})
export type PartLabelData = z.infer<typeof partLabelDataSchema>

export const binLabelDataSchema = z.object({
  language,
  number: text,
  codePayload: codePayloadSchema,
  code: text,
  name: text.nullable(),
  /** What it is for, in the label's language. */
  kind: text,
})
export type BinLabelData = z.infer<typeof binLabelDataSchema>

export const badgeDataSchema = z.object({
  language,
  depotName: text,
  staffName: text,
  roles: z.array(text),
  codePayload: codePayloadSchema,
})
export type BadgeData = z.infer<typeof badgeDataSchema>

/** Sheets of codes to scan instead of pressing: commands, keys, how many, bins, people. */
export const SHEETS = ['bench', 'keys', 'quantity', 'bins', 'staff'] as const
export type Sheet = (typeof SHEETS)[number]

/** A sheet of codes beside the bench (D2). Titles and hints arrive in the document's language. */
export const commandSheetDataSchema = z.object({
  locale: documentLocaleSchema,
  depot: depotHeadSchema,
  sheet: z.enum(SHEETS),
  groups: z.array(
    z.object({ title: text, commands: z.array(z.object({ name: text, hint: text.nullable(), codePayload: codePayloadSchema })) }),
  ),
})
export type CommandSheetData = z.infer<typeof commandSheetDataSchema>

/** The last four digits of a phone number, ignoring all signs; null when it has none. A label shows no more than these. */
export function lastFourDigits(phone: string | null): string | null {
  const digits = (phone ?? '').normalize('NFKC').replaceAll(/\D/g, '')
  return digits === '' ? null : digits.slice(-4)
}
