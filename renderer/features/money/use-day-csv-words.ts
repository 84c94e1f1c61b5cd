import { useTranslation } from 'react-i18next'
import { DAY_COLUMNS, type DayCsvWords } from '../../../shared/money/day-csv.ts'

/** The words of the exported day, in the language of the screen. */
export const useDayCsvWords = (): DayCsvWords => {
  const { t } = useTranslation()
  return {
    columns: DAY_COLUMNS.map((column) => t(`takings.column.${column}`)),
    what: {
      payment: t('takings.what.payment'),
      refund: t('takings.what.refund'),
      waiver: t('takings.what.waiver'),
    },
    kind: {
      cash: t('money.kind.cash'),
      card: t('money.kind.card'),
      transfer: t('money.kind.transfer'),
      mobile: t('money.kind.mobile'),
      voucher: t('money.kind.voucher'),
      other: t('money.kind.other'),
    },
  }
}
