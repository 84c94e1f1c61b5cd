import { describe, expect, test } from 'vitest'
import { GATE_LINES, type GateFacts, type GateSession, handBackGate, isGateGreen } from './hand-back.ts'

const READY: GateFacts = {
  stage: 'ready',
  isOnHold: false,
  holdReason: null,
  outcome: 'repaired',
  testState: 'passed',
  partsInHand: [],
  planState: 'settled',
  due: 0,
  loaner: null,
}
const DONE: GateSession = {
  accessories: [
    { id: '1', name: 'Cord', isReturned: true, explanation: null },
    { id: '2', name: 'Lid', isReturned: false, explanation: 'Broke in transit, refunded' },
  ],
  collectedBy: 'Li Ming',
  identity: { way: 'document', note: null },
  isSigned: true,
}

const redOf = (facts: Partial<GateFacts>, session: Partial<GateSession> = {}) =>
  handBackGate({ ...READY, ...facts }, { ...DONE, ...session }).filter((line) => !line.isGreen)

describe('the hand-back gate', () => {
  test('shows every line, and is green when all are', () => {
    const lines = handBackGate(READY, DONE)
    expect(lines.map((line) => line.name)).toEqual([...GATE_LINES])
    expect(isGateGreen(lines)).toBe(true)
    expect(lines.every((line) => line.remedy === null)).toBe(true)
  })

  test.each([
    ['stage', { stage: 'testing' }, {}],
    ['hold', { isOnHold: true, holdReason: 'Waits for the invoice' }, {}],
    ['test', { testState: 'missing' }, {}],
    ['test', { testState: 'failed' }, {}],
    ['parts', { partsInHand: ['BAT-12'] }, {}],
    ['plan', { planState: 'open' }, {}],
    ['paid', { due: 1 }, {}],
    ['loaner', { loaner: { number: 'D0000001Z', model: 'Norden Kettle 1' } }, {}],
    ['collector', {}, { collectedBy: '  ' }],
    ['identity', {}, { identity: null }],
    ['signature', {}, { isSigned: false }],
  ] as const)('is red by its %s alone, with a remedy: %j %j', (name, facts, session) => {
    const red = redOf(facts, session)
    expect(red.map((line) => line.name)).toEqual([name])
    expect(red.every((line) => line.remedy !== null)).toBe(true)
  })

  test('needs no test where nothing was repaired', () => {
    expect(redOf({ outcome: 'returned-unrepaired', testState: 'not-needed' })).toEqual([])
  })

  test('says how much is still to be paid', () => {
    expect(redOf({ due: 12_050 })).toMatchObject([{ name: 'paid', remedy: 'take-payment', params: { amount: 12_050 } }])
  })

  test('names the accessories that are neither back nor explained', () => {
    const accessories = DONE.accessories.map((item) => ({
      ...item,
      isReturned: false,
      explanation: item.id === '2' ? ' ' : null,
    }))
    expect(redOf({}, { accessories })).toMatchObject([{ name: 'accessories', params: { count: 2, names: 'Cord, Lid' } }])
  })
})
