import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CustomerSummary, phoneDigits } from '../../../shared/customers/customers.ts'
import { FindField } from '../../ui/FindField.tsx'
import { customersQuery } from './intake.queries.ts'
import type { CustomerAsking } from './use-intake.ts'

/** Mostly digits is a phone number, everything else a name. */
const isPhoneLike = (typed: string): boolean => phoneDigits(typed).length >= 4 && /^[+\d\s()./-]+$/.test(typed)

/** Finds a customer by a piece of the phone number or the name, or begins a new one with what was typed. */
export const CustomerSearch = ({ intake: { values, set, errorOf, focusOn } }: { readonly intake: CustomerAsking }) => {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [query] = useDebouncedValue(typed, 120)
  const customers = useQuery(customersQuery(query.slice(0, 200)))
  const found = customers.data?.items ?? []

  const pick = ({ id, name, phone }: CustomerSummary) => {
    set({ customer: { kind: 'known', id, name, phone } })
    focusOn('fault')
  }
  const begin = () => {
    const text = typed.trim()
    const seed = isPhoneLike(text) ? { phone: text } : { name: text }
    set({ customer: { kind: 'new' }, newCustomer: { ...values.newCustomer, ...(text === '' ? {} : seed) } })
    focusOn(text === '' || 'phone' in seed ? 'newCustomer.name' : 'newCustomer.phone')
  }
  return (
    <FindField
      data-field="customer"
      label={t('intake.field.customer')}
      placeholder={t('intake.customerHint')}
      required
      typed={typed}
      onTyped={setTyped}
      error={errorOf('customer')}
      items={found.map((customer) => ({
        value: customer.id,
        label: customer.name,
        hint:
          customer.openJobs === 0
            ? customer.phone
            : `${customer.phone} · ${t('intake.customerOpenJobs', { count: customer.openJobs })}`,
        record: customer,
      }))}
      isSearching={customers.isFetching}
      onPick={pick}
      emptyText={t('intake.customerNone')}
      create={{
        label: typed.trim() === '' ? t('intake.customerCreateEmpty') : t('intake.customerCreate', { typed: typed.trim() }),
        run: begin,
      }}
    />
  )
}
