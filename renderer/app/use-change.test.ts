import { beforeEach, expect, test } from 'vitest'
import { hookOf } from '../../test/kit/hook.ts'
import { type Deed, forgetDeeds, lastDeed, rememberDeed } from './undo/last-deed.ts'
import { useChange } from './use-change.ts'

const tick: Deed = { takeBack: () => Promise.resolve(), undone: () => 'no longer ticked' }
const call = async (input: { code: string; key: string }) => input.code

beforeEach(forgetDeeds)

test('a change is the last deed, with no way back until somebody tells one', async () => {
  rememberDeed(tick)
  expect(await hookOf(() => useChange(call)).mutateAsync({ code: 'HB1' })).toBe('HB1')
  expect(lastDeed()?.deed.takeBack).toBeNull()
})

test('what nobody did, a label read back by a scan, leaves the deed that `undo` is about', async () => {
  const done = rememberDeed(tick)
  expect(await hookOf(() => useChange(call, { isDeed: false })).mutateAsync({ code: 'HB1' })).toBe('HB1')
  expect(lastDeed()).toBe(done)
})

test('a change that failed is no deed', async () => {
  const done = rememberDeed(tick)
  const change = hookOf(() => useChange(() => Promise.reject(new Error('refused'))))
  await expect(change.mutateAsync({})).rejects.toThrow('refused')
  expect(lastDeed()).toBe(done)
})
