import { useState } from 'react'
import { serialOf } from '../../../shared/scan/scan-codes.ts'
import { client } from '../../app/api.ts'
import type { ScanEvent } from '../../app/scanner/scan-event.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { sayArticle } from './say-article.ts'
import { isUntouched } from './intake-form.ts'
import type { Intake } from './use-intake.ts'

/** A scan that only the person at the counter can decide about. */
export type ScanNotice =
  | { readonly kind: 'other-serial'; readonly serial: string }
  | { readonly kind: 'own-code'; readonly number: string }

/**
 * Scans on this page: a serial or unit label fills in the unit, a second one asks what it is. A job's or RMA's label goes
 * its usual way while the form is empty; once something is typed it asks first.
 */
export const useIntakeScan = (intake: Intake) => {
  const [notice, setNotice] = useState<ScanNotice>()
  const { values, set, takeSerial, settleUnit } = intake

  const takeUnitLabel = async (payload: string): Promise<boolean> => {
    const meaning = await client.search.resolveScan({ payload })
    if (meaning.kind !== 'unit') return false
    if (meaning.serial !== null) return takeOrAsk(meaning.serial)
    if (!isUnitOpen(intake)) return false
    set({ unitId: meaning.unitId, hasNoSerial: false })
    await settleUnit({ serial: '', unitId: meaning.unitId })
    return true
  }
  const takeOrAsk = async (serial: string): Promise<boolean> => {
    const isTaken = await takeSerial(serial)
    setNotice(isTaken ? undefined : { kind: 'other-serial', serial })
    return true
  }

  useScan(({ scan, payload }: ScanEvent): boolean | Promise<boolean> => {
    if (scan.kind === 'foreign') {
      const serial = serialOf(scan)
      return serial === null ? sayArticle(scan) : takeOrAsk(serial)
    }
    // What was misread may be the serial of a unit that is known.
    if (scan.kind === 'unit' || scan.kind === 'misread') return takeUnitLabel(payload)
    // Already here; other commands are the app's to carry out, and the draft is kept.
    if (scan.kind === 'command') return scan.command === 'check-in'
    if ((scan.kind !== 'job' && scan.kind !== 'rma') || isUntouched(values)) return false
    setNotice({ kind: 'own-code', number: scan.number })
    return true
  })
  return { notice, dismiss: () => setNotice(undefined), takeOrAsk }
}

const isUnitOpen = ({ values }: Intake): boolean => values.serial.trim() === '' && values.unitId === ''
