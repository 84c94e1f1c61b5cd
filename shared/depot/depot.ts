import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { currency } from '../kernel/money.ts'
import { language, line, optionalLine, optionalParagraph } from '../kernel/text.ts'
import { isTimeZone } from '../kernel/time.ts'

/** What stands at the head of every paper, and how the depot counts and tells time. */
export const depotFields = {
  name: line(120),
  address: optionalParagraph(500),
  phone: optionalLine(40),
  email: optionalLine(120),
  language,
  currency,
  timeZone: z.string().refine(isTimeZone, fieldMessage('notOffered')),
}

export const depotSettings = z.object({
  ...depotFields,
  /** Days after closing during which the depot answers for its own repair. 0 = none. */
  repairWarrantyDays: z.int().min(0).max(3650),
  /** Days from check-in to the promised date when nobody wishes another one. */
  defaultTurnaroundDays: z.int().min(0).max(365),
  /** Printed on slips in their language; where one is missing, the other stands in. */
  slipTermsEn: optionalParagraph(4000),
  slipTermsZh: optionalParagraph(4000),
})
export type DepotSettings = z.infer<typeof depotSettings>

/** What anybody at the screen may know before signing in. */
export const depotInfo = z.object({
  isSetUp: z.boolean(),
  isSample: z.boolean(),
  name: z.string(),
  language,
  currency: z.string(),
  timeZone: z.string(),
  appVersion: z.string(),
  contractVersion: z.int(),
  host: z.enum(['desktop', 'station']),
  canPrintSilently: z.boolean(),
  /** The PIN that everybody of the sample depot has; null at a depot of one's own. */
  samplePin: z.string().nullable(),
  /** A badge of the sample depot to try the scanner with; null elsewhere, and once that badge was replaced. */
  sampleBadge: z.object({ name: z.string(), code: z.string() }).nullable(),
})
export type DepotInfo = z.infer<typeof depotInfo>
