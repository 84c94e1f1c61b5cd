import { describe, expect, test } from 'vitest'
import { OPEN_STAGES } from '../jobs/stages.ts'
import { custodyOfMove, isSameHolder } from './custody.ts'

describe('who has a unit after its job moved', () => {
  test.each([
    ['expected', 'received', 'arrival', false, { to: 'desk', why: 'arrival' }],
    ['received', 'expected', 'arrival', false, { to: 'customer', why: 'arrival-undone' }],
    ['received', 'assessing', 'move', true, { to: 'person', why: 'taken' }],
    ['received', 'assessing', 'move', false, null],
    ['awaiting-parts', 'repairing', 'move', true, { to: 'person', why: 'taken' }],
    ['awaiting-parts', 'repairing', 'stock', true, null],
    ['testing', 'repairing', 'test', true, null],
    ['repairing', 'at-vendor', 'move', true, { to: 'factory', why: 'to-vendor' }],
    ['at-vendor', 'testing', 'move', true, { to: 'desk', why: 'from-vendor' }],
    ['at-vendor', 'repairing', 'move', true, { to: 'person', why: 'from-vendor' }],
    ['ready', 'closed', 'hand-back', true, null],
  ] as const)('%s → %s by %s (own: %s)', (from, to, by, isOwn, expected) => {
    expect(custodyOfMove({ from, to, by, isOwn })).toEqual(expected)
  })

  test('parts that come or go never move a unit', () => {
    for (const from of OPEN_STAGES)
      for (const to of OPEN_STAGES) {
        expect(custodyOfMove({ from, to, by: 'stock', isOwn: true })).toBeNull()
      }
  })
})

test('two couriers are two holders, one shelf is one whatever it is called meanwhile', () => {
  const courier = (name: string | null) => ({ kind: 'courier', id: null, name }) as const
  expect(isSameHolder(courier('A 1'), courier('A 2'))).toBe(false)
  expect(isSameHolder({ kind: 'place', id: 'p', name: 'A1' }, { kind: 'place', id: 'p', name: 'A2' })).toBe(true)
})
