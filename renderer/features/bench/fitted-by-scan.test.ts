import { expect, test } from 'vitest'
import { partId } from '../../../shared/kernel/ids.ts'
import { parseScan, quantityCode, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { fittedByScan } from './fitted-by-scan.ts'
import type { FittedLine } from './FittedParts.tsx'
import { withSerial } from './serial-aim.ts'

const line = (lot: string | null, isSerial: boolean): FittedLine => ({
  partId: partId.parse('01936c2e-7a10-7000-8000-000000000001'),
  sku: 'X',
  name: { en: 'X', 'zh-CN': '' },
  lot,
  isSerial,
  inHand: 5,
  isFitted: false,
  quantity: 1,
  oldSerial: '',
  newSerial: '',
  oldFate: '',
})
const boxOf = (serial: string) => parseScan(`]C1010400638133393110LOT-7\u001D21${serial}`)

test('the serial in hand is the one that went in, plain or in an element string; the next one came out', () => {
  const lines = [line('LOT-8', false), line('SN-1', true)]
  const fitted = fittedByScan(lines, boxOf('sn-1')) ?? []
  expect(fitted.map(({ isFitted }) => isFitted)).toEqual([false, true])
  expect(fittedByScan(lines, parseScan('SN 1'))?.[1]).toMatchObject({ isFitted: true, oldSerial: '' })
  expect(fittedByScan(fitted, parseScan('OLD-9'))?.[1]).toMatchObject({ oldSerial: 'OLD-9' })
  expect(fittedByScan(lines, parseScan('OLD-9'))).toBeUndefined()
})

test('a batch is found by the batch of the box', () => {
  expect(fittedByScan([line('LOT-7', false)], boxOf('SN-1'))?.[0]).toMatchObject({ isFitted: true })
})

test('a number of pieces is that of the only line', () => {
  const three = parseScan(scanCodeOf(quantityCode(3)))
  expect(fittedByScan([line(null, false)], three)?.[0]).toMatchObject({ isFitted: true, quantity: 3 })
  expect(fittedByScan([line(null, false), line(null, false)], three)).toBeUndefined()
})

test('the serial field that somebody went to takes a scanned serial, of every part', () => {
  const lines = [line(null, false), line('LOT-7', false), line('SN-1', true)]
  const serialsAfter = (code: string, at: number, field: 'oldSerial' | 'newSerial') =>
    fittedByScan(lines, parseScan(code), { at, field })?.map(({ oldSerial, newSerial }) => [oldSerial, newSerial])
  const nothing = ['', '']
  expect(serialsAfter('OLD-9', 0, 'oldSerial')).toEqual([['OLD-9', ''], nothing, nothing])
  expect(serialsAfter(']C0NEW-9', 0, 'newSerial')).toEqual([['', 'NEW-9'], nothing, nothing])
  expect(fittedByScan(lines, boxOf('NEW-9'), { at: 1, field: 'newSerial' })?.[1]).toMatchObject({ newSerial: 'NEW-9' })
  // What is in hand by its serial is the new piece, wherever somebody stands.
  expect(fittedByScan(lines, parseScan('SN-1'), { at: 0, field: 'oldSerial' })).toMatchObject([
    { oldSerial: '' },
    {},
    { isFitted: true, oldSerial: '' },
  ])
})

test('an article without a serial is not taken for one, and a line of a correction takes what is scanned into it', () => {
  const article = parseScan(']C10104006381333931')
  expect(withSerial([{ oldSerial: '', newSerial: '' }], article, { at: 0, field: 'oldSerial' })).toBeUndefined()
  const old = parseScan('OLD-9')
  expect(withSerial([{ oldSerial: 'OLD-8', newSerial: '' }], old, { at: 0, field: 'oldSerial' })).toEqual([
    { oldSerial: 'OLD-9', newSerial: '' },
  ])
  expect(withSerial([{ oldSerial: 'OLD-8', newSerial: '' }], old, null)).toBeUndefined()
  expect(withSerial([], old, { at: 0, field: 'oldSerial' })).toBeUndefined()
})
