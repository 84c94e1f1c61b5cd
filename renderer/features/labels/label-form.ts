import { labelDesignOf } from '../../../shared/labels/label-design.ts'
import { type LabelDesign, type LabelKind, type LabelSizeName, labelSizes } from '../../../shared/labels/label-kinds.ts'
import { type Complaints, complaintsOf } from '../../app/record-form/complaints.ts'

/** A layout as it is typed: an own size may be half written. */
export interface LabelValues extends Omit<LabelDesign, 'size'> {
  readonly sizeName: LabelSizeName | 'own'
  readonly width: number | string
  readonly height: number | string
  readonly isRoll: boolean
}

// Object.keys gives text; these are the keys of a constant.
export const SIZE_NAMES = Object.keys(labelSizes) as LabelSizeName[]

/** A layout as the form shows it. */
export function valuesOfDesign({ size, ...rest }: LabelDesign): LabelValues {
  const known = SIZE_NAMES.find(
    (name) => labelSizes[name].widthMm === size.widthMm && labelSizes[name].heightMm === size.heightMm,
  )
  return { ...rest, sizeName: known ?? 'own', width: size.widthMm, height: size.heightMm ?? '', isRoll: size.heightMm === null }
}

/** The layout that was typed; what is no number is for the check to find. */
export function designOf({ sizeName, width, height, isRoll, ...rest }: LabelValues): LabelDesign {
  const own = { widthMm: figure(width), heightMm: isRoll ? null : figure(height) }
  return { ...rest, size: sizeName === 'own' ? own : labelSizes[sizeName] }
}

const figure = (typed: number | string) => (typed === '' ? Number.NaN : Number(typed))

export const checkLabel =
  (kind: LabelKind) =>
  (values: LabelValues): Complaints =>
    complaintsOf(labelDesignOf(kind), designOf(values))
