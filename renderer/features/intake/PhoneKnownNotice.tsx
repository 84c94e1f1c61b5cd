import { Alert, Button, Group, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useDebouncedValue } from '@mantine/hooks'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { samePhoneQuery } from './intake.queries.ts'
import type { CustomerAsking } from './use-intake.ts'

/** A phone number already known is offered instead of a second customer (MISSION.md, A7). */
export const PhoneKnownNotice = ({ intake: { values, set, focusOn } }: { readonly intake: CustomerAsking }) => {
  const { t } = useTranslation()
  const [phone] = useDebouncedValue(values.newCustomer.phone, 200)
  const same = useQuery(samePhoneQuery(phone))
  const [known] = same.data ?? []
  if (known === undefined || values.evenIfPhoneKnown) return null
  const use = () => {
    set({ customer: { kind: 'known', id: known.id, name: known.name, phone: known.phone } })
    focusOn('fault')
  }
  return (
    <Alert color="orange" p="xs" role="none" variant="light">
      <Group gap="sm">
        <Text component="output">{t('intake.phoneKnown')}</Text>
        <ActionButton label={t('intake.phoneUse', { name: known.name })} shortcut="alt+k" onAction={use} />
        <Button variant="default" onClick={() => set({ evenIfPhoneKnown: true })}>
          {t('intake.phoneNewAnyway')}
        </Button>
      </Group>
    </Alert>
  )
}
