import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { AskedLanguage, DocumentRef } from '../../../shared/documents/documents.contract.ts'
import type { PaperKind } from '../../../shared/printers/printers.ts'
import { api, client } from '../api.ts'
import type { IntentKeys } from '../intent-key.ts'
import { showNotice } from '../notices/notices.ts'

/** Whether this station prints without asking a browser: on a printer that it chose, or the usual one of the desktop. */
export const useCanQueue = (): ((paper: PaperKind) => Promise<boolean>) => {
  const queries = useQueryClient()
  // Known before the first paper, so that printing need not ask.
  useQuery(api.printers.mine.queryOptions())
  return useCallback(
    async (paper) => {
      const [info, mine] = await Promise.all([
        queries.ensureQueryData(api.depot.info.queryOptions()),
        queries.ensureQueryData(api.printers.mine.queryOptions()),
      ])
      return info.canPrintSilently || mine[paper] !== null
    },
    [queries],
  )
}

/** When this page last put something into the queue: whoever scans a label soon after it came out reads it back. */
let lastQueuedAt = Number.NEGATIVE_INFINITY
const READ_BACK_MS = 5 * 60_000

/** Whether a scan now may be of a label that was asked for here; the host knows when it came out. */
export const mayReadBack = (): boolean => performance.now() - lastQueuedAt < READ_BACK_MS

export interface QueueOptions {
  readonly language: AskedLanguage
  readonly isByRule: boolean
  /** Why once more, of what was printed before. */
  readonly reason?: string | null
}

/**
 * Puts a paper into the print queue and says so at once. Rejects when the host refuses it.
 * @param keys of the one time that the paper is asked for: sent again after a lost answer, it still comes out once
 */
export const queuePrint = async (document: DocumentRef, options: QueueOptions, keys: IntentKeys): Promise<void> => {
  const asked = { document, ...options }
  const { printer } = await client.printers.print({ ...asked, key: keys.keyFor(asked) })
  lastQueuedAt = performance.now()
  showNotice({
    tone: 'good',
    words: (t) => ({
      heading: t('print.queued', { name: t(`print.document.${document.kind}`) }),
      text: printer === null ? t('print.queuedUsual') : t('print.queuedAt', { printer }),
    }),
  })
}
