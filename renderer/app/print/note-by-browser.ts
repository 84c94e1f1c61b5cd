import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { client } from '../api.ts'
import { failureNotice } from '../failures.ts'
import { showNotice } from '../notices/notices.ts'

export interface BrowserPrint {
  readonly document: DocumentRef
  readonly title: string
  /** Why once more. */
  readonly reason: string | null
}

/**
 * Tells the depot that a browser printed a paper. When it cannot be told the paper lies on the table all the same: that is said, and
 * telling is tried again, never printing.
 */
export const noteByBrowser = async (note: BrowserPrint, key = crypto.randomUUID()): Promise<void> => {
  try {
    await client.printers.noteByBrowser({ ...note, key })
  } catch (failure) {
    showNotice({
      tone: 'bad',
      words: (t) => ({ heading: t('print.notNoted'), text: failureNotice(t, failure).heading }),
      actions: [{ label: (t) => t('print.noteAgain'), run: () => void noteByBrowser(note, key) }],
    })
  }
}
