import { useTranslation } from 'react-i18next'
import { showNotice } from './notices/notices.ts'
import { useScan } from './scanner/use-scan.ts'

/** While a form in a dialog is open no scan leads away from it: the scan is answered by saying so. */
export const useScanStop = (): void => {
  const { t } = useTranslation()
  useScan(
    () => {
      showNotice({ tone: 'bad', heading: t('bench.said.formOpen'), text: t('bench.said.formOpenNext') })
      return true
    },
    { priority: 'dialog' },
  )
}
