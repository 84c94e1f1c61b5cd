import { Select, SimpleGrid, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { CATEGORIES, type ModelValues } from './model-form.ts'

export interface ModelHeadProps {
  readonly values: ModelValues
  readonly set: (patch: Partial<ModelValues>) => void
  readonly errorOf: (path: string) => string | undefined
  readonly isFocused: boolean
}

const SERIAL_KINDS = ['plain', 'imei'] as const

const ASKS = ['asksDisassembly', 'asksData'] as const

/** What the model is called and what kind of thing it is. */
export const ModelHead = ({ values, set, errorOf, isFocused }: ModelHeadProps) => {
  const { t } = useTranslation()
  const text = (name: 'brand' | 'name') => ({
    label: t(`models.field.${name}`),
    required: true,
    autoComplete: 'off',
    value: values[name],
    error: errorOf(name),
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  })
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
      <TextInput {...text('brand')} autoFocus={isFocused} />
      <TextInput {...text('name')} />
      <Select
        label={t('models.field.category')}
        allowDeselect={false}
        data={CATEGORIES.map((category) => ({ value: category, label: t(`models.category.${category}`) }))}
        value={values.category}
        onChange={(category) => category !== null && set({ category })}
      />
      <ChoiceField
        label={t('models.field.serialKind')}
        choices={SERIAL_KINDS.map((kind) => ({ value: kind, label: t(`models.serialKind.${kind}`) }))}
        value={values.serialKind}
        onChange={(serialKind) => set({ serialKind })}
      />
      {ASKS.map((field) => (
        <Switch
          key={field}
          label={t(`models.field.${field}`)}
          checked={values[field]}
          onChange={(event) => set({ [field]: event.currentTarget.checked })}
        />
      ))}
    </SimpleGrid>
  )
}
