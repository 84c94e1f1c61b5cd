import { describe, expect, test } from 'vitest'
import { accessoriesAfter, accountsOf, isOverdue, loanerAccessories, loanerState, openAccounts } from './loaners.ts'

const LENT = ['Charger', 'Case', 'Cable']

describe('accessories of a loan that comes back', () => {
  const accounts = accountsOf(LENT, [
    { name: 'Case', isBack: false, explanation: 'Left in the car' },
    { name: 'Charger', isBack: true, explanation: 'said too much' },
    { name: 'Never lent', isBack: true, explanation: null },
  ])

  test('are told in the order in which they went; one that nobody mentioned is open', () => {
    expect(accounts).toEqual([
      { name: 'Charger', isBack: true, explanation: null },
      { name: 'Case', isBack: false, explanation: 'Left in the car' },
      { name: 'Cable', isBack: false, explanation: null },
    ])
    expect(openAccounts(accounts).map(({ name }) => name)).toEqual(['Cable'])
    expect(openAccounts([{ name: 'Case', isBack: false, explanation: '  ' }])).toHaveLength(1)
  })

  test('leave the pool with what is there', () => {
    expect(accessoriesAfter(['Charger', 'Case', 'Cable', 'Manual'], accounts)).toEqual(['Charger', 'Manual'])
    expect(accessoriesAfter([], accounts)).toEqual(['Charger'])
  })
})

test('a loan is overdue from the day after', () => {
  expect([isOverdue('2026-03-02', '2026-03-02'), isOverdue('2026-03-01', '2026-03-02')]).toEqual([false, true])
})

test('one that is out is lent, whatever else is noted of it', () => {
  expect(loanerState({ loan: null, outOfUse: null })).toBe('here')
  expect(loanerState({ loan: null, outOfUse: 'Broken' })).toBe('out-of-use')
})

test('accessories are told apart by their names', () => {
  expect(loanerAccessories.safeParse(['Case', ' case ']).error?.issues[0]?.message).toBe('twice')
  expect(loanerAccessories.safeParse(Array.from({ length: 21 }, (_, index) => `No. ${index}`)).success).toBe(false)
})
