import { expect, test } from 'vitest'
import { differencesOf, sayPlainly } from './differences.ts'

const labels = { name: 'Name', days: 'Days', steps: 'Steps' }

test('says the fields that differ, in their order, nothing as a dash and lists by a word', () => {
  const mine = { steps: [1], name: 'Ada', days: 0, id: 'a' }
  expect(differencesOf(labels, mine, { steps: [2], name: '', days: 0, id: 'b' }, 'several')).toEqual([
    { label: 'Name', mine: 'Ada', theirs: '–' },
    { label: 'Steps', mine: 'several', theirs: 'several' },
  ])
  expect(differencesOf(labels, mine, { ...mine, id: 'b' }, 'several')).toEqual([])
})

test('a form may say its choices in its own words', () => {
  const say = (field: string, value: unknown) => (field === 'days' ? `${String(value)} d` : sayPlainly(field, value))
  expect(differencesOf(labels, { days: 7 }, { days: 9 }, '…', say)).toEqual([{ label: 'Days', mine: '7 d', theirs: '9 d' }])
})
