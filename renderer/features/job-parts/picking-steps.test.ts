import { describe, expect, test } from 'vitest'
import { binId, partId } from '../../../shared/kernel/ids.ts'
import type { PickLine } from '../../../shared/job-parts/picking.ts'
import type { CodeMeaning, PartSummary } from '../../../shared/parts/parts.ts'
import type { Bin } from '../../../shared/stock/bins.ts'
import type { Tracking } from '../../../shared/stock/lots.ts'
import { lineAtHand, NOTHING_PICKED, type Picking, questionOf, takeCode } from './picking-steps.ts'

const uuid = (last: number) => `00000000-0000-7000-8000-00000000000${last}`
const [A, B] = [binId.parse(uuid(1)), binId.parse(uuid(2))]
const name = { en: 'Seal', 'zh-CN': '密封圈' }
const lineOf = (part: number, bin: typeof A, quantity: number, tracking: Tracking = 'none'): PickLine => {
  return {
    partId: partId.parse(uuid(part)),
    sku: `P${part}`,
    name,
    tracking,
    binId: bin,
    binCode: bin === A ? 'A1' : 'B1',
    quantity,
  }
}
const seals = lineOf(3, A, 2)
const pump = lineOf(4, A, 1, 'serial')
const glue = lineOf(5, B, 2, 'batch')
const lines = [seals, pump, glue]

// A meaning has everything the depot knows of a bin or part; the steps look at their ids alone.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const bin = (id: typeof A): CodeMeaning => ({ kind: 'bin', bin: { id } as Bin })
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const partOf = (line: PickLine) => ({ id: line.partId }) as PartSummary
const part = (line: PickLine, lot: string | null = null): CodeMeaning => ({ kind: 'part', part: partOf(line), lot })
const words: CodeMeaning = { kind: 'unknown' }

/** What a row of codes leads to; refused ones leave everything as it was. */
const after = (...codes: [CodeMeaning, string?][]) =>
  codes.reduce<{ picking: Picking; last: ReturnType<typeof takeCode> | null }>(
    ({ picking }, [meaning, text = '']) => {
      const last = takeCode(lines, picking, { meaning, text })
      return { picking: last.kind === 'step' ? last.picking : picking, last }
    },
    { picking: NOTHING_PICKED, last: null },
  )
const asked = (picking: Picking) => {
  const line = lineAtHand(lines, picking)
  return line === undefined ? null : [line.sku, questionOf(line, picking)]
}

describe('picking asks', () => {
  test('for the first bin, then for what lies in it', () => {
    expect(asked(NOTHING_PICKED)).toEqual(['P3', 'bin'])
    expect(asked(after([bin(A)]).picking)).toEqual(['P3', 'part'])
    expect(asked(after([bin(B)]).picking)).toEqual(['P5', 'part'])
  })

  test('for each piece until all are in the hand', () => {
    expect(asked(after([bin(A)], [part(seals)]).picking)).toEqual(['P3', 'count'])
    expect(after([bin(A)], [part(seals)], [part(seals)]).last).toEqual({ kind: 'pick', line: seals, quantity: 2, lot: null })
  })

  test('for a figure, in place of the next piece', () => {
    expect(after([bin(A)], [part(seals)], [words, '1']).last).toMatchObject({ kind: 'pick', quantity: 1 })
    expect(after([bin(A)], [part(seals)], [words, '3']).last).toEqual({ kind: 'no', reason: 'too-many' })
    expect(after([bin(A)], [part(seals)], [words, '1.5']).last).toEqual({ kind: 'no', reason: 'unknown' })
    expect(after([bin(A)], [part(seals)], [words, '0']).last).toEqual({ kind: 'no', reason: 'unknown' })
  })

  test('for a serial or a batch, unless its code said it', () => {
    expect(asked(after([bin(A)], [part(pump)]).picking)).toEqual(['P4', 'serial'])
    expect(after([bin(A)], [part(pump)], [words, 'SN-1']).last).toEqual({ kind: 'pick', line: pump, quantity: 1, lot: 'SN-1' })
    expect(after([bin(A)], [part(pump, 'SN-1')]).last).toMatchObject({ kind: 'pick', lot: 'SN-1' })
    expect(asked(after([bin(B)], [part(glue)]).picking)).toEqual(['P5', 'batch'])
    const twice = after([bin(B)], [part(glue)], [words, 'L7'], [part(glue, 'L7')])
    expect(twice.last).toEqual({ kind: 'pick', line: glue, quantity: 2, lot: 'L7' })
  })
})

test('picking refuses what is not of this job or not here', () => {
  expect(after([part(seals)]).last).toEqual({ kind: 'no', reason: 'bin-first' })
  expect(after([bin(binId.parse(uuid(9)))]).last).toEqual({ kind: 'no', reason: 'other-bin' })
  expect(after([bin(A)], [part(glue)]).last).toEqual({ kind: 'no', reason: 'other-part' })
  expect(after([words, 'NO-SUCH']).last).toEqual({ kind: 'no', reason: 'unknown' })
})

test('of several parts with one code the one in this bin is meant', () => {
  const several: CodeMeaning = { kind: 'several', code: '400', parts: [partOf(glue), partOf(seals)] }
  expect(asked(after([bin(A)], [several]).picking)).toEqual(['P3', 'count'])
})
