import { describe, expect, test } from 'vitest'
import { badgeCode, jobNumber, parseScan, placeNumber, scanCodeOf, unitNumber } from '../../../shared/scan/scan-codes.ts'
import { isUnitScan, unitFor } from './custody-scan.ts'

const AT = Date.parse('2026-11-22T12:00:00.000Z')
const scanned = (secondsAgo: number) => ({ payload: 'SN-1', at: new Date(AT - secondsAgo * 1000).toISOString() })

describe('which unit a place or a badge is about', () => {
  test('the one scanned within a minute, wherever one is', () => {
    for (const kind of ['place', 'badge'] as const)
      expect(unitFor(kind, scanned(59), '/board', AT)).toEqual({ kind: 'scanned', payload: 'SN-1' })
    expect(unitFor('place', scanned(61), '/board', AT)).toBeUndefined()
  })

  test('a place else that of the job on the screen, a badge nobody', () => {
    expect(unitFor('place', scanned(61), '/jobs/J0000123X', AT)).toEqual({ kind: 'shown', number: 'J0000123X' })
    expect(unitFor('place', undefined, '/jobs/J0000123X/hand-back', AT)).toBeUndefined()
    expect(unitFor('badge', undefined, '/jobs/J0000123X', AT)).toBeUndefined()
  })

  test.each([
    [scanCodeOf(jobNumber(1)), true],
    [scanCodeOf(unitNumber(1)), true],
    ['SN-100', true],
    [scanCodeOf(placeNumber(1)), false],
    [scanCodeOf(badgeCode('0123456789')), false],
  ])('%s names a unit: %s', (code, isUnit) => expect(isUnitScan(parseScan(code))).toBe(isUnit))
})
