import { expect, test } from 'vitest'
import { createPassingMemory } from './passing-memory.ts'

test('what was scanned is remembered for its time, and the same again begins anew', () => {
  const memory = createPassingMemory<string>(60_000)
  memory.remember('A', 0)
  expect([memory.current(60_000), memory.current(60_001)]).toEqual(['A', undefined])
  memory.remember('A', 60_000)
  expect(memory.current(120_000)).toBe('A')
  memory.remember('B', 60_001)
  expect(memory.current(60_002)).toBe('B')
  memory.forget()
  expect(memory.current(60_003)).toBeUndefined()
})
