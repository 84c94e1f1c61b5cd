import { Checkbox, NativeSelect, Select, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { staffId } from '../../../shared/kernel/ids.ts'
import { BIN_KINDS, type Bin, binFields, binKind } from '../../../shared/stock/bins.ts'
import { api, client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useVersionedSave } from '../../app/record-form/use-versioned-save.ts'
import { useChange } from '../../app/use-change.ts'
import { FormModal } from '../../ui/FormModal.tsx'

export interface BinModalProps {
  /** Undefined makes a new one. */
  readonly bin?: Bin
  readonly onClose: () => void
  readonly onSaved?: (bin: Bin) => void
}

const valuesOf = (bin: Bin) => ({
  code: bin.code,
  name: bin.name ?? '',
  kind: bin.kind,
  keeperId: bin.keeperId ?? '',
  isActive: bin.isActive,
})
type BinValues = ReturnType<typeof valuesOf>

const EMPTY: BinValues = { code: '', name: '', kind: 'shelf', keeperId: '', isActive: true }

const schema = z.object(binFields)
const toFields = ({ keeperId, isActive: _alone, ...rest }: BinValues) => ({
  ...rest,
  name: rest.name.trim() === '' ? null : rest.name,
  keeperId: keeperId === '' ? null : staffId.parse(keeperId),
})

/** A bin's code, name and purpose. Mount it to open it. */
export const BinModal = ({ bin, onClose, onSaved }: BinModalProps) => {
  const { t } = useTranslation()
  const add = useChange(client.stock.addBin)
  const change = useChange(client.stock.changeBin)
  const staff = useQuery(api.session.names.queryOptions())
  const { saveOn, theirs } = useVersionedSave<Bin>(async ({ id }) => (await client.stock.bin({ binId: id })).bin)
  const form = useForm<BinValues>({
    initialValues: bin === undefined ? EMPTY : valuesOf(bin),
    validate: (values) => checkedBy(t, schema)(toFields(values)),
  })
  const save = async (values: BinValues) => {
    const fields = toFields(values)
    if (bin === undefined) onSaved?.(await add.mutateAsync(fields))
    else await saveOn(bin, (version) => change.mutateAsync({ ...fields, isActive: values.isActive, binId: bin.id, version }))
  }
  const names = { code: t('bins.field.code'), name: t('bins.field.name'), kind: t('bins.field.kind') }
  const labels = { ...names, keeperId: t('bins.field.keeperId'), isActive: t('bins.field.isActive') }
  return (
    <FormModal
      isOpen
      heading={t(bin === undefined ? 'bins.add' : 'bins.edit')}
      form={form}
      onSave={save}
      onClose={onClose}
      theirs={theirs && { values: valuesOf(theirs), labels }}
    >
      <TextInput
        label={t('bins.field.code')}
        description={t('bins.codeHint')}
        required
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('code')}
      />
      <TextInput label={t('bins.field.name')} autoComplete="off" {...form.getInputProps('name')} />
      <NativeSelect
        label={t('bins.field.kind')}
        description={t(`bins.kindHint.${binKind.parse(form.getValues().kind)}`)}
        data={BIN_KINDS.map((value) => ({ value, label: t(`bins.kind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      <Select
        label={t('bins.field.keeperId')}
        clearable
        data={(staff.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={form.getValues().keeperId || null}
        onChange={(value) => form.setFieldValue('keeperId', value ?? '')}
      />
      {bin !== undefined && (
        <Checkbox label={t('bins.field.isActive')} {...form.getInputProps('isActive', { type: 'checkbox' })} />
      )}
    </FormModal>
  )
}
