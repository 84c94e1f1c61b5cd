import { expect, test } from 'vitest'
import { initialsOf, peopleWith } from './people.ts'

test('initials say who it is in both scripts', () => {
  expect(['Grace Okoye', 'Tom', '林晓雯', '陈立', 'éva de la Cruz', ''].map(initialsOf)).toEqual([
    'GO',
    'T',
    '晓雯',
    '陈立',
    'ÉC',
    '',
  ])
})

test('filters by any piece of the name, whatever its case', () => {
  const people = [{ name: 'Grace Okoye' }, { name: '林晓雯' }, { name: 'Elena Brandt' }]
  expect(peopleWith(people, ' OKO ')).toEqual([people[0]])
  expect(peopleWith(people, '晓')).toEqual([people[1]])
  expect(peopleWith(people, '')).toEqual(people)
})
