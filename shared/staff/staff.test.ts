import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { delayAfter, FREE_TRIES } from './sign-in-throttle.ts'
import { isSimplePin, pin } from './staff.ts'

describe('a PIN', () => {
  test('has 4 to 8 digits', () => {
    for (const text of ['2580', '13579246']) expect(pin.safeParse(text).success).toBe(true)
    for (const text of ['258', '135792468', '25 80', '２５８０', 'abcd', '']) expect(pin.safeParse(text).success).toBe(false)
  })

  test('is too simple when it repeats one digit or runs up or down', () => {
    for (const text of ['0000', '77777777', '1234', '0123', '9876', '87654321']) expect(isSimplePin(text)).toBe(true)
    for (const text of ['2580', '1357', '1235', '0001', '1212', '8901']) expect(isSimplePin(text)).toBe(false)
  })
})

describe('the wait after wrong tries', () => {
  test('begins with the fifth, and grows to a quarter of an hour', () => {
    expect([0, 1, 4, 5, 6, 7, 10, 1000].map(delayAfter)).toEqual([0, 0, 0, 30, 60, 120, 900, 900])
    expect(FREE_TRIES).toBe(5)
  })

  test('never gets shorter, and never locks anybody out for good', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (failures) => {
        expect(delayAfter(failures + 1)).toBeGreaterThanOrEqual(delayAfter(failures))
        expect(delayAfter(failures)).toBeLessThanOrEqual(900)
      }),
    )
  })
})
