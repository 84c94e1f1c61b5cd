import { expect, test } from 'vitest'
import { withinHours } from './sample-hours.ts'

const HOUR = 3_600_000
/** 09:00 on a Monday in the sample's zone. */
const MONDAY = Date.parse('2026-11-23T01:00:00.000Z')
const inZone = (at: number) => new Date(at + 8 * HOUR)

test('whatever the moment, it is one of the open hours of a working day, and never a later one', () => {
  for (let at = MONDAY; at < MONDAY + 14 * 24 * HOUR; at += HOUR / 4) {
    const moment = withinHours(at)
    expect(moment).toBeLessThanOrEqual(at)
    expect(at - moment).toBeLessThan(48 * HOUR)
    expect(inZone(moment).getUTCDay()).not.toBe(0)
    expect(inZone(moment).getUTCHours()).toBeGreaterThanOrEqual(9)
    expect(inZone(moment).getUTCHours()).toBeLessThan(18)
  }
})

test('a moment at which the depot is open stays as it is', () => {
  for (const hours of [0, 4, 8.99]) expect(withinHours(MONDAY + hours * HOUR)).toBe(MONDAY + hours * HOUR)
})
