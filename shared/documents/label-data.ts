import { z } from 'zod'
import { text, codePayloadSchema, documentLocaleSchema, depotHeadSchema } from './documents.ts'

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
