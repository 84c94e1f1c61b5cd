import { describe, expect, test } from 'vitest'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import { PLAIN_PART } from '../../../shared/parts/parts.ts'
import { startLanguages } from '../../locales/i18n.ts'
import type { Tracking } from '../../../shared/stock/lots.ts'
import { checkPart, partValues, sentPart, withBarcode } from './part-form.ts'
import { EMPTY_STOCK, lotsOf, quantityOf, serialsOf, stockErrors, type StockStep } from './stock-form.ts'

const { t } = startLanguages('en')

describe('pieces as they are typed', () => {
  test('serials count themselves, each once', () => {
    const values = { ...EMPTY_STOCK, lots: 'S-1\n s1 \n\nS-2' }
    expect(serialsOf(values.lots)).toEqual(['s1', 'S-2'])
    expect(quantityOf('receive', 'serial', values)).toBe(2)
    expect(quantityOf('found', 'serial', values)).toBe(2)
    expect(lotsOf('serial', values, 2)).toEqual([
      { number: 's1', quantity: 1 },
      { number: 'S-2', quantity: 1 },
    ])
  })

  test.each([
    ['3', 3],
    ['', fieldMessage('required')],
    ['1.5', fieldMessage('tooFine', { digits: 0 })],
    ['three', fieldMessage('notANumber')],
  ])('%j is %j', (quantity, read) => {
    expect(quantityOf('receive', 'none', { ...EMPTY_STOCK, quantity })).toBe(read)
  })

  test('a batch is all of one', () => {
    expect(lotsOf('batch', { ...EMPTY_STOCK, lots: ' B-7 ' }, 4)).toEqual([{ number: 'B-7', quantity: 4 }])
  })

  test('what was found has a bin, its pieces and a reason, and no cost: only what is bought has one', () => {
    const missing = (step: StockStep, tracking: Tracking, values = EMPTY_STOCK) =>
      Object.keys(stockErrors(t, { step, tracking, digits: 2 }, values)).toSorted()
    expect(missing('found', 'none')).toEqual(['binId', 'quantity', 'reason'])
    expect(missing('found', 'serial')).toEqual(['binId', 'lots', 'quantity', 'reason'])
    expect(missing('receive', 'none')).toEqual(['binId', 'quantity', 'unitCost'])
    const found = { ...EMPTY_STOCK, binId: 'x', quantity: '2', reason: 'behind the shelf' }
    expect(missing('found', 'none', found)).toEqual([])
    expect(missing('found', 'batch', found)).toEqual(['lots'])
    expect(missing('found', 'serial', { ...found, quantity: '', lots: 'S-1\nS-2' })).toEqual([])
  })
})

describe('a part as it is typed', () => {
  const stored = {
    part: { ...PLAIN_PART, sku: 'X', name: { en: 'Lens', 'zh-CN': '' }, version: 1 },
    models: [],
    substitutes: [],
    version: 1,
  }
  const values = partValues(2)(stored)

  test('is the part that is stored', () => {
    const { version: _version, ...fields } = stored.part
    expect(sentPart(values, 2)).toEqual(fields)
    expect(checkPart(2)(values)).toEqual({})
  })

  test('says what is wrong with figures and codes, by field', () => {
    const wrong = { ...values, price: '', taxPoints: '19.123', minimum: '1.5', barcodes: ['4006381333932'] }
    expect(checkPart(2)(wrong)).toEqual({
      price: 'required',
      taxPoints: 'tooFine|digits=2',
      minimum: 'notWhole',
      'barcodes.0': 'badCheckDigit',
    })
  })

  test('has a code once, in whatever form it is scanned', () => {
    expect(withBarcode(['4006381333931'], ']C10104006381333931')).toEqual(['4006381333931'])
    expect(withBarcode([], '(01)04006381333931(10)B7')).toEqual(['04006381333931'])
  })
})
