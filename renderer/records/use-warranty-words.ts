import { useTranslation } from 'react-i18next'
import type { RepairWarranty } from '../../shared/jobs/jobs.ts'
import { useFormat } from '../locales/use-format.ts'

/** Until when a repair is warranted: one date, or two where parts and labour end apart; null where nothing is promised. */
export const useWarrantyWords = (): ((warranty: RepairWarranty) => string | null) => {
  const { t } = useTranslation()
  const format = useFormat()
  const end = (until: string | null) => (until === null ? t('warranty.noEnd') : format.date(until))
  return ({ partsUntil, labourUntil }) => {
    if (partsUntil === null && labourUntil === null) return null
    if (partsUntil === labourUntil) return end(partsUntil)
    return t('warranty.partsAndLabour', { parts: end(partsUntil), labour: end(labourUntil) })
  }
}
