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
  hasPlan: true,
  isReleased: true,
  hasConsent: true,
  hasRepairEntry: true,
  lastTest: 'passed',
  isOnHold: false,
  isUnitHere: false,
  isQualityCleared: true,
  hasParts: true,
}
const NOTHING: StageFacts = {
  hasAssessment: false,
  isSolved: false,
  approval: 'none',
  hasPlan: false,
  isReleased: false,
  hasConsent: false,
  hasRepairEntry: false,
  lastTest: null,
  isOnHold: false,
  isUnitHere: true,
  isQualityCleared: false,
  hasParts: false,
}

const stage = fc.constantFrom(...STAGES)
const permissions = fc.subarray([...PERMISSIONS]).map((names) => new Set(names))
const facts: fc.Arbitrary<StageFacts> = fc.record({
  hasAssessment: fc.boolean(),
  isSolved: fc.boolean(),
  approval: fc.constantFrom(...approvalState.options),
  hasPlan: fc.boolean(),
  isReleased: fc.boolean(),
  hasConsent: fc.boolean(),
  hasRepairEntry: fc.boolean(),
  lastTest: fc.constantFrom('passed' as const, 'failed' as const, null),
  isOnHold: fc.boolean(),
  isUnitHere: fc.boolean(),
  isQualityCleared: fc.boolean(),
  hasParts: fc.boolean(),
})

describe('the stage table', () => {
  test('names each way once, and every stage but the closed one has a way on', () => {
    const ways = TRANSITIONS.map(({ from, to, by }) => `${from} → ${to}, ${by}`)
    expect(new Set(ways).size).toBe(ways.length)
    expect(OPEN_STAGES.filter((from) => !TRANSITIONS.some((way) => way.from === from))).toEqual([])
    expect(TRANSITIONS.filter((way) => way.from === 'closed')).toEqual([])
  })

  test('lets a unit that is here leave by the hand-back alone, or be taken back as never come; and reaches every stage', () => {
    const other = fc.constantFrom('move' as const, 'test' as const, 'remote' as const)
    fc.assert(
      fc.property(stage, facts, permissions, other, (from, now, may, by) => {
        expect(refusalOfMove(from, 'closed', { ...now, isUnitHere: true }, may, by)).not.toBeNull()
      }),
    )
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

  test('takes nothing up that costs money before the customer said yes, and opens nothing without consent', () => {
    const BILLABLE = ['awaiting-parts', 'repairing', 'at-vendor'] as const
    fc.assert(
      fc.property(stage, fc.constantFrom(...BILLABLE), facts, (from, to, now) => {
        const isBack = from === 'at-vendor' || from === 'testing'
        const isFree = now.hasPlan && now.isReleased && (to === 'awaiting-parts' || now.hasConsent)
        expect(isFree || isBack || refusalOfMove(from, to, now, ALL) !== null).toBe(true)
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
    ['assessing', 'awaiting-approval', { hasAssessment: true }, 'no-plan'],
    ['assessing', 'repairing', { hasAssessment: true }, 'no-plan'],
    ['assessing', 'repairing', { hasAssessment: true, hasPlan: true }, 'not-approved'],
    ['assessing', 'repairing', { hasAssessment: true, hasPlan: true, isReleased: true }, 'consent-missing'],
    ['assessing', 'at-vendor', { hasAssessment: true, hasPlan: true }, 'not-approved'],
    ['assessing', 'awaiting-parts', { hasAssessment: true, hasPlan: true }, 'not-approved'],
    ['awaiting-approval', 'repairing', { hasPlan: true, approval: 'declined' }, 'not-approved'],
    ['awaiting-parts', 'repairing', { hasPlan: true }, 'not-approved'],
    ['repairing', 'at-vendor', { hasPlan: true }, 'not-approved'],
    ['ready', 'repairing', {}, 'no-plan'],
    ['awaiting-approval', 'ready', { approval: 'approved' }, 'not-declined'],
    ['repairing', 'testing', {}, 'no-repair-entry'],
    ['testing', 'ready', { lastTest: 'failed' }, 'test-not-passed'],
    ['testing', 'repairing', {}, 'only-by-test'],
    ['ready', 'closed', {}, 'only-by-hand-back'],
    ['expected', 'received', {}, 'only-by-arrival'],
    ['received', 'ready', {}, 'move-not-in-table'],
    ['assessing', 'closed', { isUnitHere: false }, 'only-by-remote'],
    [
      'assessing',
      'repairing',
      { hasAssessment: true, hasPlan: true, isReleased: true, hasConsent: true },
      'quality-report-missing',
    ],
    ['closed', 'repairing', {}, 'already-closed'],
  ] as const)('from %s to %s with %j: %s', (from, to, change, reason) => {
    expect(refusalOfMove(from, to, { ...NOTHING, ...change }, ALL)).toBe(reason)
  })

  test.each([
    ['expected', { isUnitHere: false }, null],
    ['received', { isUnitHere: false }, null],
    ['assessing', { isUnitHere: true }, 'unit-in-house'],
    ['assessing', { isUnitHere: false, isOnHold: true }, 'on-hold'],
    ['repairing', { isUnitHere: false }, 'move-not-in-table'],
  ] as const)('closes from afar from %s with %j: %s', (from, change, reason) => {
    const desk = new Set(['counter'] as const)
    expect(refusalOfMove(from, 'closed', { ...NOTHING, ...change }, desk, 'remote')).toBe(reason)
    expect(refusalOfMove(from, 'closed', { ...NOTHING, ...change }, new Set(['read']), 'remote')).not.toBeNull()
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
