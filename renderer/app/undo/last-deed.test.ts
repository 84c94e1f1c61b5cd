import { expect, test } from 'vitest'
import { UNDO_MS } from '../../../shared/jobs/stages.ts'
import { type Deed, dropDeed, forgetDeeds, lastDeed, rememberDeed } from './last-deed.ts'

const deed: Deed = { takeBack: () => Promise.resolve(), undone: () => 'back' }

test('the last deed is the one to take back, and only within a minute', () => {
  rememberDeed({ takeBack: () => Promise.resolve(), undone: () => 'earlier' }, 0)
  const done = rememberDeed(deed, 1_000)
  expect(lastDeed(1_000 + UNDO_MS)).toBe(done)
  expect(lastDeed(1_001 + UNDO_MS)).toBeUndefined()
})

test('it stays, with its key, until it was taken back', () => {
  const done = rememberDeed(deed, 0)
  expect([lastDeed(1), lastDeed(2)]).toEqual([done, done])
  dropDeed(done)
  expect(lastDeed(3)).toBeUndefined()
})

test('what was done while the one before was taken back stays', () => {
  const before = rememberDeed(deed, 0)
  const after = rememberDeed(deed, 1)
  dropDeed(before)
  expect(lastDeed(2)).toBe(after)
  expect(after.key).not.toBe(before.key)
})

test('nobody takes back what was done before they signed in', () => {
  rememberDeed(deed, 0)
  forgetDeeds()
  expect(lastDeed(1)).toBeUndefined()
})
