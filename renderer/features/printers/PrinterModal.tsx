import { Checkbox, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useTranslation } from 'react-i18next'
import { printerResolutions } from '../../../shared/labels/label-layout.ts'
import { PRINTER_PORTS } from '../../../shared/printers/printer-address.ts'
import type { TrialKind } from '../../../shared/printers/printers.contract.ts'
import type { Printer } from '../../../shared/printers/printers.ts'
import { client } from '../../app/api.ts'
import { fieldText } from '../../app/failures.ts'
import { useVersionedSave } from '../../app/record-form/use-versioned-save.ts'
import { useChange } from '../../app/use-change.ts'
import { FormModal } from '../../ui/FormModal.tsx'
import { OffsetFields } from './OffsetFields.tsx'
import { NEW_PRINTER, printerComplaints, printerLabels, printerValues, type PrinterValues, toPrinter } from './printer-form.ts'

export interface PrinterModalProps {
  /** Null makes a new one. */
  readonly printer: Printer | null
  readonly onTryOut: (printer: Printer, trial: TrialKind) => Promise<void>
  readonly onClose: () => void
}

const SIZE_HINTS = {
  zpl: 'printers.field.sizeHint',
  escpos: 'printers.field.rollHint',
  system: 'printers.field.systemSizeHint',
} as const

const KINDS = ['zpl', 'escpos'] as const

/** Where a printer is and what is loaded, to fill in or to put right. Mount it to open it. */
export const PrinterModal = ({ printer, onTryOut, onClose }: PrinterModalProps) => {
  const { t } = useTranslation()
  const add = useChange(client.printers.add)
  const change = useChange(client.printers.change)
  const { saveOn, theirs } = useVersionedSave<Printer>(
    async (opened) => (await client.printers.list()).find(({ id }) => id === opened.id) ?? opened,
  )
  const form = useForm<PrinterValues>({
    mode: 'controlled',
    initialValues: printer === null ? NEW_PRINTER : printerValues(printer),
    validate: (values) =>
      Object.fromEntries(Object.entries(printerComplaints(values)).map(([field, message]) => [field, fieldText(t, message)])),
  })
  const save = (values: PrinterValues) => {
    const fields = toPrinter(values)
    if (printer === null) return add.mutateAsync(fields)
    const { isActive } = values
    return saveOn(printer, (version) => change.mutateAsync({ ...fields, printerId: printer.id, version, isActive }))
  }
  const { kind } = form.values
  return (
    <FormModal
      isOpen
      heading={printer === null ? t('printers.addHeading') : t('printers.editHeading', { name: printer.name })}
      form={form}
      onSave={save}
      onClose={onClose}
      theirs={theirs && { values: printerValues(theirs), labels: printerLabels(t) }}
    >
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
        <TextInput label={t('printers.field.name')} required data-autofocus autoComplete="off" {...form.getInputProps('name')} />
        {printer === null ? (
          <Select
            label={t('printers.field.kind')}
            allowDeselect={false}
            data={KINDS.map((value) => ({ value, label: t(`printers.kind.${value}`) }))}
            {...form.getInputProps('kind')}
          />
        ) : (
          <TextInput label={t('printers.field.kind')} readOnly value={t(`printers.kind.${kind}`)} />
        )}
        {kind !== 'system' && (
          <>
            <TextInput
              label={t('printers.field.address')}
              description={t('printers.field.addressHint')}
              required
              autoComplete="off"
              spellCheck={false}
              {...form.getInputProps('address')}
            />
            <Select
              label={t('printers.field.port')}
              description={t('printers.field.portHint')}
              allowDeselect={false}
              data={PRINTER_PORTS.map(String)}
              {...form.getInputProps('port')}
            />
          </>
        )}
        <NumberInput
          label={t(kind === 'escpos' ? 'printers.field.rollWidthMm' : 'printers.field.widthMm')}
          description={t(SIZE_HINTS[kind])}
          decimalScale={1}
          {...form.getInputProps('widthMm')}
        />
        {kind !== 'escpos' && (
          <NumberInput
            label={t('printers.field.heightMm')}
            description={t(SIZE_HINTS[kind])}
            decimalScale={1}
            {...form.getInputProps('heightMm')}
          />
        )}
        <Select
          label={t('printers.field.dpi')}
          description={kind === 'system' ? t('printers.field.dpiHint') : undefined}
          allowDeselect={false}
          data={printerResolutions.map((dpi) => ({ value: String(dpi), label: t('printers.dpi', { dpi }) }))}
          {...form.getInputProps('dpi')}
        />
      </SimpleGrid>
      {printer !== null && (
        <OffsetFields
          x={form.getInputProps('offsetXMm')}
          y={form.getInputProps('offsetYMm')}
          onCorrect={(offsetXMm, offsetYMm) => form.setValues({ offsetXMm, offsetYMm })}
          onRuler={() => onTryOut(printer, 'ruler')}
        />
      )}
      {kind !== 'system' && (
        <Checkbox
          label={t('printers.field.mustConfirm')}
          description={t('printers.field.mustConfirmHint')}
          {...form.getInputProps('mustConfirm', { type: 'checkbox' })}
        />
      )}
      {printer !== null && (
        <Checkbox
          label={t('printers.inUse')}
          description={t('printers.takeOutHint')}
          {...form.getInputProps('isActive', { type: 'checkbox' })}
        />
      )}
    </FormModal>
  )
}
