import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packBoard, patchBoard, unpackBoard } from './board.ts'
import type { BoardCard } from './jobs.ts'
import { approvalState, stage } from './stages.ts'

const ID = fc.uuid()
// Safe: brands exist in types alone.
// oxlint-disable-next-line typescript/no-unsafe-type-assertion
const cardOf = (id: string, some: Partial<BoardCard>): BoardCard => ({ ...CARD, ...some, id: id as BoardCard['id'] })
const CARD: Omit<BoardCard, 'id'> = {
  number: 'J00000017',
  rmaNumber: 'R0000001X',
  stage: 'received',
  isUrgent: false,
  customerName: '王芳',
  brand: 'Halvorn',
  modelName: 'DrillPro 18V',
  serial: null,
  fault: 'Does not switch on.',
  receivedAt: '2026-03-01T09:00:00.000Z',
  dueOn: null,
  stageSince: '2026-03-01T09:00:00.000Z',
  version: 1,
  assignee: null,
  shelf: null,
  waitsFor: 'depot',
  hold: null,
  escalation: null,
  untoldSince: null,
  timerSince: null,
  facts: {
    hasAssessment: false,
    isSolved: false,
    approval: 'none',
    hasPlan: false,
    isReleased: false,
    hasConsent: true,
    hasRepairEntry: false,
    lastTest: null,
    isOnHold: false,
    isUnitHere: true,
    isQualityCleared: true,
    hasParts: true,
  },
}

const facts = fc.record({
  ...Object.fromEntries(Object.keys(CARD.facts).map((name) => [name, fc.boolean()])),
  approval: fc.constantFrom(...approvalState.options),
  lastTest: fc.constantFrom('passed', 'failed', null),
})
const cards = fc.array(
  fc
    .record({ id: ID, facts, stage: fc.constantFrom(...stage.options), serial: fc.option(fc.string()), version: fc.nat() })
    // Safe: the record above names each fact with a value of its kind.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    .map(({ id, ...some }) => cardOf(id, some as Partial<BoardCard>)),
)

describe('a board on its way to a page', () => {
  test('arrives as it left, also through JSON', () => {
    fc.assert(
      fc.property(cards, (board) => {
        expect(unpackBoard(JSON.parse(JSON.stringify(packBoard(board))))).toEqual(board)
      }),
    )
  })

  test('has each set of facts once', () => {
    const { facts: sets } = packBoard(
      ['a', 'b', 'c'].map((id) => cardOf(id, id === 'b' ? { facts: { ...CARD.facts, isSolved: true } } : {})),
    )
    expect(sets).toHaveLength(2)
  })

  test('shows a change of one card before the host has answered', () => {
    const board = packBoard([cardOf('a', {}), cardOf('b', {})])
    const [first, second] = unpackBoard(patchBoard(board, cardOf('b', {}).id, { stage: 'assessing', version: 2 }))
    expect(first).toEqual(cardOf('a', {}))
    expect(second).toEqual(cardOf('b', { stage: 'assessing', version: 2 }))
  })
})
