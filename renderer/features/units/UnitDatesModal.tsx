import { Select, SimpleGrid, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PROOF_KINDS, type Unit } from '../../../shared/units/units.ts'
import { client } from '../../app/api.ts'
import { useVersionedSave } from '../../app/record-form/use-versioned-save.ts'
import { useChange } from '../../app/use-change.ts'
import { useFormat } from '../../locales/use-format.ts'
import { DateField } from '../../ui/DateField.tsx'
import { FormModal } from '../../ui/FormModal.tsx'
import { type PickedPhoto, PhotoInput } from '../../ui/PhotoInput.tsx'
import {
  sayUnitDates,
  toUnitDates,
  type UnitDatesValues,
  unitDatesErrors,
  unitDatesLabels,
  unitDatesValues,
} from './unit-dates-form.ts'

/** Dates and proof of purchase: what the warranty verdict stands on. Mount it to open it. */
export const UnitDatesModal = ({ unit, onClose }: { readonly unit: Unit; readonly onClose: () => void }) => {
  const { t } = useTranslation()
  const update = useChange(client.units.updateDates)
  const format = useFormat()
  const { saveOn, theirs } = useVersionedSave<Unit>(async ({ id }) => (await client.units.get({ unitId: id })).unit)
  const [photos, setPhotos] = useState<readonly PickedPhoto[]>([])
  const form = useForm<UnitDatesValues>({
    initialValues: unitDatesValues(unit),
    validate: (values) => unitDatesErrors(t, values),
  })
  const save = async (values: UnitDatesValues): Promise<void> => {
    const [picked] = photos
    const photo =
      picked === undefined ? (theirs ?? unit).proof.attachmentId : (await client.attachments.upload({ file: picked.file })).id
    await saveOn(unit, (version) => update.mutateAsync({ unitId: unit.id, version, ...toUnitDates(values, photo) }))
  }
  const values = form.getValues()
  return (
    <FormModal
      isOpen
      heading={t('units.editDates')}
      form={form}
      onSave={save}
      onClose={onClose}
      theirs={theirs && { values: unitDatesValues(theirs), labels: unitDatesLabels(t), say: sayUnitDates(t, format) }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        <DateField
          data-autofocus
          label={t('units.boughtOn')}
          value={values.boughtOn}
          error={form.errors['boughtOn']}
          onChange={(boughtOn) => form.setFieldValue('boughtOn', boughtOn)}
        />
        <DateField
          label={t('units.installedOn')}
          value={values.installedOn}
          error={form.errors['installedOn']}
          onChange={(installedOn) => form.setFieldValue('installedOn', installedOn)}
        />
        <Select
          label={t('units.proof')}
          placeholder={t('units.proofNone')}
          clearable
          data={PROOF_KINDS.map((kind) => ({ value: kind, label: t(`units.proofKind.${kind}`) }))}
          value={values.kind}
          onChange={(kind) => form.setFieldValue('kind', PROOF_KINDS.find((known) => known === kind) ?? null)}
        />
        {values.kind !== null && (
          <TextInput
            label={t('units.proofNumber')}
            autoComplete="off"
            value={values.number}
            error={form.errors['number']}
            onChange={(event) => form.setFieldValue('number', event.currentTarget.value)}
          />
        )}
      </SimpleGrid>
      {values.kind !== null && (
        <>
          <DateField
            label={t('units.proofOn')}
            value={values.proofOn}
            error={form.errors['proofOn']}
            onChange={(proofOn) => form.setFieldValue('proofOn', proofOn)}
          />
          <PhotoInput label={t('units.proofPhoto')} value={photos} onChange={setPhotos} maxCount={1} />
        </>
      )}
    </FormModal>
  )
}
