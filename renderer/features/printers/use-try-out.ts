import { useTranslation } from 'react-i18next'
import type { TrialKind } from '../../../shared/printers/printers.contract.ts'
import type { Printer } from '../../../shared/printers/printers.ts'
import { client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useChange } from '../../app/use-change.ts'

/** Puts a test label or the ruler into the queue of a printer, and says so. */
export const useTryOut = () => {
  const { i18n } = useTranslation()
  const change = useChange(client.printers.tryOut)
  return async (printer: Printer, trial: TrialKind): Promise<void> => {
    try {
      await change.mutateAsync({ printerId: printer.id, trial, language: i18n.language === 'zh-CN' ? 'zh-CN' : 'en' })
      showNotice({
        tone: 'good',
        words: (t) => ({
          heading: t('print.queued', { name: t(`print.document.${trial}`) }),
          text: t('print.queuedAt', { printer: printer.name }),
        }),
      })
    } catch (failure) {
      showNotice({ tone: 'bad', words: (t) => failureNotice(t, failure) })
    }
  }
}
