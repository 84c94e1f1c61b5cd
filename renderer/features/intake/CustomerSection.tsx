import { Group, Stack, Text } from '@mantine/core'
import { IconSearch, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { CustomerFields } from '../../fields/CustomerFields.tsx'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { CustomerSearch } from './CustomerSearch.tsx'
import { isIntakeField } from './intake-check.ts'
import { chosenCustomerId } from './intake-form.ts'
import { PhoneKnownNotice } from './PhoneKnownNotice.tsx'
import type { CustomerAsking } from './use-intake.ts'

/** Who brings it: the unit's owner without asking, somebody known by phone or name, or somebody new. */
export const CustomerSection = ({ intake }: { readonly intake: CustomerAsking }) => {
  const { t } = useTranslation()
  const { values, set, file, focusOn } = intake
  const isChosen = chosenCustomerId(values, file) !== null
  const isNew = values.customer.kind === 'new'
  const search = () => {
    set({ customer: { kind: 'other' } })
    focusOn('customer')
  }
  return (
    <Panel
      isDense
      heading={t('intake.section.customer')}
      icon={<IconUser size={18} aria-hidden="true" />}
      aside={
        (isChosen || isNew) && (
          <ActionButton
            variant="subtle"
            size="compact-sm"
            h={36}
            label={isNew ? t('intake.customerSearch') : t('intake.customerOther')}
            icon={<IconSearch size={16} aria-hidden="true" />}
            shortcut="alt+c"
            onAction={search}
          />
        )
      }
    >
      {isChosen && <ChosenCustomer intake={intake} />}
      {isNew && (
        <CustomerFields
          values={values.newCustomer}
          onChange={(newCustomer) => set({ newCustomer, evenIfPhoneKnown: false })}
          errorOf={(field) => {
            const own = `newCustomer.${field}`
            return isIntakeField(own) ? intake.errorOf(own) : undefined
          }}
          underPhone={<PhoneKnownNotice intake={intake} />}
        />
      )}
      {!isChosen && !isNew && <CustomerSearch intake={intake} />}
    </Panel>
  )
}

const ChosenCustomer = ({ intake: { values, file, customer } }: { readonly intake: CustomerAsking }) => {
  const { t } = useTranslation()
  const known = customer ?? (values.customer.kind === 'known' ? values.customer : (file?.owner ?? null))
  if (known === null) return null
  return (
    <Stack gap={4} data-field="customer">
      <Group gap="sm">
        <Text fw={600}>{known.name}</Text>
        <Text c="dimmed">{known.phone}</Text>
        {file?.owner?.id === known.id && <ToneBadge tone="neutral" label={t('intake.customerOwner')} />}
        {customer !== null && customer.tier !== 'standard' && (
          <ToneBadge tone="info" label={t(`customer.tiers.${customer.tier}`)} />
        )}
        {customer?.isDealer === true && <ToneBadge tone="info" label={t('customer.isDealer')} />}
      </Group>
      {customer !== null && customer.note !== null && customer.note !== '' && (
        <Text size="sm" c="dimmed">
          {customer.note}
        </Text>
      )}
    </Stack>
  )
}
