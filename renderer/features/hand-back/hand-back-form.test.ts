import { describe, expect, test } from 'vitest'
import type { Gate } from '../../../shared/hand-back/hand-back.contract.ts'
import { handBackGate, isGateGreen } from '../../../shared/hand-back/hand-back.ts'
import { accessoryId, jobId } from '../../../shared/kernel/ids.ts'
import { accessoryCode, jobNumber, parseScan, rmaNumber, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import {
  emptyHandBack,
  gateSession,
  identityOf,
  isUntouched,
  readGateScan,
  signingOf,
  toCompletion,
  withTick,
} from './hand-back-form.ts'

const accessory = (id: string, position: number, name: string) => ({
  id: accessoryId.parse(`01900000-0000-7000-8000-00000000000${id}`),
  position,
  code: accessoryCode(7, position),
  name,
  note: null,
  returnedAt: null,
  explanation: null,
})
const charger = accessory('1', 1, 'Charger')
const bag = accessory('2', 2, 'Bag')

const job = {
  id: jobId.parse('01900000-0000-7000-8000-000000000007'),
  number: jobNumber(7),
  rmaNumber: rmaNumber(3),
  stage: 'ready',
  outcome: null,
  isUrgent: false,
  severity: null,
  customerName: '王小明',
  brand: 'Nordlicht',
  modelName: 'K2',
  serial: 'SN-1',
  fault: 'dead',
  symptoms: [],
  receivedAt: '2026-11-20T08:00:00.000Z',
  dueOn: null,
  stageSince: '2026-11-21T08:00:00.000Z',
  closedAt: null,
  version: 4,
} as const

const gate: Gate = {
  job: { ...job, symptoms: [] },
  customerName: '王小明',
  fault: 'dead',
  workDone: [],
  accessories: [charger, bag],
  facts: {
    stage: 'ready',
    isOnHold: false,
    holdReason: null,
    outcome: 'repaired',
    testState: 'passed',
    partsInHand: [],
    planState: 'settled',
    due: 0,
    loaner: null,
  },
  repairWarranty: { partsUntil: null, labourUntil: null },
  siblings: [{ ...job, symptoms: [], id: jobId.parse('01900000-0000-7000-8000-000000000008'), number: jobNumber(8), due: 0 }],
}

const scanned = (number: string) => readGateScan(parseScan(scanCodeOf(number)), gate)
const empty = emptyHandBack('王小明')

describe('a scan at the hand-back', () => {
  test('ticks an accessory of this job and refuses the tag of another', () => {
    expect(scanned(bag.code)).toEqual({ kind: 'tick', accessory: bag })
    expect(scanned(accessoryCode(8, 1))).toEqual({ kind: 'foreign-accessory', code: accessoryCode(8, 1) })
  })

  test('takes the slip of this RMA as proof of identity and no other', () => {
    expect(scanned(rmaNumber(3))).toEqual({ kind: 'identity', number: rmaNumber(3) })
    expect(scanned(rmaNumber(4))).toEqual({ kind: 'other-slip', number: rmaNumber(4) })
  })

  test('knows this job, its siblings, and leaves the rest to others', () => {
    expect(scanned(jobNumber(7))).toEqual({ kind: 'this-job' })
    expect(scanned(jobNumber(8))).toEqual({ kind: 'sibling', number: jobNumber(8) })
    expect(scanned(jobNumber(9))).toEqual({ kind: 'none' })
    expect(readGateScan(parseScan('SN-1'), gate)).toEqual({ kind: 'none' })
  })
})

describe('identity', () => {
  test('is proved by the way that is chosen only', () => {
    const values = { ...empty, code: '123456', isDocumentSeen: true }
    expect(identityOf(values)).toBeNull()
    expect(identityOf({ ...values, slip: rmaNumber(3) })).toEqual({ way: 'slip', rmaNumber: rmaNumber(3) })
    expect(identityOf({ ...values, identityWay: 'document' })).toEqual({ way: 'document', note: null })
  })

  test.each(['12345', '1234567', '12345a', ''])('a pick-up code has six digits, %j has not', (code) => {
    expect(identityOf({ ...empty, identityWay: 'pickup-code', code })).toBeNull()
  })

  test('a pick-up code may be typed with a blank or in full width', () => {
    const code = (typed: string) => identityOf({ ...empty, identityWay: 'pickup-code', code: typed })
    expect(code('123 456')).toEqual({ way: 'pickup-code', code: '123456' })
    expect(code('１２３４５６')).toEqual({ way: 'pickup-code', code: '123456' })
  })
})

describe('what is sent', () => {
  const isGreen = (values: typeof empty, signature: Parameters<typeof gateSession>[2]) =>
    isGateGreen(handBackGate(gate.facts, gateSession(values, gate.accessories, signature)))

  test('needs each accessory returned or explained, identity and signature', () => {
    const one = withTick(empty, charger.id, { isReturned: true, isScanned: true })
    const both = withTick(one, bag.id, { explanation: 'lost by the customer' })
    const proved = { ...both, slip: rmaNumber(3) }
    expect(isGreen({ ...one, slip: rmaNumber(3) }, { kind: 'paper' })).toBe(false)
    expect(isGreen(both, { kind: 'paper' })).toBe(false)
    expect(isGreen(proved, { kind: 'none' })).toBe(false)
    expect(isGreen(proved, { kind: 'paper' })).toBe(true)
    expect(toCompletion(gate, proved, { kind: 'none' })).toBeNull()
    expect(toCompletion(gate, proved, { kind: 'paper' })).toMatchObject({
      version: 4,
      accessories: [
        { id: charger.id, isReturned: true, isScanned: true, explanation: null },
        { id: bag.id, isReturned: false, isScanned: false, explanation: 'lost by the customer' },
      ],
      identity: { way: 'slip', rmaNumber: rmaNumber(3) },
      signing: { way: 'paper' },
    })
  })

  test('an explanation typed before the accessory turned up is not sent', () => {
    const values = withTick(withTick({ ...empty, slip: 'R' }, bag.id, { explanation: 'lost' }), bag.id, { isReturned: true })
    expect(toCompletion(gate, values, { kind: 'paper' })?.accessories[1]).toEqual({
      id: bag.id,
      isReturned: true,
      isScanned: false,
      explanation: null,
    })
  })

  test('a drawn signature goes as its picture', () => {
    expect(signingOf({ kind: 'drawn', png: 'data:image/png;base64,AA==' })).toEqual({
      way: 'screen',
      image: 'data:image/png;base64,AA==',
    })
  })

  test('untouched is what was only prefilled', () => {
    expect(isUntouched(empty, '王小明', { kind: 'none' })).toBe(true)
    expect(isUntouched({ ...empty, advice: 'x' }, '王小明', { kind: 'none' })).toBe(false)
    expect(isUntouched(empty, '王小明', { kind: 'paper' })).toBe(false)
  })
})
