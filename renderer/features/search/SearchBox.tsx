import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

/** Placeholder until the search-and-scan box is built. */
export const SearchBox = () => {
  const { t } = useTranslation()
  return <TextInput aria-label={t('action.search')} placeholder={t('action.search')} />
}
