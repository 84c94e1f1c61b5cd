import { Checkbox, SimpleGrid, Stack, Switch, Textarea, TextInput } from '@mantine/core'
import { IconBarcode, IconBox, IconDevices, IconPhoto, IconShoppingCart } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { minorDigits } from '../../../shared/kernel/money.ts'
import type { PartId } from '../../../shared/kernel/ids.ts'
import { TRACKINGS } from '../../../shared/stock/lots.ts'
import { client } from '../../app/api.ts'
import { RecordFormFrame } from '../../app/record-form/RecordFormFrame.tsx'
import { useRecordForm } from '../../app/record-form/use-record-form.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useChange } from '../../app/use-change.ts'
import { MoneyField } from '../../fields/MoneyField.tsx'
import { useFormat } from '../../locales/use-format.ts'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { BarcodesField } from './BarcodesField.tsx'
import { ModelsField, SubstitutesField } from './NamedFields.tsx'
import { PartPhotoField } from './PartPhotoField.tsx'
import { checkPart, type PartValues, partValues, sentPart, type StoredPart, withBarcode } from './part-form.ts'

export interface PartFormProps {
  readonly stored: StoredPart
  /** Null for a new one. */
  readonly partId: PartId | null
  readonly onSaved: (number: string) => void
}

const NAMES = [
  'sku',
  'maker',
  'makerNumber',
  'en',
  'zh-CN',
  'price',
  'taxPoints',
  'isGenuine',
  'tracking',
  'minimum',
  'reorderQuantity',
  'photoId',
  'note',
  'isActive',
  'barcodes',
  'models',
  'substitutes',
] as const

/** Everything that is said of a part. Its cost is not: that is what was paid. A scan of its box adds the barcode. */
export const PartForm = ({ stored, partId, onSaved }: PartFormProps) => {
  const { t } = useTranslation()
  const { currency } = useFormat()
  const digits = minorDigits(currency)
  const router = useRouter()
  const create = useChange(client.parts.create)
  const update = useChange(client.parts.update)
  const form = useRecordForm({
    draftKey: `part.${partId ?? 'new'}`,
    draftVersion: 1,
    stored,
    toValues: partValues(digits),
    check: checkPart(digits),
    send: async (values: PartValues, version) => {
      const fields = sentPart(values, digits)
      const saved = partId === null ? await create.mutateAsync(fields) : await update.mutateAsync({ ...fields, partId, version })
      onSaved(saved.number)
      return saved
    },
  })
  const { values, set, errorOf } = form
  useScan(({ scan, payload }) => {
    if (scan.kind !== 'foreign') return false
    set({ barcodes: withBarcode(values.barcodes, payload) })
    return true
  })
  const text = (name: 'sku' | 'maker' | 'makerNumber' | 'en' | 'zh-CN' | 'taxPoints' | 'minimum' | 'reorderQuantity') => ({
    label: t(`parts.field.${name}`),
    autoComplete: 'off',
    value: values[name],
    error: errorOf(name === 'en' ? 'name.en' : name),
    onChange: (event: { currentTarget: { value: string } }) => set({ [name]: event.currentTarget.value }),
  })
  return (
    <RecordFormFrame
      label={t('parts.form')}
      form={form}
      fieldNames={Object.fromEntries(NAMES.map((field) => [field, t(`parts.field.${field}`)]))}
      onBack={() => router.history.back()}
    >
      <div className="parts-columns">
        <Stack gap="md">
          <Panel heading={t('parts.what')} icon={<IconBox size={18} aria-hidden="true" />}>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
              <TextInput {...text('sku')} required autoFocus={partId === null} />
              <TextInput {...text('makerNumber')} />
              <TextInput {...text('en')} />
              <TextInput {...text('zh-CN')} lang="zh-CN" />
              <TextInput {...text('maker')} />
              <Switch
                className="parts-switch"
                label={t('parts.field.isGenuine')}
                checked={values.isGenuine}
                onChange={(event) => set({ isGenuine: event.currentTarget.checked })}
              />
            </SimpleGrid>
            <ChoiceField
              label={t('parts.field.tracking')}
              description={t('parts.trackingHint')}
              choices={TRACKINGS.map((value) => ({ value, label: t(`parts.tracking.${value}`) }))}
              value={values.tracking}
              onChange={(tracking) => set({ tracking })}
            />
            <Textarea
              label={t('parts.field.note')}
              autosize
              minRows={2}
              value={values.note}
              error={errorOf('note')}
              onChange={(event) => set({ note: event.currentTarget.value })}
            />
            {partId !== null && (
              <Checkbox
                label={t('parts.field.isActive')}
                description={t('parts.closedHint')}
                checked={values.isActive}
                onChange={(event) => set({ isActive: event.currentTarget.checked })}
              />
            )}
          </Panel>
          <Panel heading={t('parts.prices')} icon={<IconShoppingCart size={18} aria-hidden="true" />}>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
              <MoneyField
                label={t('parts.field.price')}
                required
                value={values.price}
                error={errorOf('price')}
                onChange={(price) => set({ price })}
              />
              <TextInput {...text('taxPoints')} inputMode="decimal" placeholder={t('parts.taxOfDepot')} />
              <TextInput {...text('minimum')} inputMode="numeric" description={t('parts.minimumHint')} />
              <TextInput {...text('reorderQuantity')} inputMode="numeric" description={t('parts.reorderHint')} />
            </SimpleGrid>
          </Panel>
        </Stack>
        <Stack gap="md">
          <Panel heading={t('parts.field.barcodes')} icon={<IconBarcode size={18} aria-hidden="true" />}>
            <BarcodesField barcodes={values.barcodes} errorOf={errorOf} onChange={(barcodes) => set({ barcodes })} />
          </Panel>
          <Panel heading={t('parts.fits')} icon={<IconDevices size={18} aria-hidden="true" />}>
            <ModelsField models={values.models} onChange={(models) => set({ models })} />
            <SubstitutesField
              substitutes={values.substitutes}
              exceptId={partId}
              onChange={(substitutes) => set({ substitutes })}
            />
          </Panel>
          <Panel heading={t('parts.field.photoId')} icon={<IconPhoto size={18} aria-hidden="true" />}>
            <PartPhotoField photoId={values.photoId} onChange={(photoId) => set({ photoId })} />
          </Panel>
        </Stack>
      </div>
    </RecordFormFrame>
  )
}
