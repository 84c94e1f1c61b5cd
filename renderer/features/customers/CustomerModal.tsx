import { Alert, Anchor, Checkbox, Text } from '@mantine/core'
import { useForm } from '@mantine/form'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Customer, phoneDigits } from '../../../shared/customers/customers.ts'
import { api, client } from '../../app/api.ts'
import { useVersionedSave } from '../../app/record-form/use-versioned-save.ts'
import { useChange } from '../../app/use-change.ts'
import { type CustomerValues, customerValues, emptyCustomer, toCustomerFields } from '../../fields/customer-form.ts'
import { CustomerFields } from '../../fields/CustomerFields.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { customerErrors } from './customer-check.ts'
import { customerLabels, sayCustomer } from './customer-words.ts'

export interface CustomerModalProps {
  /** Undefined makes a new one. */
  readonly customer?: Customer
  readonly onClose: () => void
  readonly onSaved?: (customer: Customer) => void
}

/** A customer's facts to fill in or to put right. Mount it to open it. */
export const CustomerModal = ({ customer, onClose, onSaved }: CustomerModalProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const create = useChange(client.customers.create)
  const update = useChange(client.customers.update)
  const { saveOn, theirs } = useVersionedSave<Customer>(
    async ({ id }) => (await client.customers.get({ customerId: id })).customer,
  )
  const [isSomebodyElse, setSomebodyElse] = useState(false)
  const form = useForm<Record<string, unknown> & CustomerValues>({
    initialValues: { ...(customer === undefined ? emptyCustomer(language) : customerValues(customer)) },
    validate: (values) => customerErrors(t, values),
  })
  const values = form.getValues()

  const save = async (typed: CustomerValues): Promise<void> => {
    const fields = toCustomerFields(typed)
    if (customer === undefined) {
      const created = await create.mutateAsync({ ...fields, evenIfPhoneKnown: isSomebodyElse })
      onSaved?.(created)
      return
    }
    const updated = await saveOn(customer, (version) => update.mutateAsync({ ...fields, customerId: customer.id, version }))
    onSaved?.(updated)
  }
  return (
    <FormModal
      isOpen
      heading={t(customer === undefined ? 'customers.new' : 'customers.edit')}
      form={form}
      onSave={save}
      onClose={onClose}
      size="xl"
      theirs={theirs && { values: { ...customerValues(theirs) }, labels: customerLabels(t), say: sayCustomer(t) }}
    >
      <CustomerFields
        isUnfolded
        values={values}
        onChange={(next) => form.setValues({ ...next })}
        errorOf={(field) => {
          const error = form.errors[field]
          return typeof error === 'string' ? error : undefined
        }}
        underPhone={
          customer === undefined && (
            <SamePhone phone={values.phone} isSomebodyElse={isSomebodyElse} onSomebodyElse={setSomebodyElse} />
          )
        }
      />
    </FormModal>
  )
}

interface SamePhoneProps {
  readonly phone: string
  readonly isSomebodyElse: boolean
  readonly onSomebodyElse: (is: boolean) => void
}

/** A phone number already known is offered instead of a second customer (MISSION.md, A7). */
const SamePhone = ({ phone, isSomebodyElse, onSomebodyElse }: SamePhoneProps) => {
  const { t } = useTranslation()
  const digits = phoneDigits(phone)
  const same = useQuery(
    api.customers.list.queryOptions({
      input: digits.length < 5 ? skipToken : { query: phone.trim(), limit: 8 },
      select: ({ items }) => items.filter((item) => phoneDigits(item.phone) === digits),
    }),
  )
  const [known] = same.data ?? []
  if (known === undefined) return null
  return (
    <Alert role="none" color="orange" variant="light" p="xs">
      <Text component="output">
        {t('customers.phoneKnown')}{' '}
        <Anchor component={Link} to={`/customers/${known.id}`} fw={600}>
          {known.name}
        </Anchor>
      </Text>
      <Checkbox
        mt="xs"
        label={t('customers.somebodyElse')}
        checked={isSomebodyElse}
        onChange={(event) => onSomebodyElse(event.currentTarget.checked)}
      />
    </Alert>
  )
}
