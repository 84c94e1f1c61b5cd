import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PickJob } from '../../../shared/job-parts/picking.ts'
import { lotOf } from '../../../shared/scan/scan-codes.ts'
import { client } from '../../app/api.ts'
import { failureText } from '../../app/failures.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { useChange } from '../../app/use-change.ts'
import { rememberPick } from './remember-pick.ts'
import { lineAtHand, NOTHING_PICKED, type PickAnswer, questionOf, takeCode } from './picking-steps.ts'

/** What became of the last code. */
export type PickingNews =
  | { readonly kind: 'picked'; readonly quantity: number; readonly sku: string; readonly bin: string }
  | { readonly kind: 'no'; readonly reason: Extract<PickAnswer, { kind: 'no' }>['reason']; readonly text: string }
  | { readonly kind: 'failed'; readonly text: string }

/** Picking for one job: what is asked, and what codes do. The bin stays after each part: the next may lie in it too. */
export const usePicking = ({ jobId, lines }: PickJob) => {
  const { t } = useTranslation()
  const change = useChange(client.jobParts.pick)
  const [picking, setPicking] = useState(NOTHING_PICKED)
  const [news, setNews] = useState<PickingNews>()
  const line = lineAtHand(lines, picking)

  const pick = async ({ line: { partId, binId, sku, binCode }, quantity, lot }: Extract<PickAnswer, { kind: 'pick' }>) => {
    const { jobPartId, asked } = await change.mutateAsync({ jobId, partId, binId, quantity, lot, evenIfMore: false })
    rememberPick({ jobPartId, asked, binId, quantity, lot, sku, bin: binCode })
    setPicking({ ...NOTHING_PICKED, binId })
    setNews({ kind: 'picked', quantity, sku, bin: binCode })
  }
  const takeAnswer = async (answer: PickAnswer, text: string): Promise<void> => {
    setNews(answer.kind === 'no' ? { kind: 'no', reason: answer.reason, text } : undefined)
    if (answer.kind === 'step') setPicking(answer.picking)
    if (answer.kind === 'pick') await pick(answer)
  }
  /** `named` is the batch or serial in it. */
  const takeText = async (text: string, named = text): Promise<void> => {
    try {
      await takeAnswer(takeCode(lines, picking, { meaning: await client.parts.lookUp({ code: text }), text: named }), named)
    } catch (thrown) {
      const { title, next } = failureText(t, thrown)
      setNews({ kind: 'failed', text: next === undefined ? title : `${title} ${next}` })
    }
  }
  useScan(async ({ scan, payload }) => {
    if (scan.kind === 'quantity' && line !== undefined && questionOf(line, picking) === 'count') {
      await takeAnswer(
        takeCode(lines, picking, { meaning: { kind: 'unknown' }, text: String(scan.quantity) }),
        String(scan.quantity),
      )
      return true
    }
    if (scan.kind !== 'bin' && scan.kind !== 'part' && scan.kind !== 'foreign') return false
    await takeText(payload, scan.kind === 'foreign' ? lotOf(scan, line?.tracking === 'batch' ? 'batch' : 'serial') : payload)
    return true
  })
  return {
    picking,
    line,
    question: line === undefined ? undefined : questionOf(line, picking),
    news,
    isBusy: change.isPending,
    takeText,
    putAside: () => {
      setPicking(NOTHING_PICKED)
      setNews(undefined)
    },
  }
}

export type PickingDesk = ReturnType<typeof usePicking>
