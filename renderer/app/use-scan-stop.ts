import { showNotice } from './notices/notices.ts'
import { useScan } from './scanner/use-scan.ts'

/** While a form in a dialog is open no scan leads away from it: the scan is answered by saying so. */
export const useScanStop = (): void => {
  useScan(
    () => {
      showNotice({ tone: 'bad', words: (t) => ({ heading: t('bench.said.formOpen'), text: t('bench.said.formOpenNext') }) })
      return true
    },
    { priority: 'dialog' },
  )
}
