import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText } from '../csv/csv.ts'
import { OpenQuoteError, readCsv } from '../csv/read-csv.ts'
import { isSameValue, readCell, writeCell } from './cells.ts'
import { guessKind, guessMapping, headingKey, IMPORT_COLUMNS, IMPORT_KINDS, missingColumns } from './columns.ts'
import { findTwins, readLine, type Seen } from './read-line.ts'

describe('a CSV file that is read', () => {
  test('is what was written, cell by cell, formulas and apostrophes too', () => {
    const cell = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('=1', "'=1", "''+2", "'a", '-', '"', 'a"b\n,;', ' x '))
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (rows) => {
        const plain = [['a', 'b'], ...rows.map((row) => row.map((text) => text.replaceAll('\r', '')))]
        expect([...readCsv(csvText(plain).slice(1))]).toEqual(plain)
      }),
    )
  })

  test.each([
    [
      'a;b\r\n1,5;2\r\n',
      [
        ['a', 'b'],
        ['1,5', '2'],
      ],
    ],
    [
      'a\tb\n1\t2',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
    ['sep=|\r\na|b\r\n', [['a', 'b']]],
    ['a,b\n\n,\n', [['a', 'b'], [''], ['', '']]],
    [
      '"a, b",c\n"x""y" z,\n',
      [
        ['a, b', 'c'],
        ['x"y z', ''],
      ],
    ],
    ['a，b\n', [['a', 'b']]],
  ])('keeps rows and their numbers: %j', (text, rows) => {
    expect([...readCsv(text)]).toEqual(rows)
  })

  test('says in which row a quote stays open', () => {
    expect(() => [...readCsv('a,b\n1,"2\n3,4\n')]).toThrow(OpenQuoteError)
  })
})

describe('headings', () => {
  test.each(IMPORT_KINDS)('that an export of %s writes are known in both languages', (kind) => {
    for (const language of ['en', 'zh-CN'] as const) {
      const headings = IMPORT_COLUMNS[kind].map(({ heading }) => heading[language])
      const whole = Object.fromEntries(IMPORT_COLUMNS[kind].map(({ key }, at) => [key, at]))
      expect(guessMapping(kind, headings)).toEqual(whole)
      expect(guessKind(headings)).toBe(kind)
    }
  })

  test.each(IMPORT_KINDS)('of %s mean one column each', (kind) => {
    const names = IMPORT_COLUMNS[kind].map(({ heading, also }) => [
      ...new Set([headingKey(heading.en), headingKey(heading['zh-CN']), ...also.filter((word) => word !== '')]),
    ])
    expect(names.flat().toSorted()).toEqual([...new Set(names.flat())].toSorted())
  })

  test('are known by other names, with units and dashes; what is lacking is said', () => {
    expect(guessMapping('parts', ['Part-No.', 'Description', 'Price (EUR)', '', 'Colour'])).toEqual({
      sku: 0,
      nameEn: 1,
      price: 2,
    })
    expect(missingColumns('stock', { sku: 0, quantity: 2 }).map(({ key }) => key)).toEqual(['bin'])
  })
})

describe('a cell', () => {
  test.each([
    ['money', '1 234,50', 123450],
    ['money', '１２．５', 1250],
    ['percent', '19 %', 1900],
    ['whole', '5.0', 5],
    ['yes-no', '是', true],
    ['yes-no', 'No', false],
    ['tracking', 'By Serial', 'serial'],
    ['codes', '4006381333931、 96385074;', ['4006381333931', '96385074']],
    ['models', 'Norvaak X1; Norvaak, the second', ['Norvaak X1', 'Norvaak, the second']],
  ] as const)('of %s reads %s', (type, text, value) => {
    expect(readCell(type, text, 2)).toEqual({ value })
  })

  test.each([
    ['money', '1.005', 'tooFine|digits=2'],
    ['money', '12 €', 'notANumber'],
    ['whole', '1.5', 'notWhole'],
    ['yes-no', 'perhaps', 'notYesNo'],
    ['code', '4.00638E+12', 'roundedNumber'],
  ] as const)('of %s refuses %s', (type, text, problem) => {
    expect(readCell(type, text, 2)).toEqual({ problem })
  })

  test('is read again as it is written, in either language', () => {
    for (const language of ['en', 'zh-CN'] as const) {
      for (const [type, value] of [
        ['money', -5],
        ['percent', 1905],
        ['yes-no', false],
        ['tracking', 'batch'],
        ['codes', ['96385074']],
        ['models', ['Norvaak X1']],
      ] as const) {
        const cell = writeCell(type, value, { digits: 2, language })
        expect(readCell(type, typeof cell === 'object' && cell !== null ? cell.decimal : (cell ?? ''), 2)).toEqual({ value })
      }
    }
  })

  test('says the same as another in any order and spelling of codes', () => {
    expect(isSameValue('codes', ['4006381333931', 'a-1'], ['A-1', '04006381333931'])).toBe(true)
    expect(isSameValue('codes', ['a'], ['a', 'b'])).toBe(false)
    expect(isSameValue('money', null, 0)).toBe(false)
  })
})

describe('a line', () => {
  const mapping = guessMapping('stock', ['SKU', 'Bin', 'Pieces', 'Cost'])
  const read = (...cells: string[]) => readLine(cells, { kind: 'stock', mapping, digits: 2 })

  test('says everything that is wrong with it at once', () => {
    expect(read('a', 'S1', '5', '')).toEqual({ row: { sku: 'A', bin: 'S1', quantity: 5 } })
    expect(read('', 'S1', '-1', 'x')).toEqual({
      faults: [
        { column: 'sku', message: 'required' },
        { column: 'cost', message: 'notANumber' },
        { column: 'quantity', message: 'tooSmall|min=0' },
      ],
    })
  })

  test('is the twin of the first that says the same, and of itself never', () => {
    const seen: Seen = new Map()
    const row = { sku: 'A', bin: 'S1-01', quantity: 1 }
    expect(findTwins('stock', row, 2, seen)).toEqual([])
    expect(findTwins('stock', row, 2, seen)).toEqual([])
    expect(findTwins('stock', { ...row, bin: 's1-01 ' }, 3, seen)).toEqual([{ column: 'sku', twinOf: 2 }])
    expect(findTwins('stock', { ...row, lot: 'B1' }, 4, seen)).toEqual([])
  })
})
