import { expect, test } from 'vitest'
import { repairPartId } from '../../../shared/kernel/ids.ts'
import { restatedFields, restatedLine } from './RestatedParts.tsx'

test('only what was typed otherwise is said anew; what nobody touched may have changed meanwhile', () => {
  const part = (at: number) => ({
    id: repairPartId.parse(`0190a6c8-0000-7000-8000-00000000000${at}`),
    sku: 'FAN',
    name: { en: 'Fan', 'zh-CN': '风扇' },
    quantity: 1,
    oldSerial: null,
    newSerial: 'N',
    oldFate: 'kept' as const,
  })
  const typed = { ...restatedLine(part(2)), oldSerial: 'O' }
  expect(restatedFields([restatedLine(part(1)), typed])).toEqual([
    { id: part(2).id, oldSerial: 'O', newSerial: 'N', oldFate: 'kept' },
  ])
})
