import { Button, Checkbox, Collapse, NativeSelect, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../ui/ChoiceField.tsx'
import { LongTextField } from '../ui/LongTextField.tsx'
import type { CustomerField, CustomerValues } from './customer-form.ts'

export interface CustomerFieldsProps {
  readonly values: CustomerValues
  readonly onChange: (values: CustomerValues) => void
  /** The complaint about a field in the reader's language; undefined when there is none. */
  readonly errorOf: (field: CustomerField) => string | undefined
  /** Shown right under the phone: somebody who already has this number. */
  readonly underPhone?: ReactNode
  /** Everything open at once; a dialog has the room, the counter has not. */
  readonly isUnfolded?: boolean
}

type FieldProps = Pick<CustomerFieldsProps, 'values' | 'onChange' | 'errorOf'>

const KINDS = ['person', 'organisation'] as const
const TIERS = ['standard', 'silver', 'gold'] as const
const REGIONS = ['domestic', 'export'] as const
const LANGUAGES = ['en', 'zh-CN'] as const
const seldom = ['contactName', 'email', 'address', 'note'] as const satisfies readonly CustomerField[]

type TextFieldName = 'name' | 'phone' | 'email' | 'contactName'

const useTextField = ({ values, onChange, errorOf }: FieldProps) => {
  const { t } = useTranslation()
  return (name: TextFieldName) => ({
    'data-field': `newCustomer.${name}`,
    label: t(`customer.${name}`),
    value: values[name],
    error: errorOf(name),
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => onChange({ ...values, [name]: event.currentTarget.value }),
  })
}

/** Who the customer is: kind, name and phone first, the rest on request. */
export const CustomerFields = (props: CustomerFieldsProps) => {
  const { values, onChange, errorOf, underPhone, isUnfolded = false } = props
  const { t } = useTranslation()
  const text = useTextField(props)
  const [isOpen, setOpen] = useState(false)
  // A complaint must be seen, so the fold opens for it.
  const isShown = isUnfolded || isOpen || seldom.some((field) => errorOf(field) !== undefined)
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        <TextInput {...text('name')} required {...(isUnfolded ? { 'data-autofocus': true } : {})} />
        <TextInput {...text('phone')} type="tel" inputMode="tel" required />
      </SimpleGrid>
      {underPhone}
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        <ChoiceField
          label={t('customer.kind')}
          choices={KINDS.map((kind) => ({ value: kind, label: t(`customer.kinds.${kind}`) }))}
          value={values.kind}
          onChange={(kind) => onChange({ ...values, kind })}
        />
        <ChoiceField
          label={t('customer.language')}
          choices={LANGUAGES.map((language) => ({ value: language, label: t(`language.${language}`) }))}
          value={values.language}
          onChange={(language) => onChange({ ...values, language })}
        />
      </SimpleGrid>
      {!isUnfolded && (
        <Button
          variant="subtle"
          size="compact-sm"
          h={36}
          w="fit-content"
          aria-expanded={isShown}
          leftSection={
            isShown ? <IconChevronUp size={16} aria-hidden="true" /> : <IconChevronDown size={16} aria-hidden="true" />
          }
          onClick={() => setOpen(!isOpen)}
        >
          {t('customer.more')}
        </Button>
      )}
      <Collapse expanded={isShown} {...(isShown ? {} : { inert: true })}>
        <SeldomFields {...props} />
      </Collapse>
    </Stack>
  )
}

const SeldomFields = (props: FieldProps) => {
  const { values, onChange, errorOf } = props
  const { t } = useTranslation()
  const text = useTextField(props)
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        {values.kind === 'organisation' && <TextInput {...text('contactName')} />}
        <TextInput {...text('email')} type="email" inputMode="email" />
        <NativeSelect
          label={t('customer.region')}
          data={REGIONS.map((region) => ({ value: region, label: t(`customer.regions.${region}`) }))}
          value={values.region}
          onChange={(event) => onChange({ ...values, region: event.currentTarget.value === 'export' ? 'export' : 'domestic' })}
        />
        <NativeSelect
          label={t('customer.tier')}
          data={TIERS.map((tier) => ({ value: tier, label: t(`customer.tiers.${tier}`) }))}
          value={values.tier}
          onChange={(event) =>
            onChange({ ...values, tier: TIERS.find((tier) => tier === event.currentTarget.value) ?? 'standard' })
          }
        />
      </SimpleGrid>
      <LongTextField
        data-field="newCustomer.address"
        label={t('customer.address')}
        limit={500}
        minRows={2}
        value={values.address}
        error={errorOf('address')}
        onChange={(address) => onChange({ ...values, address })}
      />
      <LongTextField
        data-field="newCustomer.note"
        label={t('customer.note')}
        limit={2000}
        minRows={1}
        value={values.note}
        error={errorOf('note')}
        onChange={(note) => onChange({ ...values, note })}
      />
      <Checkbox
        label={t('customer.isDealer')}
        checked={values.isDealer}
        onChange={(event) => onChange({ ...values, isDealer: event.currentTarget.checked })}
      />
    </Stack>
  )
}
