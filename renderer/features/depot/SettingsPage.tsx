import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/PageHeader.tsx'

/** Placeholder until the page is built. */
export const SettingsPage = () => {
  const { t } = useTranslation()
  return <PageHeader heading={t('nav.settings')} />
}
