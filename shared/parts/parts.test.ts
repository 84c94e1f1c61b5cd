import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasGtinCheckDigit } from '../scan/gs1.ts'
import { barcode, barcodeKey } from './barcodes.ts'
import { isLow, makerNumberKey, partFields, skuOf } from './parts.ts'

const GS = '\u001D'
const GTIN = '04006381333931'

describe('a barcode', () => {
  test.each([
    ['4006381333931', true],
    ['4006381333932', false],
    ['96385074', true],
    ['036000291452', true],
    ['10614141000415', true],
  ])('%s has a right check digit: %s', (code, isRight) => {
    expect(hasGtinCheckDigit(code)).toBe(isRight)
    expect(barcode.safeParse(code).success).toBe(isRight)
  })

  test('with one wrong digit is refused, whichever it is', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const code = '4006381333931'
        const wrong = (Number(code[at]) + by) % 10
        expect(barcode.safeParse(`${code.slice(0, at)}${wrong}${code.slice(at + 1)}`).success).toBe(false)
      }),
    )
  })

  test.each([
    ['of an element string', `]C101${GTIN}10LOT-7${GS}21SN9`],
    ['of one without identifier', `01${GTIN}`],
    ['behind other data', `]d2112611221701231501${GTIN}`],
    ['behind data of open length', `10LOT-7${GS}01${GTIN}`],
    ['in brackets', `(01)${GTIN}(10)LOT-7`],
    ['of 13 digits', '4006381333931'],
    ['with blanks', ' 4 006381 333931 '],
  ])('%s is the article of 14 digits', (_what, raw) => {
    expect(barcodeKey(raw)).toBe(GTIN)
  })

  test('that is no article is itself, in capitals', () => {
    expect([barcodeKey('ab-12'), barcodeKey(']C0AB-12'), barcodeKey('４００６')]).toEqual(['AB-12', 'AB-12', '4006'])
  })

  test('of our own is not a maker’s', () => {
    expect(barcode.safeParse('HBP0000001Q').success).toBe(false)
  })

  test('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(() => barcodeKey(text)).not.toThrow()
        expect(barcodeKey(barcodeKey(text))).toBe(barcodeKey(text))
      }),
    )
  })
})

describe('a part', () => {
  test('has one SKU and one maker’s number, however they are spelt', () => {
    expect(skuOf(' ｎｖ-f12  bat ')).toBe('NV-F12 BAT')
    expect(makerNumberKey('nvk 4100.10')).toBe(makerNumberKey('NVK-4100/10'))
  })

  test('has a name in one language at least', () => {
    expect(partFields.name.safeParse({ en: '', 'zh-CN': '电池' }).success).toBe(true)
    expect(partFields.name.safeParse({ en: ' ', 'zh-CN': '' }).success).toBe(false)
  })

  test('has each code once', () => {
    expect(partFields.barcodes.safeParse(['4006381333931', GTIN]).success).toBe(false)
  })

  test('is low when what is free and on its way is less than its minimum', () => {
    const stock = { usable: 5, reserved: 2, onOrder: 1, minimum: 4 }
    expect(isLow(stock)).toBe(false)
    expect(isLow({ ...stock, reserved: 3 })).toBe(true)
    expect(isLow({ ...stock, minimum: 0, usable: 0, reserved: 0, onOrder: 0 })).toBe(false)
  })
})
