import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expiryDate, readElementString } from './gs1.ts'
import { parseScan, serialOf } from './scan-codes.ts'

const GS = '\u001D'
const GTIN = '04006381333931'
const nothing = { gtin: null, batch: null, expiry: null, serial: null, count: null, secondarySerial: null }

describe('an element string', () => {
  it.each([
    ['of GS1-128', `]C101${GTIN}10LOT-7${GS}21SN9\r`, { gtin: GTIN, batch: 'LOT-7', serial: 'SN9' }],
    [
      'of DataMatrix, FNC1 in front',
      `]d2${GS}01${GTIN}1727013110LOT${GS}3012`,
      { gtin: GTIN, expiry: '270131', batch: 'LOT', count: 12 },
    ],
    ['of QR', `]Q301${GTIN}21SN9${GS}250PART-4`, { gtin: GTIN, serial: 'SN9', secondarySerial: 'PART-4' }],
    ['of DataBar', `]e001${GTIN}`, { gtin: GTIN }],
    ['without AIM identifier', `01${GTIN}21SN9${GS}10LOT`, { gtin: GTIN, batch: 'LOT', serial: 'SN9' }],
    ['as printed', `(01)${GTIN}(10)LOT-7(17)270131`, { gtin: GTIN, batch: 'LOT-7', expiry: '270131' }],
    ['behind dates and a weight', `]d21126112231030001251527010101${GTIN}`, { gtin: GTIN }],
    ['with identifiers of three and four digits', `]C101${GTIN}240ABC-1${GS}8008260101${GS}21X`, { gtin: GTIN, serial: 'X' }],
    ['without an article, said by the scanner', `]C110LOT-7${GS}21SN9`, { batch: 'LOT-7', serial: 'SN9' }],
    ['whose first of two counts', `01${GTIN}21A${GS}21B`, { gtin: GTIN, serial: 'A' }],
    ['whose separator comes as a bar', `01${GTIN}10LOT|21SN9`, { gtin: GTIN, batch: 'LOT', serial: 'SN9' }],
    [
      'whose separator comes as a word',
      `]C101${GTIN}10LOT<GS>21SN9{gs}250C^]302`,
      { gtin: GTIN, batch: 'LOT', serial: 'SN9', secondarySerial: 'C', count: 2 },
    ],
    ['whose separators are lost where none is needed', `01${GTIN}1727013110LOT`, { gtin: GTIN, expiry: '270131', batch: 'LOT' }],
    ['whose lost separator makes a batch too long', `01${GTIN}10LOT-1234567821SN-1234567`, { gtin: GTIN }],
    ['as printed, with brackets of its own', `(01)${GTIN}(10)A(B)C(21)SN9`, { gtin: GTIN, batch: 'A(B)C', serial: 'SN9' }],
    ['that ends in rubbish', `01${GTIN}21SN9${GS}??`, { gtin: GTIN, serial: 'SN9' }],
  ])('%s', (_what, raw, expected) => expect(readElementString(raw)).toEqual({ ...nothing, ...expected }))

  it.each([
    ['a serial that begins like one', '10LOT-7'],
    ['a wrong check digit', `01${GTIN.slice(0, -1)}2`],
    ['a wrong check digit, though said', `]C101${GTIN.slice(0, -1)}221SN9`],
    ['an EAN', '4006381333931'],
    ['no data', ']C101'],
    ['nothing', ''],
  ])('is not %s', (_what, raw) => expect(readElementString(raw)).toBeNull())

  it('is cut where it was put together, whatever its data', () => {
    const value = fc.string({ unit: fc.constantFrom(...'ABCXYZ0123456789-/.'.split('')), minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(value, value, fc.integer({ min: 1, max: 99_999_999 }), (batch, serial, count) => {
        const raw = `]d201${GTIN}10${batch}${GS}1727013121${serial}${GS}30${count}`
        expect(readElementString(raw)).toEqual({ ...nothing, gtin: GTIN, batch, serial, count, expiry: '270131' })
      }),
    )
  })

  it('survives any bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 800 }).map((all) => String.fromCharCode(...all))
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          bytes.map((text) => `]C101${GTIN}${text}`),
        ),
        (raw) => {
          const found = readElementString(raw)
          expect(found?.gtin ?? GTIN).toMatch(/^\d{14}$/)
          for (const value of [found?.batch, found?.serial]) expect((value ?? '').includes(GS)).toBe(false)
        },
      ),
    )
  })

  it('is what a scan carries, and its serial is the one to look up', () => {
    const scan = parseScan(`]C101${GTIN}10LOT${GS}21SN-9\r`)
    expect(scan).toMatchObject({ kind: 'foreign', symbology: ']C1', gs1: { gtin: GTIN, batch: 'LOT', serial: 'SN-9' } })
    expect(scan.kind === 'foreign' && serialOf(scan)).toBe('SN-9')
    expect(serialOf({ kind: 'foreign', text: 'SN-9' })).toBe('SN-9')
    const article = parseScan(`]C101${GTIN}10LOT`)
    expect(article.kind === 'foreign' && serialOf(article)).toBeNull()
  })
})

describe('a day of use by', () => {
  it.each([
    ['270131', '2027-01-31'],
    ['270200', '2027-02-28'],
    ['280200', '2028-02-29'],
    ['760101', '2076-01-01'],
    ['770101', '1977-01-01'],
    ['271301', null],
    ['270231', null],
    ['27013', null],
  ])('%s', (code, day) => expect(expiryDate(code, 2026)).toBe(day))

  it('looks ahead over the turn of a century', () => expect(expiryDate('050101', 2098)).toBe('2105-01-01'))
})
