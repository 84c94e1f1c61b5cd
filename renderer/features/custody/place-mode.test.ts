import { expect, test } from 'vitest'
import {
  accessoryCode,
  commandCode,
  jobNumber,
  parseScan,
  quantityCode,
  scanCodeOf,
  unitNumber,
} from '../../../shared/scan/scan-codes.ts'
import { openPlace, readPlaceScan } from './place-mode.ts'

const read = (payload: string) => readPlaceScan(parseScan(payload))

test('units are put into a place, an accessory says whose it is, and `cancel` ends it', () => {
  for (const unit of [scanCodeOf(jobNumber(1)), scanCodeOf(unitNumber(1)), 'SN-100']) expect(read(unit)).toEqual({ kind: 'unit' })
  expect(read(scanCodeOf(accessoryCode(7, 1)))).toEqual({ kind: 'accessory', job: jobNumber(7) })
  expect(read(scanCodeOf(commandCode('cancel')))).toEqual({ kind: 'end' })
  for (const code of [commandCode('undo'), quantityCode(2)]) expect(read(scanCodeOf(code))).toEqual({ kind: 'other' })
})

test('a place is put into for a minute after its last scan', () => {
  openPlace.remember('L1', 0)
  expect([openPlace.current(60_000), openPlace.current(60_001)]).toEqual(['L1', undefined])
  openPlace.forget()
})
