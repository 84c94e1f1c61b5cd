import type { TFunction } from 'i18next'
import { z } from 'zod'
import { type Proof, PROOF_KINDS, type Unit, unitDates } from '../../../shared/units/units.ts'
import { fieldText } from '../../app/failures.ts'
import type { Formatters } from '../../locales/use-format.ts'
import { type Say, sayPlainly } from '../../ui/differences.ts'

type ProofKind = (typeof PROOF_KINDS)[number]

/** A unit's dates and proof as the form holds them. No kind of proof means there is none. */
export interface UnitDatesFields {
  readonly boughtOn: string | null
  readonly installedOn: string | null
  readonly kind: ProofKind | null
  readonly proofOn: string | null
  readonly number: string
}
export type UnitDatesValues = Record<string, unknown> & UnitDatesFields

export const unitDatesValues = ({
  boughtOn,
  installedOn,
  proof,
}: Pick<Unit, 'boughtOn' | 'installedOn' | 'proof'>): UnitDatesValues => ({
  boughtOn,
  installedOn,
  // A proof of before kinds were asked is some other proof.
  kind: proof.state === 'none' ? null : (proof.kind ?? 'other'),
  proofOn: proof.on,
  number: proof.number ?? '',
})

/** What the contract asks for. @param photo the picture of the proof, new or kept */
export const toUnitDates = ({ boughtOn, installedOn, kind, proofOn, number }: UnitDatesValues, photo: Proof['attachmentId']) => ({
  boughtOn,
  installedOn,
  proof:
    kind === null
      ? { kind: null, number: null, on: null, attachmentId: null }
      : { kind, number: number.trim() || null, on: proofOn, attachmentId: photo },
})

const schema = z.object(unitDates)

/** What the contract would say, by the form's own fields, in the reader's language. */
export const unitDatesErrors = (t: TFunction, values: UnitDatesValues): Record<string, string> => {
  const checked = schema.safeParse(toUnitDates(values, null))
  if (checked.success) return {}
  return Object.fromEntries(
    checked.error.issues.map(({ path, message }) => [
      path.join('.') === 'proof.on' ? 'proofOn' : String(path.at(-1)),
      fieldText(t, message),
    ]),
  )
}

/** What the fields are called, in the order of the form. */
export const unitDatesLabels = (t: TFunction): Record<keyof UnitDatesFields, string> => ({
  boughtOn: t('units.boughtOn'),
  installedOn: t('units.installedOn'),
  kind: t('units.proof'),
  number: t('units.proofNumber'),
  proofOn: t('units.proofOn'),
})

/** Dates and choices in the words of the form. */
export const sayUnitDates =
  (t: TFunction, format: Pick<Formatters, 'date'>): Say =>
  (field, value) => {
    const kind = PROOF_KINDS.find((known) => known === value)
    if (field === 'kind') return kind === undefined ? t('units.proofNone') : t(`units.proofKind.${kind}`)
    if (field === 'number' || typeof value !== 'string') return sayPlainly(field, value)
    return format.date(value)
  }
