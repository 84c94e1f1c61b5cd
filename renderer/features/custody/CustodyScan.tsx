import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { Moved } from '../../../shared/custody/custody.contract.ts'
import { scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { showNotice } from '../../app/notices/notices.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { type DoneDeed, rememberDeed } from '../../app/undo/last-deed.ts'
import { useUndo } from '../../app/undo/use-undo.ts'
import { useChange } from '../../app/use-change.ts'
import { type CarriedUnit, createScanPairs } from './custody-scan.ts'
import { holderWords } from './holder-words.ts'

/**
 * Unit scan and place scan, or unit scan and badge, anywhere in the app: the unit goes there, and `undo` within a minute takes it
 * back. A place scanned by itself is left to the app, which opens it.
 */
export const CustodyScan = () => {
  const router = useRouter()
  const [pairs] = useState(createScanPairs)
  const move = useChange(client.custody.moveScanned)
  const undo = useUndo()
  const pathname = useLocation({ select: (location) => location.pathname })
  useEffect(() => {
    pairs.turn(pathname)
  }, [pairs, pathname])

  const carry = async (unit: CarriedUnit, to: string): Promise<boolean> => {
    try {
      if (unit.kind === 'scanned' && !(await isOurs(unit.payload))) return false
      const moved = await move.mutateAsync({ unit: unit.kind === 'scanned' ? unit.payload : scanCodeOf(unit.number), to })
      pairs.carried(router.state.location.pathname)
      const done = rememberMove(moved)
      sayMoved(moved, done && (() => void undo(done)))
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
  return null
}

/** `undo` gives the unit back to whoever had it; undefined when it was there already. */
const rememberMove = ({ unit, from, entryId }: Moved): DoneDeed | undefined =>
  entryId === null || from === null
    ? undefined
    : rememberDeed({
        takeBack: (key) => client.custody.takeBack({ unitId: unit.unitId, entryId, key }),
        undone: (t) => t('custody.said.moved', { what: unit.serial ?? unit.number, where: holderWords(t, from) }),
      })

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
    actions: onUndo === undefined ? undefined : [{ label: (t) => t('custody.takeBack'), run: onUndo }],
  })
}
