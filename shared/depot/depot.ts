import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { currency } from '../kernel/money.ts'
import { language, line, optionalLine, optionalParagraph } from '../kernel/text.ts'
import { isTimeZone } from '../kernel/time.ts'
import { amount, taxPoints } from '../plans/plans.ts'

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

const days = (min: number, max: number) =>
  z
    .int({ error: () => fieldMessage('notANumber') })
    .min(min, fieldMessage('tooSmall', { min }))
    .max(max, fieldMessage('tooLarge', { max }))

/** Scheme, name and port, nothing behind them: pages are found from the root. */
const publicAddress = z
  .string()
  .max(200, fieldMessage('tooLong', { max: 200 }))
  .transform((text) => text.trim().replace(/\/+$/, '').toLowerCase())
  .refine((text) => /^https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/.test(text), fieldMessage('notAnAddress'))

export const depotSettings = z.object({
  ...depotFields,
  /** Days after closing during which the depot answers for its own repair. 0 = none. */
  repairWarrantyDays: z.int().min(0).max(3650),
  /** Days from check-in to the promised date when nobody wishes another one. */
  defaultTurnaroundDays: z.int().min(0).max(365),
  /** Tax on a plan's lines, in hundredths of a per cent. */
  taxPoints,
  /** Days for which an offered plan stands. */
  planValidDays: days(1, 365),
  /** A rise of the price up to this, in minor units, needs no new approval. */
  priceTolerance: amount,
  dateToleranceDays: days(0, 365),
  /** Hours after which a link to a plan ends. */
  linkHours: days(1, 720),
  /** Where a customer's browser finds this depot; null = nowhere but on this computer. */
  publicAddress: z.union([z.null(), publicAddress]),
})
export type DepotSettings = z.infer<typeof depotSettings>

/** What a depot promises in plans until somebody says otherwise. */
export const PLAN_DEFAULTS = {
  taxPoints: 0,
  planValidDays: 14,
  priceTolerance: 0,
  dateToleranceDays: 0,
  linkHours: 72,
  publicAddress: null,
} as const

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
