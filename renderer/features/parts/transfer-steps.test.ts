import { expect, test } from 'vitest'
import type { CodeMeaning, PartSummary } from '../../../shared/parts/parts.ts'
import { binId, partId } from '../../../shared/kernel/ids.ts'
import { parseScan, quantityCode, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import type { Bin } from '../../../shared/stock/bins.ts'
import { nameIn, NO_TRANSFER, takeCode, takePieces, type Transfer, type TransferAnswer } from './transfer-steps.ts'

const id = (digit: number) => `0193a5f0-0000-7000-8000-00000000000${digit}`
const binAt = (digit: number): Bin => ({
  id: binId.parse(id(digit)),
  number: `B${digit}`,
  code: `S${digit}`,
  name: null,
  kind: 'shelf',
  keeperId: null,
  keeper: null,
  isActive: true,
  pieces: 0,
  version: 1,
})
const partAt = (digit: number, tracking: PartSummary['tracking'] = 'none'): PartSummary => ({
  id: partId.parse(id(digit)),
  number: `P${digit}`,
  sku: `SKU-${digit}`,
  makerNumber: null,
  name: { en: 'Part', 'zh-CN': '配件' },
  price: 100,
  tracking,
  isActive: true,
  available: 9,
})
const bin = (digit: number): CodeMeaning => ({ kind: 'bin', bin: binAt(digit) })
const part = (digit: number, tracking?: PartSummary['tracking'], lot: string | null = null): CodeMeaning => ({
  kind: 'part',
  part: partAt(digit, tracking),
  lot,
})
const typed = (text: string): [CodeMeaning, string] => [{ kind: 'unknown' }, text]

/** What the last of these codes did, all of them taken in turn. */
function answerOf(...codes: readonly (CodeMeaning | [CodeMeaning, string])[]): TransferAnswer {
  let transfer: Transfer = NO_TRANSFER
  let answer: TransferAnswer = { kind: 'step', transfer }
  for (const code of codes) {
    const [meaning, text] = Array.isArray(code) ? code : [code, '']
    answer = takeCode(transfer, meaning, text)
    if (answer.kind === 'step') transfer = answer.transfer
  }
  return answer
}

test('bin, part, other bin', () => {
  expect(answerOf(bin(1), part(1), bin(2))).toMatchObject({ kind: 'move', to: { code: 'S2' } })
})

test('the same part again is a piece more, and a figure is the quantity', () => {
  expect(answerOf(bin(1), part(1), part(1), part(1))).toMatchObject({ transfer: { quantity: 3 } })
  expect(answerOf(bin(1), part(1), typed('12'))).toMatchObject({ transfer: { quantity: 12 } })
})

test.each([
  ['a part before its bin', [part(1)], 'bin-first'],
  ['another part', [bin(1), part(1), part(2)], 'other-part'],
  ['the bin it comes from', [bin(1), part(1), bin(1)], 'same-bin'],
  ['the other bin before its serial', [bin(1), part(1, 'serial'), bin(2)], 'lot-needed'],
  ['one serial twice', [bin(1), part(1, 'serial', 'S-1'), part(1, 'serial', 's1')], 'twice'],
  ['no such code', [bin(1), typed('nothing')], 'unknown'],
  ['no whole number of pieces', [bin(1), part(1), typed('1.5')], 'unknown'],
  ['nothing at all', [bin(1), part(1), typed('0')], 'unknown'],
  ['far too many', [bin(1), part(1), typed('1000000000000')], 'unknown'],
] as const)('%s is no step: %s %s', (_what, codes, reason) => {
  expect(
    answerOf(...codes.map((code): CodeMeaning | [CodeMeaning, string] => (Array.isArray(code) ? typed(code[1]) : code))),
  ).toEqual({ kind: 'no', reason })
})

test('serials count themselves, scanned or typed', () => {
  const codes = [bin(1), part(1, 'serial'), part(1, 'serial', 'S-1'), typed('S-2')] as const
  expect(answerOf(...codes)).toMatchObject({ transfer: { lots: ['S-1', 'S-2'], quantity: 2 } })
  expect(answerOf(...codes, bin(2))).toMatchObject({ kind: 'move' })
})

test('of a batch there are many', () => {
  const codes = [bin(1), part(1, 'batch'), typed('LOT-7'), typed('5')] as const
  expect(answerOf(...codes)).toMatchObject({ transfer: { lots: ['LOT-7'], quantity: 5 } })
})

test('another bin before any part is the right one', () => {
  expect(answerOf(bin(1), bin(2))).toMatchObject({ transfer: { from: { code: 'S2' } } })
})

test('a scanned number of pieces is how many move, of what is in hand and counted', () => {
  const twelve = parseScan(scanCodeOf(quantityCode(12)))
  const holding = (tracking: PartSummary['tracking']) => ({ ...NO_TRANSFER, from: binAt(1), part: partAt(1, tracking) })
  expect(takePieces(holding('none'), twelve)).toMatchObject({ kind: 'step', transfer: { quantity: 12 } })
  expect(takePieces(holding('batch'), twelve)).toMatchObject({ kind: 'step', transfer: { quantity: 12 } })
  expect(takePieces(holding('serial'), twelve)).toBeUndefined()
  expect(takePieces({ ...NO_TRANSFER, from: binAt(1) }, twelve)).toBeUndefined()
  expect(takePieces(holding('none'), parseScan('12'))).toBeUndefined()
})

test('a piece at hand is called by the batch or serial in its code, without what the scanner puts before it', () => {
  const box = ']C1010400638133393110LOT-7\u001D21SN-1'
  const nameOf = (tracking: PartSummary['tracking'], payload: string) =>
    nameIn({ ...NO_TRANSFER, part: partAt(1, tracking) }, parseScan(payload), payload)
  expect([nameOf('serial', box), nameOf('batch', box), nameOf('serial', ']C0SN-2')]).toEqual(['SN-1', 'LOT-7', 'SN-2'])
  expect(nameOf('none', box)).toBe(box)
  expect(nameIn(NO_TRANSFER, parseScan(box), box)).toBe(box)
})
