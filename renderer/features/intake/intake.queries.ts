import { keepPreviousData, skipToken } from '@tanstack/react-query'
import type { z } from 'zod'
import { unitAtCounter } from '../../../shared/entitlement/entitlement.contract.ts'
import { phoneDigits } from '../../../shared/customers/customers.ts'
import type { Symptom } from '../../../shared/intake/intake.ts'
import { customerId, modelId, unitId } from '../../../shared/kernel/ids.ts'
import { api } from '../../app/api.ts'

/** What the check-in screen asks the depot while somebody types. */

/** A serial shorter than that is still being typed. */
export const shortestSerial = 3

/** What the depot knows of the unit with this serial; null = never seen. */
export const unitBySerialQuery = (serial: string) => {
  const wanted = serial.trim()
  return api.units.lookUp.queryOptions({ input: wanted.length < shortestSerial ? skipToken : { serial: wanted } })
}

/** The unit of the depot's own unit label; '' asks nothing. */
export const unitByIdQuery = (id: string) => {
  const known = unitId.safeParse(id)
  return api.units.get.queryOptions({ input: known.success ? { unitId: known.data } : skipToken })
}

export const modelsQuery = (query: string) =>
  api.catalogue.models.queryOptions({ input: { query, limit: 30 }, placeholderData: keepPreviousData })

/** A model with its warnings, terms and usual accessories. */
export const modelQuery = (id: string | null) => {
  const known = modelId.safeParse(id)
  return api.catalogue.model.queryOptions({ input: known.success ? { modelId: known.data } : skipToken })
}

export const customersQuery = (query: string) =>
  api.customers.list.queryOptions({ input: { query: query.trim(), limit: 8 }, placeholderData: keepPreviousData })

/** Customers who already have this phone number, whatever way it is written (MISSION.md, A7). */
export const samePhoneQuery = (phone: string) => {
  const digits = phoneDigits(phone)
  return api.customers.list.queryOptions({
    input: digits.length < 5 ? skipToken : { query: phone.trim(), limit: 8 },
    select: ({ items }) => items.filter((item) => phoneDigits(item.phone) === digits),
  })
}

export const customerQuery = (id: string | null) => {
  const known = customerId.safeParse(id)
  return api.customers.get.queryOptions({ input: known.success ? { customerId: known.data } : skipToken })
}

/** What closed jobs of this model with these symptoms teach (MISSION.md, B6). */
export const knowledgeQuery = (id: string | null, symptoms: readonly Symptom[]) => {
  const known = modelId.safeParse(id)
  return api.knowledge.similar.queryOptions({
    input: known.success && symptoms.length > 0 ? { modelId: known.data, symptoms: [...symptoms] } : skipToken,
  })
}

/** What the unit would get if it were taken in as typed so far, and whether it bounced; asks nothing while that cannot be said. */
export const previewQuery = (asked: z.input<typeof unitAtCounter> | null) => {
  const checked = unitAtCounter.safeParse(asked)
  return api.entitlement.preview.queryOptions({
    input: checked.success ? checked.data : skipToken,
    placeholderData: keepPreviousData,
  })
}
