import { z } from 'zod'
import { depotFields, type DepotSettings, depotSettings } from '../../../shared/depot/depot.ts'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import { CURRENCIES, type Currency, minorDigits, writeDecimal } from '../../../shared/kernel/money.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import { firstAdministrator } from '../../../shared/depot/depot.contract.ts'
import { readFigure } from '../../fields/figure-entry.ts'
import { checkPins } from '../../fields/pin-check.ts'
import { complaintsOf, type Complaints } from '../../app/record-form/complaints.ts'

/** The depot as its forms hold it: every text is a string while it is typed, '' for nothing. */
export interface DepotValues {
  readonly name: string
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly language: Language
  readonly currency: Currency
  readonly timeZone: string
}

export interface SettingsValues extends DepotValues {
  /** '' while the field is empty. */
  readonly repairWarrantyDays: number | ''
  readonly defaultTurnaroundDays: number | ''
  readonly planValidDays: number | ''
  readonly dateToleranceDays: number | ''
  readonly linkHours: number | ''
  /** Per cent, as typed. */
  readonly tax: string
  /** In the depot's currency, as typed. */
  readonly priceTolerance: string
  readonly publicAddress: string
}

/** Figures that are whole numbers in their fields. */
export const WHOLE = ['repairWarrantyDays', 'defaultTurnaroundDays', 'planValidDays', 'dateToleranceDays', 'linkHours'] as const
export type WholeField = (typeof WHOLE)[number]

/** Per cent are counted in hundredths. */
const TAX_DIGITS = 2

export interface SetUpValues extends DepotValues {
  readonly administratorName: string
  readonly pin: string
  readonly pinAgain: string
  readonly alsoWorks: boolean
}

const currencyOfRegion: Readonly<Record<string, Currency>> = {
  AU: 'AUD',
  CA: 'CAD',
  CH: 'CHF',
  CN: 'CNY',
  GB: 'GBP',
  HK: 'HKD',
  JP: 'JPY',
  LI: 'CHF',
  SG: 'SGD',
  TW: 'TWD',
  US: 'USD',
}

/** The likeliest currency for what the browser says of its reader (`zh-CN`, `en-GB`): a proposal that the form shows. */
export const likelyCurrency = (tag: string): Currency => currencyOfRegion[new Intl.Locale(tag).maximize().region ?? ''] ?? 'EUR'

/** An empty set-up form with what this computer already says of itself. */
export const emptySetUp = (language: Language, tag: string, timeZone: string): SetUpValues => ({
  name: '',
  address: '',
  phone: '',
  email: '',
  language,
  currency: likelyCurrency(tag),
  timeZone,
  administratorName: '',
  pin: '',
  pinAgain: '',
  alsoWorks: true,
})

/** What the contract asks for. */
export const toSetUp = ({ administratorName, pin, pinAgain: _typedTwice, alsoWorks, ...depot }: SetUpValues) => ({
  ...depot,
  administrator: { name: administratorName, pin, alsoWorks },
})

const setUpSchema = z.object({ ...depotFields, administrator: firstAdministrator })

/** Where the form's field stands in the contract's input. */
export const setUpPaths = { administratorName: 'administrator.name', pin: 'administrator.pin' } as const

/** Everything that keeps this set-up from being saved, by the contract's paths. */
export const checkSetUp = (values: SetUpValues): Complaints => {
  const { pin, pinAgain } = checkPins(values)
  return {
    ...(pin === undefined ? {} : { [setUpPaths.pin]: pin }),
    ...(pinAgain === undefined ? {} : { pinAgain }),
    ...complaintsOf(setUpSchema, toSetUp(values)),
  }
}

/** The stored settings as the form shows them. */
export const settingsValues = (settings: DepotSettings): SettingsValues => ({
  name: settings.name,
  address: settings.address ?? '',
  phone: settings.phone ?? '',
  email: settings.email ?? '',
  language: settings.language,
  currency: settings.currency,
  timeZone: settings.timeZone,
  repairWarrantyDays: settings.repairWarrantyDays,
  defaultTurnaroundDays: settings.defaultTurnaroundDays,
  planValidDays: settings.planValidDays,
  dateToleranceDays: settings.dateToleranceDays,
  linkHours: settings.linkHours,
  tax: writeDecimal(settings.taxPoints, TAX_DIGITS).replace(/\.?0+$/, '') || '0',
  priceTolerance: writeDecimal(settings.priceTolerance, minorDigits(settings.currency)),
  publicAddress: settings.publicAddress ?? '',
})

/** What a typed figure is wrong with, as a field message; undefined when it can be read. */
const figureProblem = (text: string, digits: number): string | undefined => {
  const read = readFigure(text, digits)
  if (typeof read === 'string') return read
  return read < 0 ? fieldMessage('negative') : undefined
}

/** Everything that keeps these settings from being saved, by the form's fields. */
export const checkSettings = (values: SettingsValues): Complaints => {
  const tax = figureProblem(values.tax, TAX_DIGITS)
  const priceTolerance = figureProblem(values.priceTolerance, minorDigits(values.currency))
  const { taxPoints, ...complaints } = complaintsOf(depotSettings, toSettings(values))
  return {
    ...complaints,
    ...(taxPoints === undefined ? {} : { tax: fieldMessage('tooLarge', { max: 100 }) }),
    ...(tax === undefined ? {} : { tax }),
    ...(priceTolerance === undefined ? {} : { priceTolerance }),
  }
}

const typedFigure = (text: string, digits: number): number => {
  const read = readFigure(text, digits)
  return typeof read === 'number' ? read : Number.NaN
}

/** An empty or unreadable figure never passes `checkSettings`, so NaN never leaves the page. */
export const toSettings = ({ tax, priceTolerance, publicAddress, ...values }: SettingsValues) => {
  const whole = (field: WholeField) => (values[field] === '' ? Number.NaN : values[field])
  return {
    ...values,
    repairWarrantyDays: whole('repairWarrantyDays'),
    defaultTurnaroundDays: whole('defaultTurnaroundDays'),
    planValidDays: whole('planValidDays'),
    dateToleranceDays: whole('dateToleranceDays'),
    linkHours: whole('linkHours'),
    taxPoints: typedFigure(tax, TAX_DIGITS),
    priceTolerance: typedFigure(priceTolerance, minorDigits(values.currency)),
    publicAddress: publicAddress.trim() === '' ? null : publicAddress,
  }
}

export const isCurrency = (code: string | null): code is Currency => CURRENCIES.some((known) => known === code)
