import { Autocomplete, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { type Loaner, loanerFields } from '../../../shared/loaners/loaners.ts'
import { api, client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useVersionedSave } from '../../app/record-form/use-versioned-save.ts'
import { useChange } from '../../app/use-change.ts'
import { useScanStop } from '../../app/use-scan-stop.ts'
import { AccessoryField } from '../../fields/AccessoryField.tsx'
import { FormModal } from '../../ui/FormModal.tsx'
import { EMPTY_LOANER, fieldsOf, type LoanerValues, sayLoaner, valuesOf } from './loaner-form.ts'

export interface LoanerModalProps {
  /** Undefined makes a new one. */
  readonly loaner?: Loaner
  readonly onClose: () => void
  readonly onSaved?: (loaner: Loaner) => void
}

const schema = z.object(loanerFields)

/** What a loaner is, what belongs to it and how it looks. Mount it to open it. */
export const LoanerModal = ({ loaner, onClose, onSaved }: LoanerModalProps) => {
  const { t } = useTranslation()
  const add = useChange(client.loaners.add)
  const change = useChange(client.loaners.change)
  const { saveOn, theirs } = useVersionedSave<Loaner>(async ({ number }) => (await client.loaners.get({ number })).loaner)
  const form = useForm<LoanerValues>({
    initialValues: loaner === undefined ? EMPTY_LOANER : valuesOf(loaner),
    validate: (values) => checkedBy(t, schema)(fieldsOf(values)),
  })
  useScanStop()
  const query = form.values.model.slice(0, 200)
  const models = useQuery(api.catalogue.models.queryOptions({ input: { query, limit: 8 }, placeholderData: keepPreviousData }))
  const save = async (values: LoanerValues) => {
    const fields = schema.parse(fieldsOf(values))
    if (loaner === undefined) onSaved?.(await add.mutateAsync(fields))
    else await saveOn(loaner, (version) => change.mutateAsync({ ...fields, loanerId: loaner.id, version }))
  }
  const labels = {
    model: t('loaners.field.model'),
    serial: t('loaners.field.serial'),
    accessories: t('accessories.label'),
    condition: t('loaners.field.condition'),
    outOfUse: t('loaners.field.outOfUse'),
  }
  const names = (models.data?.items ?? []).map(({ brand, name }) => `${brand} ${name}`)
  return (
    <FormModal
      isOpen
      heading={t(loaner === undefined ? 'loaners.add' : 'loaners.edit')}
      form={form}
      onSave={save}
      onClose={onClose}
      theirs={theirs && { values: valuesOf(theirs), labels, say: sayLoaner(t('loaners.listJoin')) }}
    >
      <Autocomplete
        label={labels.model}
        required
        data-autofocus
        filter={({ options }) => options}
        data={query.trim() === '' ? [] : [...new Set(names)]}
        {...form.getInputProps('model')}
      />
      <TextInput label={labels.serial} autoComplete="off" {...form.getInputProps('serial')} />
      <AccessoryField
        usual={[]}
        entries={form.values.accessories}
        error={accessoriesError(form.errors)}
        onChange={(entries) => form.setFieldValue('accessories', [...entries])}
      />
      <TextInput label={labels.condition} required autoComplete="off" {...form.getInputProps('condition')} />
      <TextInput
        label={labels.outOfUse}
        description={t('loaners.outOfUseHint')}
        autoComplete="off"
        {...form.getInputProps('outOfUse')}
      />
    </FormModal>
  )
}

/** A complaint about any of the names stands at the field that they were typed into. */
const accessoriesError = (errors: Readonly<Record<string, unknown>>): string | undefined => {
  const found = Object.entries(errors).find(([path]) => path === 'accessories' || path.startsWith('accessories.'))?.[1]
  return typeof found === 'string' ? found : undefined
}
