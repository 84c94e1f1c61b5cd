import type { z } from 'zod'
import type { Customer, customerFields } from '../../shared/customers/customers.ts'
import type { Language } from '../../shared/kernel/text.ts'

/** A customer as a form holds it: every text is a string while it is typed, '' for nothing. */
export interface CustomerValues {
  readonly kind: 'person' | 'organisation'
  readonly name: string
  readonly contactName: string
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly region: 'domestic' | 'export'
  readonly tier: 'standard' | 'silver' | 'gold'
  readonly isDealer: boolean
  readonly language: Language
  readonly note: string
}

export type CustomerField = keyof CustomerValues

/** Nothing typed yet. Papers come in the language that is spoken at the counter unless somebody says otherwise. */
export const emptyCustomer = (language: Language): CustomerValues => ({
  kind: 'person',
  name: '',
  contactName: '',
  phone: '',
  email: '',
  address: '',
  region: 'domestic',
  tier: 'standard',
  isDealer: false,
  language,
  note: '',
})

/** A stored customer as the form shows it. */
export const customerValues = (customer: Customer): CustomerValues => ({
  kind: customer.kind,
  name: customer.name,
  contactName: customer.contactName ?? '',
  phone: customer.phone,
  email: customer.email ?? '',
  address: customer.address ?? '',
  region: customer.region,
  tier: customer.tier,
  isDealer: customer.isDealer,
  language: customer.language,
  note: customer.note ?? '',
})

type ContractFields = { [Field in keyof typeof customerFields]: z.input<(typeof customerFields)[Field]> }

/** What the contract asks for; it turns '' into null itself, only the contact of a person is left out here. */
export const toCustomerFields = (values: CustomerValues): ContractFields => ({
  ...values,
  contactName: values.kind === 'organisation' ? values.contactName : '',
})
