import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvText, decimalCell } from './csv.ts'

const BOM = '\ufeff'

/** A reader by the letter of RFC 4180, to hold the writer against. */
function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let rest = text.slice(BOM.length)
  while (rest !== '') {
    const match = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/.exec(rest)
    if (match === null) throw new Error(`no CSV from here: ${rest.slice(0, 40)}`)
    const [whole, quoted, plain, end] = match
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'))
    if (end === '\r\n') {
      rows.push(row)
      row = []
    }
    rest = rest.slice(whole.length)
  }
  return rows
}

describe('CSV', () => {
  test('has a byte order mark, commas and CRLF, and quotes only where it must', () => {
    expect(
      csvText([
        ['a', null, 'b c'],
        ['say "hi"', 'x,y', 'two\nlines'],
      ]),
    ).toBe(`${BOM}a,,b c\r\n"say ""hi""","x,y","two\nlines"\r\n`)
  })

  test.each([
    '=1+1',
    '+49',
    '-5',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '\u0000=1',
    '＝1',
    '＋1',
    '－1',
    '＠A',
    '﹢1',
    '−1',
    '  =1',
  ])('shows %j as text', (text) => {
    expect(readCsv(csvText([[text]]))).toEqual([[`'${text}`]])
  })

  test.each(['王小明', 'a=b', '5-3', 'x@y.example', '😀', "'quoted'"])('leaves %j as it is', (text) => {
    expect(readCsv(csvText([[text]]))).toEqual([[text]])
  })

  test('says again what was written, whatever it was', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), { minLength: 1 }),
        (rows) => {
          const read = readCsv(csvText(rows))
          expect(read.map((row) => row.length)).toEqual(rows.map((row) => row.length))
          rows.flat().forEach((cell, index) => expect([cell, `'${cell}`]).toContain(read.flat()[index]))
        },
      ),
    )
  })

  test('writes figures plainly, a minus sign and all', () => {
    expect(csvText([[decimalCell(-1250, 2), decimalCell(5, 2), decimalCell(-7, 0)]])).toBe(`${BOM}-12.50,0.05,-7\r\n`)
    expect(() => csvText([[{ decimal: '=1' }]])).toThrow(RangeError)
  })
})
