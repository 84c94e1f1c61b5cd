import { useTranslation } from 'react-i18next'
import type { TemplateHead, TemplatePaper } from '../../../shared/documents/templates.ts'
import { useFormat } from '../../locales/use-format.ts'

/** What a paper is called. */
export const usePaperName = () => {
  const { t } = useTranslation()
  return (paper: TemplatePaper): string => (paper === 'letterhead' ? t('templates.letterhead') : t(`print.document.${paper}`))
}

/** A version with who wrote it and when. */
export const useVersionWords = () => {
  const { t } = useTranslation()
  const format = useFormat()
  return ({ number, madeAt, madeBy }: TemplateHead): string =>
    t('templates.versionLine', { number, at: format.instant(madeAt), by: madeBy ?? t('templates.takenOver') })
}
