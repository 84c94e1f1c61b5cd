import { useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Moved } from '../../../shared/custody/custody.contract.ts'
import { scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import type { ScanEvent } from '../../app/scanner/scan-event.ts'
import { useScan, useScannerState } from '../../app/scanner/use-scan.ts'
import { useChange } from '../../app/use-change.ts'
import { isUnitScan, unitFor } from './custody-scan.ts'
import { holderWords } from './holder-words.ts'

/**
 * Unit scan and place scan, or unit scan and badge, anywhere in the app: the unit goes there, and `undo` within a minute takes it
 * back. A place scanned by itself is left to the app, which opens it.
 */
export const CustodyScan = () => {
  const router = useRouter()
  const { last } = useScannerState()
  const lastUnit = useRef<ScanEvent>(undefined)
  const lastMove = useRef<{ readonly moved: Moved; readonly at: number }>(undefined)
  const move = useChange(client.custody.moveScanned)
  const takeBack = useChange(client.custody.takeBack)
  useEffect(() => {
    if (last !== undefined && isUnitScan(last.scan)) lastUnit.current = last
    // Another command is about something else, and so is an undo after it.
    if (last?.scan.kind === 'command' && last.scan.command !== 'undo') lastMove.current = undefined
  }, [last])

  const undo = async ({ unit, entryId }: Moved) => {
    if (entryId === null) return
    lastMove.current = undefined
    try {
      sayMoved(await takeBack.mutateAsync({ unitId: unit.unitId, entryId }), undefined)
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (t) => failureNotice(t, thrown) })
    }
  }
  const carry = async (unit: string, to: string) => {
    try {
      const moved = await move.mutateAsync({ unit, to })
      lastMove.current = moved.entryId === null ? undefined : { moved, at: Date.now() }
      sayMoved(moved, () => void undo(moved))
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (t) => failureNotice(t, thrown) })
    }
  }
  useScan(async ({ scan, payload }) => {
    if (scan.kind !== 'place' && scan.kind !== 'badge') return false
    const unit = unitFor(scan.kind, lastUnit.current, router.state.location.pathname, Date.now())
    if (unit === undefined) return false
    await carry(unit.kind === 'scanned' ? unit.payload : scanCodeOf(unit.number), payload)
    return true
  })
  // Before the page, whose own undo is about the job: what was done last is taken back first.
  useScan(
    async ({ scan }) => {
      const made = lastMove.current
      if (scan.kind !== 'command' || scan.command !== 'undo' || made === undefined || Date.now() - made.at > UNDO_MS) return false
      await undo(made.moved)
      return true
    },
    { priority: 'dialog' },
  )
  return null
}

const UNDO_MS = 60_000

const sayMoved = ({ unit, to, entryId }: Moved, onUndo: (() => void) | undefined): void => {
  const what = unit.serial ?? unit.number
  showNotice({
    tone: 'good',
    words: (t) => ({
      heading: t(entryId === null ? 'custody.said.there' : 'custody.said.moved', { what, where: holderWords(t, to) }),
      text: `${unit.model}${unit.job === null ? '' : ` · ${unit.job.number}`}`,
    }),
    actions: entryId === null || onUndo === undefined ? undefined : [{ label: (t) => t('custody.takeBack'), run: onUndo }],
  })
}
