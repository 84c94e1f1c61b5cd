import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readUnitList } from './unit-list.ts'

const NOTHING = { serial: '', model: '', fault: '', accessories: [] }
const unit = (part: object) => ({ ...NOTHING, ...part })

/** A cell as a sheet writes it: always quoted, so that anything may be in it. */
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
/** Text that survives the trimming of a cell, with everything that could be taken for the structure of the list. */
const words = fc.stringMatching(/^[A-Z0-9王小,;"\t\n ，；故障-]{0,12}$/).map((text) => text.trim())
const serial = fc
  .stringMatching(/^[A-Z][A-Z0-9]{3,10}$/)
  .filter((text) => !['SERIAL', 'SERIALS', 'IMEI', 'IMEISN'].includes(text))

describe('a list of units', () => {
  test('is one serial a line, whatever the line ends with', () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(readUnitList(['SN-1001', ' SN-1002 ', '', 'SN-1003', ''].join(end))).toEqual(
        ['SN-1001', 'SN-1002', 'SN-1003'].map((text) => unit({ serial: text })),
      )
  })

  test.each([
    ['tabs', 'SN-1\tKettle 2\tdead\tcord, lid', '\t'],
    ['semicolons', 'SN-1;Kettle 2;dead;"cord; lid"', ';'],
    ['commas', 'SN-1,Kettle 2,dead,"cord,lid"', ','],
    ['Chinese commas', 'SN-1，Kettle 2，dead，cord、lid', '，'],
  ])('has its cells parted by %s', (_name, text) => {
    expect(readUnitList(text)).toEqual([{ serial: 'SN-1', model: 'Kettle 2', fault: 'dead', accessories: ['cord', 'lid'] }])
  })

  test('takes its columns by their heading, in English and in Chinese, in any order, past a byte order mark', () => {
    const found = [unit({ serial: 'SN-1', model: 'Kettle 2', fault: 'dead' })]
    expect(readUnitList('\ufeffModel;Colour;Serial No.;Problem\nKettle 2;red;SN-1;dead')).toEqual(found)
    expect(readUnitList('产品型号\t故障描述\t序列号\nKettle 2\tdead\tSN-1')).toEqual(found)
    expect(readUnitList('S/N,Fault,Model\nSN-1,dead,Kettle 2')).toEqual(found)
  })

  test('keeps a comma within a fault where tabs part the cells', () => {
    expect(readUnitList('SN-1\tKettle 2\tdead, smells, hot\nSN-2\tKettle 2\tleaks')[0]?.fault).toBe('dead, smells, hot')
  })

  test('takes a quote that is never closed for a character', () => {
    expect(readUnitList('SN-1;TV 32";no picture\nSN-2;TV 32";dark')).toEqual([
      unit({ serial: 'SN-1', model: 'TV 32"', fault: 'no picture' }),
      unit({ serial: 'SN-2', model: 'TV 32"', fault: 'dark' }),
    ])
  })

  test('is what was written, for every cell and every delimiter', () => {
    const rows = fc.array(fc.record({ serial, model: words, fault: words }), { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(rows, fc.constantFrom('\t', ';', ',', '，', '；'), fc.constantFrom('\n', '\r\n'), (units, delimiter, end) => {
        const lines = units.map((one) => [one.serial, one.model, one.fault].map(quoted).join(delimiter))
        expect(readUnitList(lines.join(end))).toEqual(units.map((one) => unit(one)))
      }),
    )
  })

  test('never fails, never invents a line and never drops a word of a plain one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const lines = text.split(/\r\n?|\n/).length
        expect(readUnitList(text).length).toBeLessThanOrEqual(lines)
      }),
    )
    fc.assert(
      fc.property(fc.array(serial, { maxLength: 60 }), (serials) => {
        expect(readUnitList(serials.join('\n')).map((one) => one.serial)).toEqual(serials)
      }),
    )
  })
})
