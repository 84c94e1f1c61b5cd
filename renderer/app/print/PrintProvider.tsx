import { type ReactNode, useCallback, useState } from 'react'
import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { paperKindOf } from '../../../shared/printers/printers.ts'
import { classifyFailure, failureNotice } from '../failures.ts'
import { createIntentKeys, type IntentKeys } from '../intent-key.ts'
import { showNotice } from '../notices/notices.ts'
import { PrintContext, type Print, type PrintOptions } from './print-context.ts'
import { PrintDialog, type PrintOrder } from './PrintDialog.tsx'
import { queuePrint, useCanQueue } from './use-queue-print.ts'

/**
 * Prints for every page. Where the station has a printer the paper goes into the queue and the page goes on; when that is refused,
 * and where only a browser prints, the paper is shown with a button, so that nothing is lost and nothing is printed twice.
 */
export const PrintProvider = ({ children }: { readonly children: ReactNode }) => {
  const canQueue = useCanQueue()
  const [orders, setOrders] = useState<readonly PrintOrder[]>([])

  const show = useCallback(
    (document: DocumentRef, options: PrintOptions, keys: IntentKeys) =>
      new Promise<void>((settle) => setOrders((waiting) => [...waiting, { document, options, keys, settle }])),
    [],
  )

  const printOne = useCallback(
    async (document: DocumentRef, options: PrintOptions) => {
      const keys = createIntentKeys(() => crypto.randomUUID())
      try {
        if (options.isPreview !== true && (await canQueue(paperKindOf(document.kind)))) {
          return await queuePrint(document, { language: options.language ?? null, isByRule: options.isByRule === true }, keys)
        }
      } catch (failure) {
        // The paper itself says when it was printed, and asks why again.
        if (!isPrintedBefore(failure)) showNotice({ tone: 'bad', words: (t) => failureNotice(t, failure) })
      }
      return show(document, options, keys)
    },
    [canQueue, show],
  )

  const print = useCallback<Print>(
    async (documents, options = {}) => {
      for (const document of listOf(documents)) await printOne(document, options)
    },
    [printOne],
  )

  const [current] = orders
  return (
    <PrintContext value={print}>
      {children}
      {current !== undefined && (
        <PrintDialog
          key={JSON.stringify(current.document)}
          order={current}
          left={orders.length - 1}
          onClose={() => {
            setOrders((waiting) => waiting.slice(1))
            current.settle()
          }}
        />
      )}
    </PrintContext>
  )
}

const isPrintedBefore = (thrown: unknown): boolean => {
  const failure = classifyFailure(thrown)
  return failure.kind === 'refused' && failure.refusal.reason === 'printed-before'
}

const listOf = (documents: DocumentRef | readonly DocumentRef[]): readonly DocumentRef[] =>
  'kind' in documents ? [documents] : documents
