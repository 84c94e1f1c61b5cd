import { expect, test } from 'vitest'
import { wordsOf } from './typed-address.ts'

test('a serial of digits stays words however its address was made', () => {
  expect(wordsOf('867043057743074')).toBe('867043057743074')
  expect(wordsOf(867043057743074)).toBe('867043057743074')
  expect([undefined, true, 0.5, { serial: 'x' }].map(wordsOf)).toEqual([undefined, undefined, undefined, undefined])
})
