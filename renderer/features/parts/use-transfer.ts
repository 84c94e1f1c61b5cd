import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Bin } from '../../../shared/stock/bins.ts'
import { api, client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { rememberDeed } from '../../app/undo/last-deed.ts'
import { useChange } from '../../app/use-change.ts'
import { nameIn, NO_TRANSFER, takeCode, takePieces, type Transfer, type TransferAnswer } from './transfer-steps.ts'

/** What became of the last code. */
export type TransferNews =
  | { readonly kind: 'moved'; readonly quantity: number; readonly sku: string; readonly from: string; readonly to: string }
  | { readonly kind: 'no'; readonly reason: Extract<TransferAnswer, { kind: 'no' }>['reason']; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string }

type KeyedTransfer = Parameters<typeof client.stock.transfer>[0]

/** The state of a transfer, and what codes do to it. The bin stays after each: whoever empties one goes on with the next part. */
export const useTransfer = (from: Bin | null) => {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [transfer, setTransfer] = useState<Transfer>({ ...NO_TRANSFER, from })
  const [news, setNews] = useState<TransferNews>()
  const move = useChange(client.stock.transfer)

  const fail = (thrown: unknown): void => {
    const { title, next } = failureText(t, thrown)
    setNews({ kind: 'failed', text: next === undefined ? title : `${title} ${next}` })
  }
  /** `undo` carries back what has moved by now, one entry after the other. */
  const remember = (back: readonly KeyedTransfer[], sku: string, bin: string): void => {
    rememberDeed({
      takeBack: async () => {
        for (const entry of back) await client.stock.transfer(entry)
        setNews(undefined)
      },
      undone: (words) => words('undo.picked', { quantity: back.reduce((sum, { quantity }) => sum + quantity, 0), sku, bin }),
    })
  }
  const moveTo = async (to: Bin): Promise<void> => {
    const { part, quantity, lots, from: source } = transfer
    if (part === null || source === null) return
    const way = { partId: part.id, fromBinId: source.id, toBinId: to.id }
    const back: KeyedTransfer[] = []
    // Each serial is an entry of its own; what has moved when one is refused is taken off the list.
    const entries = part.tracking === 'serial' ? lots.map((lot) => ({ lot, quantity: 1 })) : [{ lot: lots[0] ?? null, quantity }]
    let left = lots
    try {
      for (const entry of entries) {
        await move.mutateAsync({ ...way, ...entry })
        back.push({ ...way, fromBinId: to.id, toBinId: source.id, ...entry, key: crypto.randomUUID() })
        remember(back, part.sku, source.code)
        left = left.filter((lot) => lot !== entry.lot)
      }
      setTransfer({ ...NO_TRANSFER, from: source })
      setNews({ kind: 'moved', quantity, sku: part.sku, from: source.code, to: to.code })
    } catch (thrown) {
      setTransfer({ ...transfer, lots: left, quantity: part.tracking === 'serial' ? left.length : quantity })
      fail(thrown)
    }
  }
  const take = async (answer: TransferAnswer, text: string): Promise<boolean> => {
    setNews(answer.kind === 'no' ? { kind: 'no', reason: answer.reason, text } : undefined)
    if (answer.kind === 'step') setTransfer(answer.transfer)
    if (answer.kind === 'move') await moveTo(answer.to)
    return answer.kind !== 'no'
  }
  /** True when the code was of use. `named` is the batch or serial in it. */
  const takeText = async (text: string, named = text): Promise<boolean> => {
    try {
      const meaning = await queries.fetchQuery({ ...api.parts.lookUp.queryOptions({ input: { code: text } }), staleTime: 0 })
      return await take(takeCode(transfer, meaning, named), named)
    } catch (thrown) {
      fail(thrown)
      return false
    }
  }
  useScan(async ({ scan, payload }) => {
    if (scan.kind === 'command' && scan.command === 'cancel') {
      setTransfer({ ...NO_TRANSFER, from: transfer.from })
      setNews(undefined)
      return true
    }
    const counted = takePieces(transfer, scan)
    if (counted !== undefined) return take(counted, payload)
    if (scan.kind !== 'bin' && scan.kind !== 'part' && scan.kind !== 'foreign') return false
    await takeText(payload, nameIn(transfer, scan, payload))
    return true
  })
  return {
    transfer,
    news,
    takeText,
    moveTo,
    restart: () => {
      setNews(undefined)
      setTransfer(transfer.part === null ? NO_TRANSFER : { ...NO_TRANSFER, from: transfer.from })
    },
  }
}

export type TransferDesk = ReturnType<typeof useTransfer>
