import type { Scan } from '../../../shared/scan/scan-codes.ts'
import { showNotice } from '../../app/notices/notices.ts'

/** A code of an article was scanned where a unit is asked for: its serial stands beside it. */
export const sayArticle = ({ text, gs1 }: Extract<Scan, { kind: 'foreign' }>): true => {
  const code = gs1?.gtin ?? text
  showNotice({
    tone: 'warn',
    words: (t) => ({ heading: t('search.scan.article', { text: code }), text: t('search.scan.articleNext') }),
  })
  return true
}
