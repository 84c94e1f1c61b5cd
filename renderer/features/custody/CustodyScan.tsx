import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { client } from '../../app/api.ts'
import { failureNotice } from '../../app/failures.ts'
import { type Said, showNotice } from '../../app/notices/notices.ts'
import type { ScanEvent } from '../../app/scanner/scan-event.ts'
import { useScan } from '../../app/scanner/use-scan.ts'
import { type CarriedUnit, createScanPairs } from './custody-scan.ts'
import { openPlace, pathOfPlace, readPlaceScan } from './place-mode.ts'
import { useCarry } from './use-carry.ts'
import { useMayCarry } from './use-may.ts'

/**
 * Unit scan and place scan, or unit scan and badge, anywhere in the app: the unit goes there, and `undo` within a minute takes it
 * back. A place scanned by itself is left to the app, which opens it; the units scanned then go there, one after the other.
 */
export const CustodyScan = () => {
  const router = useRouter()
  const [pairs] = useState(createScanPairs)
  const carry = useCarry()
  const putInto = usePutInto()
  const mayCarry = useMayCarry()
  const pathname = useLocation({ select: (location) => location.pathname })
  useEffect(() => {
    pairs.turn(pathname)
    return () => {
      // Whoever leaves the place's page has stopped putting units there.
      const place = openPlace.current()
      if (place !== undefined && pathname === pathOfPlace(place)) openPlace.forget()
    }
  }, [pairs, pathname])

  const carryUnit = async (unit: CarriedUnit, to: string): Promise<boolean> => {
    try {
      if (unit.kind === 'scanned' && !(await isOurs(unit.payload))) return false
    } catch (thrown) {
      return fail(thrown)
    }
    if (await carry(unit.kind === 'scanned' ? unit.payload : scanCodeOf(unit.number), to))
      pairs.carried(router.state.location.pathname)
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
      const here = router.state.location.pathname
      if (scan.kind !== 'place' && scan.kind !== 'badge') {
        const place = openPlace.current()
        if (place !== undefined && here === pathOfPlace(place)) return putInto(place, event)
        pairs.pass(event)
        return false
      }
      const unit = pairs.unitFor(scan.kind, here, Date.now())
      if (unit !== undefined) return carryUnit(unit, payload)
      if (scan.kind === 'place' && mayCarry) openPlace.remember(scan.number)
      return false
    },
    { priority: 'window' },
  )
  return null
}

/** A maker's code or a label of another depot names no unit: a place after it is a place by itself. */
const isOurs = async (payload: string): Promise<boolean> => (await client.custody.find({ payload })).unit !== null

const refuse = (heading: Said, text?: Said): true => {
  showNotice({ tone: 'warn', words: (t) => ({ heading: heading(t), text: text?.(t) }) })
  return true
}

const fail = (thrown: unknown): true => {
  showNotice({ tone: 'bad', words: (t) => failureNotice(t, thrown) })
  return true
}

/** What a scan does while units are put into a place. False when it is about something else. */
const usePutInto = () => {
  const carry = useCarry()
  const put = async (place: string, payload: string): Promise<true> => {
    try {
      const { unit, left } = await client.custody.find({ payload })
      if (unit === null && left === null)
        refuse(
          (t) => t('places.said.unknown'),
          (t) => t('places.said.unknownNext'),
        )
      else await carry(payload, scanCodeOf(place))
    } catch (thrown) {
      fail(thrown)
    }
    if (openPlace.current() === place) openPlace.remember(place)
    return true
  }
  return (place: string, { scan, payload }: ScanEvent): boolean | Promise<boolean> => {
    const meaning = readPlaceScan(scan)
    switch (meaning.kind) {
      case 'unit':
        return put(place, payload)
      case 'accessory':
        return refuse((t) => t('places.said.accessory', { number: meaning.job }))
      case 'end':
        openPlace.forget()
        return true
      case 'other':
        return false
    }
  }
}
