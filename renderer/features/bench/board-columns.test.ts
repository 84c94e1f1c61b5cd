import { expect, test } from 'vitest'
import { initialsOf, serialEnd } from './board-columns.ts'

test('initials fit Western and Chinese names', () => {
  expect(initialsOf('Ana de la Cruz')).toBe('AC')
  expect(initialsOf('李小梅')).toBe('小梅')
  expect(initialsOf('Zoë')).toBe('Z')
})

test('a long serial shows its end', () => {
  expect(serialEnd('356938035643809')).toBe('…643809')
  expect(serialEnd('AB12')).toBe('AB12')
})
