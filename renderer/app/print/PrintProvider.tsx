import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useState } from 'react'
import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { api, client } from '../api.ts'
import { failureNotice } from '../failures.ts'
import { showNotice } from '../notices/notices.ts'
import { PrintContext, type Print, type PrintOptions } from './print-context.ts'
import { PrintDialog, type PrintOrder } from './PrintDialog.tsx'
import { chosenPrinter, paperKindOf } from './printer-choice.ts'

/**
 * Prints for every page. Where the host prints silently the paper goes straight to the chosen printer; when that fails, and in
 * a browser, the paper is shown with a button, so that nothing is lost and nothing is printed twice without asking.
 */
export const PrintProvider = ({ children }: { readonly children: ReactNode }) => {
  const queries = useQueryClient()
  const info = useQuery(api.depot.info.queryOptions())
  const [orders, setOrders] = useState<readonly PrintOrder[]>([])
  const isSilent = info.data?.canPrintSilently === true

  const show = useCallback(
    (document: DocumentRef, options: PrintOptions) =>
      new Promise<void>((settle) => setOrders((waiting) => [...waiting, { document, options, settle }])),
    [],
  )

  const printOne = useCallback(
    async (document: DocumentRef, options: PrintOptions) => {
      if (!isSilent || options.isPreview === true) return show(document, options)
      try {
        await client.documents.print({
          document,
          language: options.language ?? null,
          printerName: chosenPrinter(paperKindOf(document)),
          copies: 1,
          key: crypto.randomUUID(),
        })
        showNotice({ tone: 'good', words: (t) => ({ heading: t('print.sent', { name: t(`print.document.${document.kind}`) }) }) })
      } catch (failure) {
        showNotice({ tone: 'bad', words: (t) => failureNotice(t, failure) })
        await show(document, options)
      }
    },
    [isSilent, show],
  )

  const print = useCallback<Print>(
    async (documents, options = {}) => {
      for (const document of listOf(documents)) await printOne(document, options)
      await queries.invalidateQueries({ queryKey: api.jobs.get.key() })
    },
    [printOne, queries],
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

const listOf = (documents: DocumentRef | readonly DocumentRef[]): readonly DocumentRef[] =>
  'kind' in documents ? [documents] : documents
