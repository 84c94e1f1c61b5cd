import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { PLACE_KINDS, type Place, placeFields } from '../../../shared/custody/custody.ts'
import { client } from '../../app/api.ts'
import { checkedBy } from '../../app/form-check.ts'
import { useVersionedSave } from '../../app/record-form/use-versioned-save.ts'
import { useChange } from '../../app/use-change.ts'
import { FormModal } from '../../ui/FormModal.tsx'

export interface PlaceModalProps {
  /** Undefined makes a new one. */
  readonly place?: Place
  readonly onClose: () => void
  readonly onSaved?: (place: Place) => void
}

const valuesOf = ({ code, name, kind, isActive }: Place) => ({ code, name: name ?? '', kind, isActive })
type Values = ReturnType<typeof valuesOf>

const EMPTY: Values = { code: '', name: '', kind: 'shelf', isActive: true }
const schema = z.object(placeFields)

/** A place's code, name and kind. Mount it to open it. */
export const PlaceModal = ({ place, onClose, onSaved }: PlaceModalProps) => {
  const { t } = useTranslation()
  const add = useChange(client.custody.addPlace)
  const change = useChange(client.custody.changePlace)
  const { saveOn, theirs } = useVersionedSave<Place>(async ({ number }) => (await client.custody.place({ number })).place)
  const form = useForm<Values>({
    initialValues: place === undefined ? EMPTY : valuesOf(place),
    validate: (values) => checkedBy(t, schema)(values),
  })
  const save = async (values: Values) => {
    const fields = schema.parse(values)
    if (place === undefined) onSaved?.(await add.mutateAsync(fields))
    else
      await saveOn(place, (version) => change.mutateAsync({ ...fields, isActive: values.isActive, placeId: place.id, version }))
  }
  const labels = {
    code: t('places.field.code'),
    name: t('places.field.name'),
    kind: t('places.field.kind'),
    isActive: t('places.field.isActive'),
  }
  return (
    <FormModal
      isOpen
      heading={t(place === undefined ? 'places.add' : 'places.edit')}
      form={form}
      onSave={save}
      onClose={onClose}
      theirs={theirs && { values: valuesOf(theirs), labels }}
    >
      <TextInput
        label={labels.code}
        description={t('places.codeHint')}
        required
        autoComplete="off"
        data-autofocus
        {...form.getInputProps('code')}
      />
      <TextInput label={labels.name} autoComplete="off" {...form.getInputProps('name')} />
      <NativeSelect
        label={labels.kind}
        data={PLACE_KINDS.map((value) => ({ value, label: t(`places.kind.${value}`) }))}
        {...form.getInputProps('kind')}
      />
      {place !== undefined && <Checkbox label={labels.isActive} {...form.getInputProps('isActive', { type: 'checkbox' })} />}
    </FormModal>
  )
}
