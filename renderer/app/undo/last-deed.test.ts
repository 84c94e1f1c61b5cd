import { expect, test } from 'vitest'
import { UNDO_MS } from '../../../shared/jobs/stages.ts'
import { type Deed, rememberDeed, takeLastDeed } from './last-deed.ts'

const deed: Deed = { takeBack: () => Promise.resolve(), undone: () => 'back' }

test('the last deed is taken back once, and only within a minute', () => {
  rememberDeed({ takeBack: () => Promise.resolve(), undone: () => 'earlier' }, 0)
  rememberDeed(deed, 1_000)
  expect(takeLastDeed(1_000 + UNDO_MS)).toBe(deed)
  expect(takeLastDeed(1_001)).toBeUndefined()
  rememberDeed(deed, 1_000)
  expect(takeLastDeed(1_001 + UNDO_MS)).toBeUndefined()
})

test('what cannot be taken back says so each time', () => {
  rememberDeed({ takeBack: null, whyNot: () => 'signed' }, 0)
  expect([takeLastDeed(1), takeLastDeed(2)]).toMatchObject([{ takeBack: null }, { takeBack: null }])
})
