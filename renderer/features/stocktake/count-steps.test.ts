import { describe, expect, test } from 'vitest'
import { binId, partId } from '../../../shared/kernel/ids.ts'
import type { CodeMeaning, PartSummary } from '../../../shared/parts/parts.ts'
import { askBefore, type AtHand, type Counting, figureOf, isAtHand, readCode } from './count-steps.ts'

const id = (digit: number) => `0193a5f0-0000-7000-8000-00000000000${digit}`
const UNKNOWN: CodeMeaning = { kind: 'unknown' }
const SEVERAL: CodeMeaning = { kind: 'several', code: 'X', parts: [] }
const bin = (digit: number): CodeMeaning => ({
  kind: 'bin',
  bin: {
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
  },
})
const part = (tracking: PartSummary['tracking'], lot: string | null = null): CodeMeaning => ({
  kind: 'part',
  part: {
    id: partId.parse(id(7)),
    number: 'P7',
    sku: 'SKU-7',
    makerNumber: null,
    name: { en: 'Part', 'zh-CN': '配件' },
    price: 100,
    tracking,
    isActive: true,
    available: 9,
  },
  lot,
})
const hand = (tracking: AtHand['tracking'], lot: string | null = null): AtHand => ({
  partId: partId.parse(id(7)),
  sku: 'SKU-7',
  name: { en: 'Part', 'zh-CN': '配件' },
  tracking,
  lot,
})
const at = (atHand: AtHand | null): Counting => ({ binId: id(1), atHand })
const typed = (text: string) => ({ text, isTyped: true })
const scanned = (text: string) => ({ text, isTyped: false })

describe('a code while bins are counted', () => {
  test.each([
    ['a bin before all', { binId: null, atHand: null }, bin(1), { kind: 'bin' }],
    ['the next bin', at(null), bin(2), { kind: 'bin' }],
    ['the bin at hand', at(null), bin(1), { kind: 'no', reason: 'same-bin' }],
    ['a part before all', { binId: null, atHand: null }, part('none'), { kind: 'no', reason: 'bin-first' }],
    ['a part', at(null), part('none'), { kind: 'count', figure: { more: 1 }, part: { lot: null } }],
    ['a batch part', at(null), part('batch'), { kind: 'lot', part: { lot: null } }],
    ['a serial part with another serial at hand', at(hand('serial', 'A1')), part('serial'), { kind: 'lot', part: { lot: null } }],
    ['the batch at hand again', at(hand('batch', 'B1')), part('batch'), { kind: 'count', part: { lot: 'B1' } }],
    ['a serial', at(null), part('serial', 'A1'), { kind: 'count', figure: { more: 1 }, part: { lot: 'A1' } }],
    ['a number of several parts', at(null), SEVERAL, { kind: 'no', reason: 'several' }],
  ] as const)('%s', (_, counting, meaning, answer) => {
    expect(readCode(counting, meaning, scanned('HB'))).toMatchObject(answer)
  })

  test.each([
    ['a figure of the part at hand', hand('none'), typed('12'), { kind: 'count', figure: { counted: 12 } }],
    ['none of it', hand('none'), typed('0'), { kind: 'count', figure: { counted: 0 } }],
    [
      'a figure of the batch at hand',
      hand('batch', 'B1'),
      typed('3'),
      { kind: 'count', figure: { counted: 3 }, part: { lot: 'B1' } },
    ],
    ['digits where the batch is wanted', hand('batch'), typed('260715'), { kind: 'count', part: { lot: '260715' } }],
    [
      'digits where a serial is wanted',
      hand('serial', 'A1'),
      typed('99'),
      { kind: 'count', part: { lot: '99' }, figure: { more: 1 } },
    ],
    ['less than none', hand('none'), typed('-1'), { kind: 'no', reason: 'figure' }],
    ['a piece and a half', hand('none'), typed('1.5'), { kind: 'no', reason: 'figure' }],
    ['10^12', hand('none'), typed('1000000000000'), { kind: 'no', reason: 'figure' }],
    ['words', hand('none'), typed('twelve'), { kind: 'no', reason: 'unknown' }],
    ['a barcode that nobody knows', hand('none'), scanned('4006381333931'), { kind: 'no', reason: 'unknown' }],
    ['a few digits, scanned', hand('none'), scanned('12'), { kind: 'no', reason: 'unknown' }],
    ['anything with nothing at hand', null, typed('12'), { kind: 'no', reason: 'unknown' }],
  ] as const)('that nobody knows: %s', (_, atHand, code, answer) => {
    expect(readCode(at(atHand), UNKNOWN, code)).toMatchObject(answer)
  })
})

test.each([
  ['0', 0],
  [' 1000000 ', 1_000_000],
  ['1000001', null],
  ['1e3', null],
  ['-1', null],
  ['', null],
])('the figure %j is %j', (text, figure) => {
  expect(figureOf(text)).toBe(figure)
})

test('a line is of what is at hand whatever the case of its serial', () => {
  const { partId: ofPart } = hand('serial')
  expect(isAtHand(hand('serial', 'ab-1'), { partId: ofPart, lot: 'AB-1' })).toBe(true)
  expect(isAtHand(hand('serial', 'ab-2'), { partId: ofPart, lot: 'AB-1' })).toBe(false)
  expect(isAtHand(null, { partId: ofPart, lot: null })).toBe(false)
})

test.each([
  [undefined, 'outside'],
  [{ state: 'open', byId: null }, null],
  [{ state: 'left-out', byId: null }, null],
  [{ state: 'counting', byId: id(1) }, null],
  [{ state: 'counting', byId: id(2) }, 'counting'],
  [{ state: 'counted', byId: id(1) }, 'counted'],
] as const)('going to %j asks %j', (place, ask) => {
  // Safe: ids are plain text.
  expect(askBefore(place as Parameters<typeof askBefore>[0], id(1))).toBe(ask)
})
