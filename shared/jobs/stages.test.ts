import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PERMISSIONS } from '../kernel/permissions.ts'
import {
  approvalState,
  movesFrom,
  OPEN_STAGES,
  refusalOfMove,
  STAGES,
  type StageFacts,
  stageOfRma,
  TRANSITIONS,
  WAITS_FOR,
} from './stages.ts'

const ALL = new Set(PERMISSIONS)
const EVERYTHING: StageFacts = {
  hasAssessment: true,
  isSolved: true,
  approval: 'approved',
  hasRepairEntry: true,
  lastTest: 'passed',
  isOnHold: false,
}
const NOTHING: StageFacts = {
  hasAssessment: false,
  isSolved: false,
  approval: 'none',
  hasRepairEntry: false,
  lastTest: null,
  isOnHold: false,
}

const stage = fc.constantFrom(...STAGES)
const permissions = fc.subarray([...PERMISSIONS]).map((names) => new Set(names))
const facts: fc.Arbitrary<StageFacts> = fc.record({
  hasAssessment: fc.boolean(),
  isSolved: fc.boolean(),
  approval: fc.constantFrom(...approvalState.options),
  hasRepairEntry: fc.boolean(),
  lastTest: fc.constantFrom('passed' as const, 'failed' as const, null),
  isOnHold: fc.boolean(),
})

describe('the stage table', () => {
  test('names each way once, and every stage but the closed one has a way on', () => {
    const ways = TRANSITIONS.map(({ from, to }) => `${from} → ${to}`)
    expect(new Set(ways).size).toBe(ways.length)
    expect(OPEN_STAGES.filter((from) => !TRANSITIONS.some((way) => way.from === from))).toEqual([])
    expect(TRANSITIONS.filter((way) => way.from === 'closed')).toEqual([])
  })

  test('lets a unit leave by the hand-back alone, one that never came be cancelled, and reaches every stage', () => {
    expect(TRANSITIONS.filter((way) => way.to === 'closed').map(({ from, by }) => [from, by])).toEqual([
      ['expected', 'arrival'],
      ['received', 'arrival'],
      ['ready', 'hand-back'],
    ])
    const reached = new Set(TRANSITIONS.map((way) => way.to))
    expect(STAGES.filter((name) => !reached.has(name))).toEqual([])
  })

  test('refuses whatever it does not name, for everybody and whatever is true', () => {
    fc.assert(
      fc.property(stage, stage, facts, permissions, (from, to, now, may) => {
        const isNamed = TRANSITIONS.some((way) => way.from === from && way.to === to && way.by === 'move')
        expect(isNamed || refusalOfMove(from, to, now, may) !== null).toBe(true)
      }),
    )
  })

  test('never refuses for one more permission, and never moves what is on hold', () => {
    fc.assert(
      fc.property(stage, stage, facts, permissions, (from, to, now, may) => {
        const isAllowed = refusalOfMove(from, to, now, may) === null
        expect(isAllowed && refusalOfMove(from, to, now, ALL) !== null).toBe(false)
        expect(refusalOfMove(from, to, { ...now, isOnHold: true }, may)).not.toBeNull()
      }),
    )
  })

  test('offers on the screen what the store allows', () => {
    fc.assert(
      fc.property(stage, facts, permissions, (from, now, may) => {
        const offered = movesFrom(from, now, may)
        expect(offered.map(({ to }) => refusalOfMove(from, to, now, may))).toEqual(offered.map(({ refusal }) => refusal))
      }),
    )
  })

  test.each([
    ['assessing', 'repairing', {}, 'no-assessment'],
    ['assessing', 'ready', { hasAssessment: true }, 'not-solved'],
    ['awaiting-approval', 'repairing', { approval: 'declined' }, 'not-approved'],
    ['awaiting-approval', 'ready', { approval: 'approved' }, 'not-declined'],
    ['repairing', 'testing', {}, 'no-repair-entry'],
    ['testing', 'ready', { lastTest: 'failed' }, 'test-not-passed'],
    ['testing', 'repairing', {}, 'only-by-test'],
    ['ready', 'closed', {}, 'only-by-hand-back'],
    ['expected', 'received', {}, 'only-by-arrival'],
    ['received', 'ready', {}, 'move-not-in-table'],
    ['closed', 'repairing', {}, 'already-closed'],
  ] as const)('from %s to %s with %j: %s', (from, to, change, reason) => {
    expect(refusalOfMove(from, to, { ...NOTHING, ...change }, ALL)).toBe(reason)
  })

  test('asks first who may, then what must be true', () => {
    expect(refusalOfMove('received', 'assessing', EVERYTHING, new Set(['read', 'counter']))).toBe('move-not-permitted')
    expect(refusalOfMove('received', 'assessing', EVERYTHING, new Set(['bench']))).toBeNull()
  })

  test('charges a party in every open stage', () => {
    expect(Object.keys(WAITS_FOR)).toEqual(OPEN_STAGES)
  })
})

describe('the stage of an RMA', () => {
  test('is that of its least advanced open job, in whatever order they come', () => {
    expect(stageOfRma(['closed', 'ready', 'assessing', 'testing'])).toBe('assessing')
    expect(stageOfRma(['closed', 'closed'])).toBe('closed')
    expect(stageOfRma([])).toBe('closed')
    fc.assert(
      fc.property(fc.array(stage), fc.integer(), (stages, by) => {
        const turned = [...stages.slice(by % (stages.length || 1)), ...stages.slice(0, by % (stages.length || 1))]
        expect(stageOfRma(turned)).toBe(stageOfRma(stages))
        expect(stageOfRma([...stages, 'closed'])).toBe(stageOfRma(stages))
      }),
    )
  })
})
