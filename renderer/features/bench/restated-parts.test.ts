import { expect, test } from 'vitest'
import { repairPartId } from '../../../shared/kernel/ids.ts'
import { restatedFields, restatedLine, restatedOnTop } from './RestatedParts.tsx'

const part = (at: number) => ({
  id: repairPartId.parse(`0190a6c8-0000-7000-8000-00000000000${at}`),
  sku: 'FAN',
  name: { en: 'Fan', 'zh-CN': '风扇' },
  quantity: 1,
  oldSerial: null,
  newSerial: 'N',
  oldFate: 'kept' as const,
  version: at,
})

test('only what was typed otherwise is said anew; what nobody touched may have changed meanwhile', () => {
  const typed = { ...restatedLine(part(2)), oldSerial: 'O' }
  expect(restatedFields([restatedLine(part(1)), typed])).toEqual([
    { id: part(2).id, version: 2, oldSerial: 'O', newSerial: 'N', oldFate: 'kept' },
  ])
})

test('on top of what somebody else said, what was typed stays and what nobody touched is as they said', () => {
  const typed = { ...restatedLine(part(2)), oldFate: 'scrapped' as const }
  const theirs = { ...part(2), newSerial: 'N-2', oldFate: 'returned' as const, version: 3 }
  const lines = restatedOnTop([restatedLine(part(1)), typed], [theirs, { ...part(1), oldSerial: 'O', version: 2 }])
  expect(lines.map(({ oldSerial, newSerial, oldFate }) => [oldSerial, newSerial, oldFate])).toEqual([
    ['O', 'N', 'kept'],
    ['', 'N-2', 'scrapped'],
  ])
  expect(restatedFields(lines)).toEqual([{ id: part(2).id, version: 3, oldSerial: '', newSerial: 'N-2', oldFate: 'scrapped' }])
})
