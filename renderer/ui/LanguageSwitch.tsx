import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { chooseLanguage, languages, nearestLanguage } from '../locales/i18n.ts'

/** The languages by their own names; the change is at once and remembered on this station. */
export const LanguageSwitch = () => {
  const { t, i18n } = useTranslation()
  return (
    <SegmentedControl
      aria-label={t('language.label')}
      value={nearestLanguage(i18n.language)}
      onChange={(language) => void chooseLanguage(language)}
      data={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
    />
  )
}
