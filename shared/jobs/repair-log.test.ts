import { expect, test } from 'vitest'
import { repairEntryId, repairPartId } from '../kernel/ids.ts'
import { type LoggedPart, partNow, partsToCorrect } from './repair-log.ts'

const idAt = (at: number) => `0190a6c8-0000-7000-8000-00000000000${at}`
const fate = { oldSerial: 'OLD', newSerial: 'NEW', oldFate: 'kept' as const }
const part = (at: number): LoggedPart => ({
  id: repairPartId.parse(idAt(at)),
  sku: `P${at}`,
  name: { en: 'Fan', 'zh-CN': '风扇' },
  quantity: 1,
  ...fate,
})
const entry = (at: number, corrects: number | null, parts: LoggedPart[], said: Partial<typeof fate> | null = null) => ({
  id: repairEntryId.parse(idAt(at)),
  corrects: corrects === null ? null : repairEntryId.parse(idAt(corrects)),
  parts,
  restated: said === null ? [] : [{ id: part(1).id, ...fate, ...said }],
})

test('the last word of the log holds, and another part keeps its own', () => {
  const log = [
    entry(1, null, [part(1), part(2)]),
    entry(3, 1, [], { newSerial: 'MIDDLE' }),
    entry(4, 3, [], { newSerial: 'LAST' }),
  ]
  expect(partNow(log, part(1))).toEqual({ ...part(1), newSerial: 'LAST', version: 3 })
  expect(partNow(log, part(2))).toEqual({ ...part(2), version: 1 })
})

test('a correction of a correction still names the parts of the first entry, as they are now', () => {
  const log = [entry(1, null, [part(1), part(2)]), entry(3, 1, [], { oldSerial: 'X' }), entry(4, null, [part(4)])]
  const namesOf = (at: number) => partsToCorrect(log, log[at] ?? entry(9, null, [])).map(({ sku, oldSerial }) => [sku, oldSerial])
  expect(namesOf(1)).toEqual([
    ['P1', 'X'],
    ['P2', 'OLD'],
  ])
  expect(namesOf(1)).toEqual(namesOf(0))
  expect(namesOf(2)).toEqual([['P4', 'OLD']])
})
