import { describe, expect, test } from 'vitest'
import {
  accessoryCode,
  badgeCode,
  commandCode,
  jobNumber,
  parseScan,
  placeNumber,
  scanCodeOf,
  unitNumber,
} from '../../../shared/scan/scan-codes.ts'
import { createScanDispatcher } from '../../app/scanner/scan-dispatcher.ts'
import type { ScanEvent } from '../../app/scanner/scan-event.ts'
import { type CarriedUnit, createScanPairs } from './custody-scan.ts'

const AT = Date.parse('2026-11-22T12:00:00.000Z')
const [BOARD, JOB] = ['/board', '/jobs/J0000123X']
const [PLACE, BADGE] = [scanCodeOf(placeNumber(1)), scanCodeOf(badgeCode('0123456789'))]

const event = (payload: string, secondsAgo: number): ScanEvent => ({
  payload,
  symbology: undefined,
  source: 'wedge',
  at: new Date(AT - secondsAgo * 1000).toISOString(),
  scan: parseScan(payload),
})

/** Pairs behind the dispatcher of a window; `page` is the handler of the page that is shown. */
function setUp(page: (scanned: ScanEvent) => boolean = () => false) {
  const pairs = createScanPairs()
  const about: (CarriedUnit | undefined)[] = []
  let path = BOARD
  let handled = Promise.withResolvers<void>()
  const dispatcher = createScanDispatcher({
    onUnhandled: () => undefined,
    onError: (error) => {
      throw error
    },
    patience: () => Promise.resolve(),
    rest: () => Promise.resolve(handled.resolve()),
  })
  dispatcher.register((scanned) => {
    pairs.hear(scanned)
    return false
  }, 'keys')
  dispatcher.register((scanned) => {
    const { kind } = scanned.scan
    if (kind === 'place' || kind === 'badge') about.push(pairs.unitFor(kind, path, AT))
    else pairs.pass(scanned)
    return false
  }, 'window')
  dispatcher.register(page, 'page')
  return {
    about,
    pairs,
    /** Resolves once it was handled. */
    scan: (payload: string, secondsAgo = 0): Promise<void> => {
      handled = Promise.withResolvers()
      dispatcher.dispatch(event(payload, secondsAgo))
      return handled.promise
    },
    go: (to: string) => {
      path = to
      pairs.turn(to)
    },
  }
}

const scanned = (payload: string) => ({ kind: 'scanned', payload })
const shown = { kind: 'shown', path: JOB, number: 'J0000123X' }

describe('which unit a place or a badge is about', () => {
  test.each([scanCodeOf(jobNumber(1)), scanCodeOf(unitNumber(1)), 'SN-100'])('%s scanned right before', async (unit) => {
    const window = setUp()
    for (const to of [PLACE, BADGE]) {
      await window.scan(unit, 59)
      await window.scan(to)
    }
    expect(window.about).toEqual([scanned(unit), scanned(unit)])
  })

  test('no unit of more than a minute ago, no accessory, none that was put somewhere, none before something else', async () => {
    const window = setUp()
    for (const [before, secondsAgo] of [
      ['SN-1', 61],
      [scanCodeOf(accessoryCode(1, 1)), 0],
      [PLACE, 0],
    ] as const) {
      await window.scan(before, secondsAgo)
      await window.scan(PLACE)
    }
    await window.scan('SN-1')
    await window.scan(PLACE)
    await window.scan(PLACE)
    await window.scan('SN-1')
    await window.scan(scanCodeOf(commandCode('start')))
    await window.scan(PLACE)
    expect(window.about.filter((unit) => unit !== undefined)).toEqual([scanned('SN-1')])
  })

  test('none that the page had a use for, as in a count of a shelf', async () => {
    let isCounting = true
    const window = setUp(() => isCounting)
    await window.scan('SN-1')
    isCounting = false
    await window.scan(PLACE)
    await window.scan(BADGE)
    expect(window.about).toEqual([undefined, undefined])
  })

  test('a place else about the job on the screen until its unit was carried, a badge about nobody', async () => {
    const window = setUp()
    window.go(JOB)
    await window.scan(BADGE)
    await window.scan(PLACE)
    window.pairs.carried(JOB)
    await window.scan(PLACE)
    await window.scan(scanCodeOf(jobNumber(123)))
    await window.scan(PLACE)
    window.go(`${JOB}/hand-back`)
    await window.scan(PLACE)
    window.go(JOB)
    await window.scan(PLACE)
    const again = scanned(scanCodeOf(jobNumber(123)))
    expect(window.about).toEqual([undefined, shown, undefined, again, undefined, shown])
  })
})
