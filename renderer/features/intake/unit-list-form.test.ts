import { describe, expect, test } from 'vitest'
import type { JudgedLine } from '../../../shared/arrivals/arrivals.ts'
import { readUnitList } from '../../../shared/arrivals/unit-list.ts'
import { modelId, unitId } from '../../../shared/kernel/ids.ts'
import {
  announceSchema,
  checkLines,
  checkList,
  emptyUnitList,
  toAnnouncement,
  toListCheckIn,
  withListed,
} from './unit-list-form.ts'
import { checkInSchema } from './intake-form.ts'

const MODEL = '0192a000-0000-7000-8000-000000000001'
const CUSTOMER = '0192a000-0000-7000-8000-000000000002'
const UNIT = '0192a000-0000-7000-8000-000000000003'

const listOf = (text: string) => {
  const empty = emptyUnitList('en', 'expected')
  return {
    ...empty,
    customer: { kind: 'known', id: CUSTOMER, name: 'Dealer', phone: '1' } as const,
    model: { kind: 'known', id: MODEL, name: 'Norden Kettle 2', serialKind: 'plain' } as const,
    fault: 'dead',
    lines: withListed(empty.lines, readUnitList(text)),
  }
}
const clean: JudgedLine = { unit: null, model: null, refusal: null }

describe('a list of units', () => {
  test('takes the place of the blank line, and a second one comes under the first', () => {
    const first = listOf('SN-1\nSN-2').lines
    expect(withListed(first, readUnitList('SN-3')).map(({ id, serial }) => [id, serial])).toEqual([
      [2, 'SN-1'],
      [3, 'SN-2'],
      [4, 'SN-3'],
    ])
  })

  test('complains line by line: a serial that is none, the same unit again, and what the depot said', () => {
    const values = listOf('SN-1\n!\nsn 1\nSN-4')
    const refused: JudgedLine = { ...clean, refusal: { reason: 'model-unknown', params: { model: 'X' } } }
    const [one, two, three, four] = checkLines(values, [clean, clean, clean, refused])
    expect(one).toEqual([])
    expect(two).toMatchObject([{ cell: 'serial', message: expect.stringContaining('too') }])
    expect(three).toEqual([{ cell: 'serial', twinOf: 1 }])
    expect(four).toMatchObject([{ cell: 'model', refusal: { reason: 'model-unknown' } }])
  })

  test('needs a model and a fault, of the line, of all, or of the unit on file', () => {
    const bare = { ...listOf('SN-1'), model: { kind: 'none' } as const, fault: '' }
    expect(checkLines(bare, [clean])[0]?.map(({ cell }) => cell)).toEqual(['model', 'fault'])
    const unit = { id: unitId.parse(UNIT), modelId: modelId.parse(MODEL), modelName: 'Kettle', ownerName: null }
    expect(checkLines(bare, [{ ...clean, unit }])[0]?.map(({ cell }) => cell)).toEqual(['fault'])
  })

  test('becomes what the depot asks for, either way: the line’s own words before those of all', () => {
    const values = listOf('SN-1\tKettle 3\tleaks\tcord, lid\n\tKettle 3\t\t')
    const named: JudgedLine = { ...clean, model: { id: modelId.parse(UNIT), name: 'Norden Kettle 3' } }
    const announcement = announceSchema.parse(toAnnouncement(values, [named, named]))
    expect(announcement.units).toMatchObject([
      { unit: { serial: 'SN-1', model: { id: UNIT } }, fault: 'leaks', accessories: ['cord', 'lid'] },
      { unit: { serial: null, model: { id: UNIT } }, fault: 'dead', accessories: [] },
    ])
    const checkIn = checkInSchema.parse(toListCheckIn(values, undefined))
    expect(checkIn.jobs).toMatchObject([{ unit: { model: { id: MODEL } }, accessories: [{ name: 'cord' }, { name: 'lid' }] }, {}])
    expect(checkList(values, '2026-03-02')).toEqual({})
  })

  test('says who is missing, a day that is over, and more units than one RMA takes', () => {
    const many = Array.from({ length: 101 }, (_, index) => `SN-${1000 + index}`).join('\n')
    const values = { ...listOf(many), customer: { kind: 'other' } as const, expectedOn: '2026-03-01' }
    expect(Object.keys(checkList(values, '2026-03-02')).toSorted()).toEqual(['customer', 'expectedOn', 'lines'])
  })
})
