import { beforeEach, expect, test } from 'vitest'
import { hookOf } from '../../../test/kit/hook.ts'
import { type Deed, forgetDeeds, lastDeed, rememberDeed } from './last-deed.ts'
import { useDeedsHere } from './use-deeds-here.ts'

const deed: Deed = { takeBack: () => Promise.resolve(), undone: () => 'no longer counted' }

beforeEach(forgetDeeds)

test('a page begun afresh leaves no deed of what it threw away', () => {
  const { remember, forget } = hookOf(useDeedsHere)
  remember(deed)
  expect(lastDeed()?.deed).toBe(deed)
  forget()
  expect(lastDeed()).toBeUndefined()
})

test('what was done elsewhere since stays', () => {
  const { remember, forget } = hookOf(useDeedsHere)
  remember(deed)
  const after = rememberDeed({ takeBack: null, whyNot: () => 'money' })
  forget()
  expect(lastDeed()).toBe(after)
})
