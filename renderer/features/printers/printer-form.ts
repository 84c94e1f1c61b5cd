import type { TFunction } from 'i18next'
import { type Printer, type PrinterFields, printerShape } from '../../../shared/printers/printers.ts'
import { RULER_FRAME_MM } from '../../../shared/printers/trial-labels.ts'
import { complaintsOf } from '../../app/record-form/complaints.ts'

/** A number field that is empty holds an empty text. */
type Figure = number | string

/** A printer as the form holds it. */
export interface PrinterValues extends Record<string, unknown> {
  readonly name: string
  readonly kind: Printer['kind']
  readonly address: string
  readonly port: string
  readonly systemName: string | null
  readonly dpi: string
  readonly widthMm: Figure
  readonly heightMm: Figure
  readonly offsetXMm: Figure
  readonly offsetYMm: Figure
  readonly mustConfirm: boolean
  readonly isActive: boolean
}

export const NEW_PRINTER: PrinterValues = {
  name: '',
  kind: 'zpl',
  address: '',
  port: '9100',
  systemName: null,
  dpi: '203',
  widthMm: '',
  heightMm: '',
  offsetXMm: 0,
  offsetYMm: 0,
  mustConfirm: true,
  isActive: true,
}

export const printerValues = (printer: Printer): PrinterValues => ({
  name: printer.name,
  kind: printer.kind,
  address: printer.address ?? '',
  port: String(printer.port),
  systemName: printer.systemName,
  dpi: String(printer.dpi),
  widthMm: printer.widthMm ?? '',
  heightMm: printer.heightMm ?? '',
  offsetXMm: printer.offsetXMm,
  offsetYMm: printer.offsetYMm,
  mustConfirm: printer.mustConfirm,
  isActive: printer.isActive,
})

const orNull = (figure: Figure) => (figure === '' ? null : figure)

/** What the contract is asked; what it takes is for its schema to say. */
const asked = (values: PrinterValues) => ({
  ...values,
  address: values.kind === 'system' ? null : values.address,
  port: Number(values.port),
  dpi: Number(values.dpi),
  widthMm: orNull(values.widthMm),
  heightMm: values.kind === 'escpos' ? null : orNull(values.heightMm),
})

/** What is wrong with single fields, as field messages. */
export const printerComplaints = (values: PrinterValues) => complaintsOf(printerShape, asked(values))

const FIELDS = ['name', 'address', 'port', 'dpi', 'widthMm', 'heightMm', 'offsetXMm', 'offsetYMm', 'mustConfirm'] as const

/** What the fields are called, in the order of the form. */
export const printerLabels = (t: TFunction): Record<string, string> =>
  Object.fromEntries([...FIELDS.map((field) => [field, t(`printers.field.${field}`)]), ['isActive', t('printers.inUse')]])

/** What the contract takes; throws on what the form complains about. */
export const toPrinter = (values: PrinterValues): PrinterFields => printerShape.parse(asked(values))

/** The offset that brings the ruler's frame where it belongs, from where it was measured while the printer had that offset. */
export const correctedOffset = (offset: Figure, measured: Figure): number =>
  Math.round((Number(offset) + RULER_FRAME_MM - Number(measured)) * 10) / 10
