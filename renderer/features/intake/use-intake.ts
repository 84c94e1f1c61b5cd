import { useForm } from '@mantine/form'
import { useQuery } from '@tanstack/react-query'
import { useContext, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Model } from '../../../shared/catalogue/catalogue.ts'
import type { Customer } from '../../../shared/customers/customers.ts'
import { normalSerial } from '../../../shared/units/units.ts'
import type { UnitFile } from '../../../shared/units/units.contract.ts'
import { classifyFailure, fieldText } from '../../app/failures.ts'
import { currentLanguage } from '../../locales/i18n.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ExplainFailureContext, type FailureText } from '../../ui/failure.ts'
import type { PickedPhoto } from '../../ui/PhotoInput.tsx'
import { type DraftHandle, useDraft } from '../../ui/use-draft.ts'
import { checkIntake, type Complaints, fieldOfRefusal, inOrder, type IntakeField } from './intake-check.ts'
import { chosenCustomerId, emptyIntake, type IntakeValues, isUntouched, neverDrafted } from './intake-form.ts'
import { customerQuery, modelQuery } from './intake.queries.ts'
import { useFieldFocus } from './use-field-focus.ts'
import { type CheckedIn, useSaveIntake } from './use-save-intake.ts'
import { type LookupState, useUnitLookup } from './use-unit-lookup.ts'

/** What the sections of the form share. */
export interface Intake {
  readonly values: IntakeValues
  readonly set: (patch: Partial<IntakeValues>) => void
  readonly photos: readonly PickedPhoto[]
  readonly setPhotos: (photos: readonly PickedPhoto[]) => void
  /** Of the proof of purchase; at most one. */
  readonly proofPhotos: readonly PickedPhoto[]
  readonly setProofPhotos: (photos: readonly PickedPhoto[]) => void
  readonly lookup: LookupState
  readonly file: UnitFile | null
  /** The known unit's model, or the one chosen. */
  readonly model: Model | null
  /** Who brings it, once known; null for nobody yet and for a new customer. */
  readonly customer: Customer | null
  /** In the reader's language; undefined when the field is fine or was not judged yet. */
  readonly errorOf: (field: IntakeField) => string | undefined
  /** Everything that is still missing or wrong, judged all the time. */
  readonly complaints: Complaints
  readonly failure: FailureText | undefined
  readonly isSaving: boolean
  readonly save: () => Promise<void>
  readonly focusOn: (field: IntakeField) => void
  /** Looks the serial up at once and puts the focus where asking goes on. */
  readonly settleUnit: (wanted: Pick<IntakeValues, 'serial' | 'unitId'>) => Promise<void>
  /** Takes a scanned or given serial; false when another unit is already being checked in. */
  readonly takeSerial: (serial: string) => Promise<boolean>
  readonly draft: DraftHandle<IntakeValues>
}

/** What asking for the customer needs; the list of many units asks by the same. */
export interface CustomerAsking extends Pick<Intake, 'file' | 'customer' | 'errorOf' | 'focusOn'> {
  readonly values: Pick<IntakeValues, 'customer' | 'newCustomer' | 'evenIfPhoneKnown'>
  readonly set: (patch: Partial<CustomerAsking['values']>) => void
}

/** What asking for a model needs. */
export interface ModelAsking extends Pick<Intake, 'errorOf' | 'focusOn'> {
  readonly values: Pick<IntakeValues, 'model' | 'serial'>
  readonly set: (patch: Pick<IntakeValues, 'model'>) => void
}

/** The state of the check-in form: values kept as a draft, the unit looked up, complaints, saving. */
export const useIntake = (onSaved: (result: CheckedIn) => void): Intake => {
  const { t } = useTranslation()
  const format = useFormat()
  const explain = useContext(ExplainFailureContext)
  const [empty] = useState(() => emptyIntake(currentLanguage()))
  const draft = useDraft('check-in', empty, { version: 1, exclude: neverDrafted })
  const form = useForm<IntakeValues>({
    mode: 'controlled',
    initialValues: draft.initial,
    onValuesChange: (values) => (isUntouched(values) ? draft.drop() : draft.keep(values)),
  })
  const { values } = form
  const [photos, setPhotos] = useState<readonly PickedPhoto[]>([])
  const [proofPhotos, setProofPhotos] = useState<readonly PickedPhoto[]>([])
  const [thrown, setThrown] = useState<unknown>()
  const unit = useUnitLookup(values)
  const { isSaving, save: send } = useSaveIntake()
  const { focusOn } = useFieldFocus()

  const { file } = unit
  const chosenModel = useQuery(modelQuery(values.model.kind === 'known' && file === null ? values.model.id : null))
  const customer = useQuery(customerQuery(chosenCustomerId(values, file)))
  const today = format.today()
  const complaints = useMemo(() => checkIntake(values, file, today), [values, file, today])
  const failure = thrown === undefined ? undefined : explain(thrown)
  const refusedField = fieldOfThrown(thrown)

  const set = (patch: Partial<IntakeValues>) => {
    form.setValues(patch)
    for (const name of Object.keys(patch)) {
      for (const field of Object.keys(form.errors))
        if (field === name || field.startsWith(`${name}.`)) form.clearFieldError(field)
    }
    if (refusedField !== null && Object.keys(patch).includes(refusedField.split('.')[0] ?? '')) setThrown(undefined)
  }

  const settleUnit = async (wanted: Pick<IntakeValues, 'serial' | 'unitId'>) => {
    const before = document.activeElement
    try {
      const found = await unit.settle({ ...wanted, hasNoSerial: false })
      // Whoever went on by hand meanwhile is not called back: an open list would close under the choice.
      if (![before, document.body].includes(document.activeElement)) return
      if (found === null) focusOn(wanted.serial.trim() === '' ? 'serial' : afterModel(form.values))
      else focusOn(found.openJob === null ? (found.owner === null ? 'customer' : 'fault') : 'serial')
    } catch (error) {
      setThrown(error)
    }
  }

  const takeSerial = async (serial: string) => {
    const current = normalSerial(values.serial)
    if (current !== '' && current !== normalSerial(serial)) return false
    if (current === '' && values.unitId !== '') return false
    set({ serial, hasNoSerial: false })
    await settleUnit({ serial, unitId: '' })
    return true
  }

  const save = async () => {
    setThrown(undefined)
    try {
      const known = await unit.settle(values)
      const found = checkIntake(values, known, today)
      form.setErrors(found)
      const first = inOrder(found)[0]
      if (first !== undefined) return focusOn(first[0])
      if (known !== null && known.openJob !== null) return focusOn('serial')
      const result = await send(values, known, photos, proofPhotos)
      if (result === undefined) return undefined
      draft.drop()
      return onSaved(result)
    } catch (error) {
      setThrown(error)
      const field = fieldOfThrown(error)
      if (field !== null) focusOn(field)
      return undefined
    }
  }

  return {
    values,
    set,
    photos,
    setPhotos,
    proofPhotos,
    setProofPhotos,
    lookup: unit.state,
    file,
    model: file?.model ?? chosenModel.data ?? null,
    customer: customer.data?.customer ?? null,
    errorOf: (field) => {
      const message = form.errors[field]
      if (typeof message === 'string') return fieldText(t, message)
      return refusedField === field ? failure?.title : undefined
    },
    complaints,
    failure,
    isSaving,
    save,
    focusOn,
    settleUnit,
    takeSerial,
    draft,
  }
}

/** Where asking goes on for a unit never seen before: at its model, or past it when a draft that came back already has one. */
const afterModel = ({ model, fault }: IntakeValues): IntakeField => {
  if (model.kind === 'none') return 'model'
  return fault === '' ? 'customer' : 'fault'
}

const fieldOfThrown = (thrown: unknown): IntakeField | null => {
  if (thrown === undefined) return null
  const failure = classifyFailure(thrown)
  return failure.kind === 'refused' ? fieldOfRefusal(failure.refusal) : null
}
