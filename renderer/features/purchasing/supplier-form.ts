import type { TFunction } from 'i18next'
import { z } from 'zod'
import { minorDigits } from '../../../shared/kernel/money.ts'
import { supplierFields, supplierPartFields, type Supplier, type SupplierPart } from '../../../shared/purchasing/suppliers.ts'
import { moneyText } from '../../fields/money-entry.ts'
import { readFigure } from '../../fields/figure-entry.ts'
import { fieldText } from '../../app/failures.ts'

/** A supplier as the form holds it: texts as they are typed. */
export interface SupplierValues {
  readonly name: string
  readonly contact: string
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly leadTimeDays: string
  readonly note: string
}

export const NO_SUPPLIER: SupplierValues = {
  name: '',
  contact: '',
  phone: '',
  email: '',
  address: '',
  leadTimeDays: '7',
  note: '',
}

export const supplierValues = (supplier: Supplier): SupplierValues => ({
  name: supplier.name,
  contact: supplier.contact ?? '',
  phone: supplier.phone ?? '',
  email: supplier.email ?? '',
  address: supplier.address ?? '',
  leadTimeDays: String(supplier.leadTimeDays),
  note: supplier.note ?? '',
})

const supplierSchema = z.object(supplierFields)

/** What the contract takes; throws on what `supplierErrors` complains about. */
export const toSupplier = (values: SupplierValues) =>
  supplierSchema.parse({ ...values, leadTimeDays: readFigure(values.leadTimeDays, 0) })

/** A supplier's offer as the form holds it. */
export interface OfferValues {
  readonly number: string
  readonly price: string
  readonly minimum: string
  readonly pack: string
  readonly isPreferred: boolean
}

export const NO_OFFER: OfferValues = { number: '', price: '', minimum: '1', pack: '1', isPreferred: false }

export const offerValues = (offer: SupplierPart, currency: string): OfferValues => ({
  number: offer.number ?? '',
  price: moneyText(offer.price, currency),
  minimum: String(offer.minimum),
  pack: String(offer.pack),
  isPreferred: offer.isPreferred,
})

const offerSchema = z.object(supplierPartFields)

const figuresOf = ({ price, minimum, pack, ...rest }: OfferValues, currency: string) => ({
  ...rest,
  price: readFigure(price, minorDigits(currency)),
  minimum: readFigure(minimum, 0),
  pack: readFigure(pack, 0),
})

export const toOffer = (values: OfferValues, currency: string) => offerSchema.parse(figuresOf(values, currency))

/** What is wrong with a form's figures and texts, by field; a figure that could not be read says why itself. */
const errorsOf = (t: TFunction, schema: z.ZodType, read: Readonly<Record<string, unknown>>, figures: readonly string[]) => {
  const unread = figures.flatMap((field): [string, string][] => {
    const value = read[field]
    return typeof value === 'string' ? [[field, fieldText(t, value)]] : []
  })
  const checked = schema.safeParse(read)
  const broken = (checked.error?.issues ?? []).map(({ path, message }): [string, string] => [
    path.join('.'),
    fieldText(t, message),
  ])
  return Object.fromEntries([...broken.toReversed(), ...unread])
}

export const supplierErrors = (t: TFunction, values: SupplierValues) =>
  errorsOf(t, supplierSchema, { ...values, leadTimeDays: readFigure(values.leadTimeDays, 0) }, ['leadTimeDays'])

export const offerErrors = (t: TFunction, values: OfferValues, currency: string) =>
  errorsOf(t, offerSchema, figuresOf(values, currency), ['price', 'minimum', 'pack'])

const SUPPLIER_FIELDS = ['name', 'contact', 'phone', 'email', 'address', 'leadTimeDays', 'note'] as const

/** What the fields of a supplier are called, in the order of the form. */
export const supplierLabels = (t: TFunction): Record<string, string> =>
  Object.fromEntries(SUPPLIER_FIELDS.map((field) => [field, t(`purchasing.supplier.${field}`)]))
