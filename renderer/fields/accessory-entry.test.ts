import { expect, test } from 'vitest'
import { enterAccessory } from './accessory-entry.ts'

const usual = ['Charger', 'Cable', 'Case']
const names = (typed: string, before: readonly string[] = []) =>
  enterAccessory(
    before.map((name) => ({ name, note: '' })),
    usual,
    typed,
  ).map(({ name }) => name)

test('numbers tick and untick the usual accessories', () => {
  expect(names('1 3')).toEqual(['Charger', 'Case'])
  expect(names('13')).toEqual(['Charger', 'Case'])
  expect(names('2，3')).toEqual(['Cable', 'Case'])
  expect(names('1', ['charger', 'Bag'])).toEqual(['Bag'])
})

test('everything else is a name, also a number that is no place', () => {
  expect(names('Blue bag')).toEqual(['Blue bag'])
  expect(names('7')).toEqual(['7'])
  expect(names('0')).toEqual(['0'])
  expect(names('  ')).toEqual([])
})

test('after a colon stands a remark, the last one counts', () => {
  const lid = enterAccessory([], usual, 'Lid: cracked')
  expect(lid).toEqual([{ name: 'Lid', note: 'cracked' }])
  expect(enterAccessory(lid, usual, 'lid：有裂纹')).toEqual([{ name: 'Lid', note: '有裂纹' }])
  expect(enterAccessory([], usual, '2: frayed')).toEqual([{ name: 'Cable', note: 'frayed' }])
  expect(enterAccessory([], usual, ': nothing').map(({ name }) => name)).toEqual([': nothing'])
})

test('a list of ten or more is counted by whole numbers', () => {
  const long = Array.from({ length: 12 }, (_, index) => `Thing ${index + 1}`)
  expect(enterAccessory([], long, '12 1').map(({ name }) => name)).toEqual(['Thing 12', 'Thing 1'])
})
