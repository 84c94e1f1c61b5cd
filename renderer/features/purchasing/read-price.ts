import type { TFunction } from 'i18next'
import { price } from '../../../shared/purchasing/suppliers.ts'
import { fieldText } from '../../app/failures.ts'
import { readFigure } from '../../fields/figure-entry.ts'

/** A typed price in minor units, or in words what is wrong with it. */
export const readPrice = (t: TFunction, typed: string, digits: number): number | string => {
  const read = readFigure(typed, digits)
  if (typeof read === 'string') return fieldText(t, read)
  const parsed = price.safeParse(read)
  return parsed.success ? parsed.data : fieldText(t, parsed.error.issues[0]?.message ?? '')
}
