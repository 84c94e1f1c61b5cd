import { z } from 'zod'
import type { unitAtCounter } from '../../../shared/entitlement/entitlement.contract.ts'
import { checkInFields, type Channel, type REQUEST_TYPES, type Symptom } from '../../../shared/intake/intake.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import type { CalendarDate } from '../../../shared/kernel/time.ts'
import type { Proof } from '../../../shared/units/units.ts'
import type { UnitFile } from '../../../shared/units/units.contract.ts'
import type { AccessoryEntry } from '../../fields/accessory-entry.ts'
import { type CustomerValues, emptyCustomer, toCustomerFields } from '../../fields/customer-form.ts'
import type { Signature } from '../../ui/SignaturePad.tsx'

/** The form's values and how they become the contract's input. Pure: the same values always make the same request. */

export type ModelChoice =
  | { readonly kind: 'none' }
  | { readonly kind: 'known'; readonly id: string; readonly name: string; readonly serialKind: 'plain' | 'imei' }
  | { readonly kind: 'new'; readonly brand: string; readonly name: string; readonly serialKind: 'plain' | 'imei' }

export type CustomerChoice =
  /** Whoever owns the unit that was recognised; with an unknown unit nobody yet. */
  | { readonly kind: 'owner' }
  /** Not the owner: somebody else is being searched. */
  | { readonly kind: 'other' }
  | { readonly kind: 'known'; readonly id: string; readonly name: string; readonly phone: string }
  | { readonly kind: 'new' }

export interface IntakeValues {
  readonly channel: Channel
  readonly requestType: (typeof REQUEST_TYPES)[number]
  /** The unit stays with the customer; somebody helps from afar first. */
  readonly isRemoteFirst: boolean
  readonly serial: string
  /** Set when the depot's own unit label was scanned; '' otherwise. */
  readonly unitId: string
  readonly hasNoSerial: boolean
  readonly model: ModelChoice
  readonly boughtOn: CalendarDate | null
  readonly installedOn: CalendarDate | null
  readonly proofKind: '' | NonNullable<Proof['kind']>
  readonly proofNumber: string
  readonly proofOn: CalendarDate | null
  readonly customer: CustomerChoice
  readonly newCustomer: CustomerValues
  readonly evenIfPhoneKnown: boolean
  readonly fault: string
  readonly symptoms: readonly Symptom[]
  readonly occurredOn: CalendarDate | null
  readonly isUrgent: boolean
  readonly accessories: readonly AccessoryEntry[]
  readonly condition: string
  readonly mayWipeData: boolean
  readonly mayDisassemble: boolean
  readonly passcode: string
  readonly wishedFor: CalendarDate | null
  readonly signature: Signature
}

/** An empty form. Paper is the preselected way to sign: the slip prints anyway, so a known walk-in needs no further step. */
export const emptyIntake = (language: Language): IntakeValues => ({
  channel: 'counter',
  requestType: 'fault',
  isRemoteFirst: false,
  serial: '',
  unitId: '',
  hasNoSerial: false,
  model: { kind: 'none' },
  boughtOn: null,
  installedOn: null,
  proofKind: '',
  proofNumber: '',
  proofOn: null,
  customer: { kind: 'owner' },
  newCustomer: emptyCustomer(language),
  evenIfPhoneKnown: false,
  fault: '',
  symptoms: [],
  occurredOn: null,
  isUrgent: false,
  accessories: [],
  condition: '',
  mayWipeData: false,
  mayDisassemble: false,
  passcode: '',
  wishedFor: null,
  signature: { kind: 'paper' },
})

/** Never written to the station's disk: the passcode opens the customer's device, the signature is a person's. */
export const neverDrafted = ['passcode', 'signature'] as const satisfies readonly (keyof IntakeValues)[]

/** True while nothing is typed that would be missed. The language of papers follows the screen's and counts for nothing. */
export const isUntouched = (values: IntakeValues): boolean => {
  const empty = emptyIntake(values.newCustomer.language)
  return JSON.stringify(values) === JSON.stringify(empty)
}

/** The input of `intake.checkIn` without its key. */
export const checkInSchema = z.object(checkInFields)
export type CheckInDraft = z.input<typeof checkInSchema>

type UnitDraft = CheckInDraft['jobs'][number]['unit']

/** Photos that are already with the depot: of the unit, and of its proof of purchase. */
export interface UploadedPhotos {
  readonly photoIds: readonly string[]
  readonly proofPhotoId: string | null
}

export const NO_PHOTOS: UploadedPhotos = { photoIds: [], proofPhotoId: null }

/** The contract's input for these values. `file` is what the depot knows of the serial; null = never seen. */
export const toCheckIn = (
  values: IntakeValues,
  file: UnitFile | null,
  { photoIds, proofPhotoId }: UploadedPhotos = NO_PHOTOS,
): CheckInDraft => ({
  channel: values.channel,
  requestType: values.requestType,
  isRemoteFirst: values.isRemoteFirst,
  customer: customerOf(values, file),
  jobs: [
    {
      unit: file === null ? newUnitOf(values, proofPhotoId) : { kind: 'known', id: file.unit.id },
      fault: values.fault,
      symptoms: [...values.symptoms],
      occurredOn: values.occurredOn,
      wishedFor: values.wishedFor,
      isUrgent: values.isUrgent,
      // What the customer keeps was not handed in.
      accessories: values.isRemoteFirst ? [] : values.accessories.map(({ name, note }) => ({ name, note })),
      condition: values.condition,
      photoIds: [...photoIds],
      mayWipeData: values.mayWipeData,
      mayDisassemble: values.mayDisassemble,
      passcode: values.passcode,
    },
  ],
  signing:
    values.isRemoteFirst || values.signature.kind === 'paper'
      ? { way: 'paper' }
      : { way: 'screen', image: imageOf(values.signature) },
})

const imageOf = (signature: Signature): string => (signature.kind === 'drawn' ? signature.png : '')

const customerOf = (values: IntakeValues, file: UnitFile | null): CheckInDraft['customer'] => {
  if (values.customer.kind === 'new') {
    return { kind: 'new', fields: toCustomerFields(values.newCustomer), evenIfPhoneKnown: values.evenIfPhoneKnown }
  }
  // '' is no id: the schema then says that the customer is missing.
  return { kind: 'known', id: chosenCustomerId(values, file) ?? '' }
}

/** Who brings the unit: the person chosen, else the owner of the unit recognised; null while a new one is entered or nobody is known. */
export const chosenCustomerId = (values: Pick<IntakeValues, 'customer'>, file: UnitFile | null): string | null => {
  if (values.customer.kind === 'known') return values.customer.id
  return values.customer.kind === 'owner' ? (file?.owner?.id ?? null) : null
}

const newUnitOf = (values: IntakeValues, proofPhotoId: string | null): UnitDraft => ({
  kind: 'new',
  serial: values.hasNoSerial ? null : values.serial,
  model: modelOf(values.model),
  boughtOn: values.boughtOn,
  installedOn: values.installedOn,
  proof: proofOf(values, proofPhotoId),
})

/** The contract's model; '' is no id, so that the schema says it is missing. */
export const modelOf = (model: ModelChoice): Extract<UnitDraft, { kind: 'new' }>['model'] => {
  if (model.kind === 'new') return { kind: 'new', brand: model.brand, name: model.name, serialKind: model.serialKind }
  return { kind: 'known', id: model.kind === 'known' ? model.id : '' }
}

/** The proof as it was shown; somebody verifies it afterwards. */
export const proofOf = (
  { proofKind, proofNumber, proofOn }: Pick<IntakeValues, 'proofKind' | 'proofNumber' | 'proofOn'>,
  attachmentId: string | null,
) =>
  proofKind === ''
    ? { kind: null, number: null, on: null, attachmentId: null }
    : { kind: proofKind, number: proofNumber.trim() || null, on: proofOn, attachmentId }

/** Brand and name of a model typed as one text: the first word is the brand, as people say it. */
export const splitModelName = (typed: string): { brand: string; name: string } => {
  const [brand = '', ...rest] = typed.trim().split(/\s+/)
  return { brand, name: rest.join(' ') || brand }
}

/** Unit and customer as one says them: "Norden Kettle 2 · SN-100-A · Li Ming". */
export const subjectOf = (values: IntakeValues, file: UnitFile | null): string => {
  const unitName = file === null ? nameOfModel(values.model) : `${file.model.brand} ${file.model.name}`
  const serial = file === null ? (values.hasNoSerial ? null : values.serial.trim()) : file.unit.serial
  return [unitName, serial, customerNameOf(values, file)].filter(Boolean).join(' · ')
}

/** The name of whoever brings it; '' while nobody is named. */
export const customerNameOf = (
  { customer, newCustomer }: Pick<IntakeValues, 'customer' | 'newCustomer'>,
  file: UnitFile | null,
): string => {
  if (customer.kind === 'known') return customer.name
  return customer.kind === 'owner' ? (file?.owner?.name ?? '') : newCustomer.name.trim()
}

const nameOfModel = (model: ModelChoice): string => {
  if (model.kind === 'new') return `${model.brand} ${model.name}`
  return model.kind === 'known' ? model.name : ''
}

/** What the verdict may be asked for by what is typed so far; null before unit or model are there. */
export const toUnitAtCounter = (values: IntakeValues, file: UnitFile | null): z.input<typeof unitAtCounter> | null => {
  if (file === null && values.model.kind === 'none') return null
  const customerId = chosenCustomerId(values, file)
  const { kind, isDealer, region } = values.newCustomer
  return {
    unit:
      file === null
        ? {
            kind: 'new',
            modelId: values.model.kind === 'known' ? values.model.id : null,
            boughtOn: values.boughtOn,
            installedOn: values.installedOn,
            proof: values.proofKind === '' ? 'none' : 'unverified',
          }
        : { kind: 'known', id: file.unit.id },
    // Nobody named yet: a private person of this country, as most are.
    customer:
      customerId === null ? { kind: 'new', region, customerKind: isDealer ? 'dealer' : kind } : { kind: 'known', id: customerId },
    requestType: values.requestType,
    symptoms: [...values.symptoms],
  }
}
