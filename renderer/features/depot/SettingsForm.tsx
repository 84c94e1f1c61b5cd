import { NumberInput, SimpleGrid, TextInput } from '@mantine/core'
import { IconBuildingStore, IconCalendarDue, IconFileInvoice } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DepotSettings } from '../../../shared/depot/depot.ts'
import { client } from '../../app/api.ts'
import { RecordFormFrame } from '../../app/record-form/RecordFormFrame.tsx'
import { useRecordForm } from '../../app/record-form/use-record-form.ts'
import { useChange } from '../../app/use-change.ts'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { DepotFields } from './DepotFields.tsx'
import { checkSettings, settingsValues, toSettings, type WholeField } from './depot-form.ts'

type StoredSettings = DepotSettings & { readonly version: number }

const FIELDS = [
  'name',
  'address',
  'phone',
  'email',
  'language',
  'currency',
  'timeZone',
  'repairWarrantyDays',
  'defaultTurnaroundDays',
  'tax',
  'planValidDays',
  'priceTolerance',
  'dateToleranceDays',
  'linkHours',
  'publicAddress',
] as const

/** What the administrator may change about the depot. */
export const SettingsForm = ({ stored }: { readonly stored: StoredSettings }) => {
  const { t } = useTranslation()
  const router = useRouter()
  const change = useChange(client.depot.updateSettings)
  const form = useRecordForm({
    draftKey: 'settings',
    draftVersion: 3,
    stored,
    toValues: settingsValues,
    check: checkSettings,
    send: (values, version) => change.mutateAsync({ ...toSettings(values), version }),
  })
  const { values, set, errorOf } = form
  const typed = (name: 'tax' | 'publicAddress') => ({
    label: t(`settings.field.${name}`),
    description: t(`settings.field.${name}Hint`),
    autoComplete: 'off',
    value: values[name],
    error: errorOf(name),
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  })
  const days = (name: WholeField) => ({
    label: t(`settings.field.${name}`),
    description: t(`settings.field.${name}Hint`),
    allowDecimal: false,
    allowNegative: false,
    required: true,
    value: values[name],
    error: errorOf(name),
    onChange: (value: number | string) => set({ [name]: typeof value === 'number' ? value : '' }),
  })
  return (
    <RecordFormFrame
      label={t('settings.depot')}
      form={form}
      fieldNames={Object.fromEntries(FIELDS.map((field) => [field, t(`settings.field.${field}`)]))}
      onBack={() => router.history.back()}
    >
      <Panel heading={t('settings.head')} icon={<IconBuildingStore size={18} aria-hidden="true" />}>
        <DepotFields values={values} onChange={set} errorOf={errorOf} />
      </Panel>
      <Panel heading={t('settings.promises')} icon={<IconCalendarDue size={18} aria-hidden="true" />}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
          <NumberInput {...days('repairWarrantyDays')} />
          <NumberInput {...days('defaultTurnaroundDays')} />
        </SimpleGrid>
      </Panel>
      <Panel heading={t('settings.plans')} icon={<IconFileInvoice size={18} aria-hidden="true" />}>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
          <TextInput {...typed('tax')} required inputMode="decimal" />
          <NumberInput {...days('planValidDays')} />
          <MoneyField
            label={t('settings.field.priceTolerance')}
            description={t('settings.field.priceToleranceHint')}
            required
            currency={values.currency}
            value={values.priceTolerance}
            error={errorOf('priceTolerance')}
            onChange={(priceTolerance) => set({ priceTolerance })}
          />
          <NumberInput {...days('dateToleranceDays')} />
          <TextInput {...typed('publicAddress')} inputMode="url" />
          <NumberInput {...days('linkHours')} />
        </SimpleGrid>
      </Panel>
    </RecordFormFrame>
  )
}
