import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { CURRENCIES } from '../../../shared/kernel/money.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { LongTextField } from '../../ui/LongTextField.tsx'
import { type DepotValues, isCurrency } from './depot-form.ts'
import { timeZoneChoices } from './time-zones.ts'

export interface DepotFieldsProps {
  readonly values: DepotValues
  readonly onChange: (patch: Partial<DepotValues>) => void
  readonly errorOf: (path: string) => string | undefined
  /** For the first start, where nothing else can be meant. */
  readonly isFocused?: boolean
}

const LANGUAGES = ['en', 'zh-CN'] as const

/** What stands at the head of every paper, and how the depot counts and tells time. */
export const DepotFields = ({ values, onChange, errorOf, isFocused = false }: DepotFieldsProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  const currencies = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'currency' })
    return CURRENCIES.map((code) => ({ value: code, label: `${code} – ${names.of(code) ?? code}` }))
  }, [language])
  const zones = useMemo(() => timeZoneChoices(values.timeZone), [values.timeZone])
  const text = (name: 'name' | 'phone' | 'email') => ({
    label: t(`settings.field.${name}`),
    value: values[name],
    error: errorOf(name),
    autoComplete: 'off',
    onChange: (event: { currentTarget: { value: string } }) => onChange({ [name]: event.currentTarget.value }),
  })
  return (
    <Stack gap="xs">
      <div className="depot-name">
        <TextInput {...text('name')} required autoFocus={isFocused} />
        <ChoiceField
          label={t('settings.field.language')}
          choices={LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) }))}
          value={values.language}
          onChange={(chosen) => onChange({ language: chosen })}
        />
      </div>
      <LongTextField
        label={t('settings.field.address')}
        limit={500}
        minRows={1}
        value={values.address}
        error={errorOf('address')}
        onChange={(address) => onChange({ address })}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        <TextInput {...text('phone')} type="tel" inputMode="tel" />
        <TextInput {...text('email')} type="email" inputMode="email" />
      </SimpleGrid>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        <Select
          label={t('settings.field.currency')}
          searchable
          allowDeselect={false}
          data={currencies}
          value={values.currency}
          error={errorOf('currency')}
          onChange={(currency) => isCurrency(currency) && onChange({ currency })}
        />
        <Select
          label={t('settings.field.timeZone')}
          description={t('settings.field.timeZoneHint')}
          searchable
          allowDeselect={false}
          limit={50}
          nothingFoundMessage={t('settings.field.timeZoneNone')}
          data={[...zones]}
          value={values.timeZone}
          error={errorOf('timeZone')}
          onChange={(timeZone) => timeZone !== null && onChange({ timeZone })}
        />
      </SimpleGrid>
    </Stack>
  )
}
