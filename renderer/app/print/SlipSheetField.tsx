import { useTranslation } from 'react-i18next'
import { ChoiceField } from '../../ui/ChoiceField.tsx'
import { SLIP_SHEETS, type useSlipSheet } from './slip-sheet.ts'

/** Which sheet slips come out on at this station, from now on. */
export const SlipSheetField = ({ sheet, choose }: Readonly<ReturnType<typeof useSlipSheet>>) => {
  const { t } = useTranslation()
  return (
    <ChoiceField
      label={t('print.slip.label')}
      choices={SLIP_SHEETS.map((value) => ({ value, label: t(`print.slip.${value}`) }))}
      value={sheet}
      onChange={choose}
    />
  )
}
