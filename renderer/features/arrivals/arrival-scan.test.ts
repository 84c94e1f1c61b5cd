import { expect, test } from 'vitest'
import type { ArrivalLine } from '../../../shared/arrivals/arrivals.ts'
import { jobId, modelId, unitId } from '../../../shared/kernel/ids.ts'
import { jobNumber, parseScan, rmaNumber, scanCodeOf, unitNumber } from '../../../shared/scan/scan-codes.ts'
import { arrivesAtOnce, readArrivalScan, readArrivalTyping } from './arrival-scan.ts'

const ID = '0192a000-0000-7000-8000-000000000001'
const line: ArrivalLine = {
  jobId: jobId.parse(ID),
  number: jobNumber(7),
  version: 1,
  stage: 'expected',
  state: 'expected',
  unitId: unitId.parse(ID),
  unitNumber: unitNumber(9),
  serial: 'SN 100-a',
  modelId: modelId.parse(ID),
  brand: 'Norden',
  modelName: 'Kettle 2',
  usualAccessories: [],
  announced: [],
  fault: 'dead',
  receivedAt: null,
  accessories: [],
  condition: null,
  mayUndo: false,
}
const rma = { number: rmaNumber(3), lines: [line] }
const scanned = (payload: string) => readArrivalScan(parseScan(payload), rma).kind

test('a serial in any spelling, the job’s code and the unit’s code are the unit; the slip is the parcel', () => {
  expect([scanned('sn100A'), scanned(scanCodeOf(jobNumber(7))), scanned(scanCodeOf(unitNumber(9)))]).toEqual([
    'line',
    'line',
    'line',
  ])
  expect(scanned(scanCodeOf(rmaNumber(3)))).toBe('this-rma')
  expect([scanned(scanCodeOf(rmaNumber(4))), scanned(scanCodeOf(jobNumber(8)))]).toEqual(['other', 'other'])
  expect(readArrivalScan(parseScan('SN-999'), rma)).toEqual({ kind: 'unlisted', text: 'SN-999' })
  expect(scanned('HBD58246864')).toBe('other')
  const makers = { ...rma, lines: [{ ...line, serial: 'HBD58246864' }] }
  expect(readArrivalScan(parseScan('HBD58246864'), makers).kind).toBe('line')
})

test('what is typed is a serial of the list, a number of the list, or a serial that is not on it', () => {
  expect(readArrivalTyping(' SN-100-A ', rma).kind).toBe('line')
  expect(readArrivalTyping('j 7', rma).kind).toBe('line')
  expect(readArrivalTyping('8', rma)).toEqual({ kind: 'unlisted', text: '8' })
})

test('a unit is looked at first where something should come along, or its serial is not known', () => {
  expect(arrivesAtOnce(line)).toBe(true)
  expect(arrivesAtOnce({ ...line, announced: ['Lid'] })).toBe(false)
  expect(arrivesAtOnce({ ...line, serial: null })).toBe(false)
})
