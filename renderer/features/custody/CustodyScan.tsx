import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Moved } from '../../../shared/custody/custody.contract.ts'
import { scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useScan, useScannerState } from '../../app/scanner/use-scan.ts'
import { useChange } from '../../app/use-change.ts'
import { type CarriedUnit, createScanPairs } from './custody-scan.ts'
import { holderWords } from './holder-words.ts'

/**
 * Unit scan and place scan, or unit scan and badge, anywhere in the app: the unit goes there, and `undo` within a minute takes it
 * back. A place scanned by itself is left to the app, which opens it.
 */
export const CustodyScan = () => {
  const router = useRouter()
  const { last } = useScannerState()
  const [pairs] = useState(createScanPairs)
  const lastMove = useRef<{ readonly moved: Moved; readonly at: number }>(undefined)
  const move = useChange(client.custody.moveScanned)
  const takeBack = useChange(client.custody.takeBack)
  useEffect(() => {
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
  const pathname = useLocation({ select: (location) => location.pathname })
  useEffect(() => pairs.turn(pathname), [pairs, pathname])

  const carry = async (unit: CarriedUnit, to: string): Promise<boolean> => {
    try {
      if (unit.kind === 'scanned' && !(await isOurs(unit.payload))) return false
      const moved = await move.mutateAsync({ unit: unit.kind === 'scanned' ? unit.payload : scanCodeOf(unit.number), to })
      pairs.carried(router.state.location.pathname)
      lastMove.current = moved.entryId === null ? undefined : { moved, at: Date.now() }
      sayMoved(moved, () => void undo(moved))
    } catch (thrown) {
      showNotice({ tone: 'bad', words: (t) => failureNotice(t, thrown) })
    }
    return true
  }
  useScan(
    (event) => {
      pairs.hear(event)
      return false
    },
    { priority: 'keys' },
  )
  useScan(
    (event) => {
      const { scan, payload } = event
      if (scan.kind !== 'place' && scan.kind !== 'badge') {
        pairs.pass(event)
        return false
      }
      const unit = pairs.unitFor(scan.kind, router.state.location.pathname, Date.now())
      return unit === undefined ? false : carry(unit, payload)
    },
    { priority: 'window' },
  )
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

/** A maker's code or a label of another depot names no unit: a place after it is a place by itself. */
const isOurs = async (payload: string): Promise<boolean> => (await client.custody.find({ payload })).unit !== null

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
