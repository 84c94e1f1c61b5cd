import { DateInput, type DateInputProps } from '@mantine/dates'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../locales/use-format.ts'

export interface DateFieldProps extends Omit<DateInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** 'YYYY-MM-DD', or null while empty. */
  readonly value: string | null
  readonly onChange: (calendarDate: string | null) => void
}

/** A calendar date: typed (2026-11-21 works in every language) or picked. */
export const DateField = ({ value, onChange, ...rest }: DateFieldProps) => {
  const { t } = useTranslation()
  const { language } = useFormat()
  return (
    <DateInput
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      ariaLabels={{ nextMonth: t('time.nextMonth'), previousMonth: t('time.previousMonth') }}
      // Pale days of other months and red weekends are too faint to read, and mean nothing here.
      hideOutsideDates
      weekendDays={[]}
      {...rest}
      value={value}
      onChange={onChange}
      valueFormat={language === 'en' ? 'D MMM YYYY' : 'YYYY年M月D日'}
      placeholder="YYYY-MM-DD"
    />
  )
}
