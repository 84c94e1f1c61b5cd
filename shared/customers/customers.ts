import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { customerId, modelId, unitId } from '../kernel/ids.ts'
import { language, line, optionalLine, optionalParagraph } from '../kernel/text.ts'
import { region } from '../warranty/warranty.ts'

/** As people write it, with at least 5 digits: `+49 (0)30 1234-567`, `138 0013 8000`. */
export const phone = line(40)
  .refine((text) => /^[+\d\s()./-]+(?:(?:x|ext\.?)\s*\d+)?$/i.test(text), fieldMessage('notAPhone'))
  .refine((text) => phoneDigits(text).length >= 5, fieldMessage('notAPhone'))

/** Digits only: what two spellings of one number have in common, and what is searched. */
export function phoneDigits(text: string): string {
  return text.replace(/\D/g, '')
}

export const email = line(120).refine((text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), fieldMessage('notAnEmail'))

const absentWhenEmpty = z.literal('').transform(() => null)

export const customerFields = {
  kind: z.enum(['person', 'organisation']),
  name: line(120),
  contactName: optionalLine(120),
  phone,
  email: z.union([z.null(), absentWhenEmpty, email]),
  address: optionalParagraph(500),
  region,
  tier: z.enum(['standard', 'silver', 'gold']),
  isDealer: z.boolean(),
  /** What is printed for this customer is printed in this language. */
  language,
  note: optionalParagraph(2000),
}

export const customer = z.object({ ...customerFields, id: customerId, createdAt: z.string(), version: z.int() })
export type Customer = z.infer<typeof customer>
export type CustomerFields = Omit<Customer, 'id' | 'createdAt' | 'version'>

export const customerSummary = z.object({
  id: customerId,
  name: z.string(),
  kind: z.enum(['person', 'organisation']),
  phone: z.string(),
  isDealer: z.boolean(),
  tier: z.string(),
  openJobs: z.int(),
})
export type CustomerSummary = z.infer<typeof customerSummary>

/** A unit as its owner's page lists it. */
export const ownedUnit = z.object({
  id: unitId,
  serial: z.string().nullable(),
  modelId,
  brand: z.string(),
  modelName: z.string(),
  boughtOn: z.string().nullable(),
  installedOn: z.string().nullable(),
})
export type OwnedUnit = z.infer<typeof ownedUnit>
