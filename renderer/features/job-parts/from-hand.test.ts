import { expect, test } from 'vitest'
import { binId } from '../../../shared/kernel/ids.ts'
import { binNumber, parseScan, quantityCode, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { handByScan } from './from-hand.ts'

const plain = { tracking: 'none', inHand: [] } as const
const bySerial = {
  tracking: 'serial',
  inHand: [{ number: 'SN-1' }, { number: 'SN-2' }],
} as const
const byBatch = { tracking: 'batch', inHand: [{ number: 'LOT-7' }] } as const
const bin = { id: binId.parse('01936c2e-7a10-7000-8000-000000000001'), number: binNumber(4) }
const box = parseScan(']C1010400638133393110LOT-7\u001D21SN2')
const three = parseScan(scanCodeOf(quantityCode(3)))

test('a bin that they may go to is taken, another is not', () => {
  expect(handByScan(plain, [bin], parseScan(scanCodeOf(bin.number)))).toEqual({ binId: bin.id })
  expect(handByScan(plain, [bin], parseScan(scanCodeOf(binNumber(5))))).toBeUndefined()
})

test('a number of pieces is how many; serials leave the hand one by one', () => {
  expect(handByScan(plain, [], three)).toEqual({ quantity: 3 })
  expect(handByScan(byBatch, [], three)).toEqual({ quantity: 3 })
  expect(handByScan(bySerial, [], three)).toBeUndefined()
})

test('the piece in hand is chosen by its own serial or batch, plain or in an element string', () => {
  expect(handByScan(bySerial, [], parseScan('sn 2'))).toEqual({ lot: 'SN-2' })
  expect(handByScan(bySerial, [], box)).toEqual({ lot: 'SN-2' })
  expect(handByScan(byBatch, [], box)).toEqual({ lot: 'LOT-7' })
  expect(handByScan(bySerial, [], parseScan('SN-3'))).toBeUndefined()
  expect(handByScan(plain, [], parseScan('SN-1'))).toBeUndefined()
})
