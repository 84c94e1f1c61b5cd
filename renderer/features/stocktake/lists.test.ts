import { expect, test } from 'vitest'
import { staffId } from '../../../shared/kernel/ids.ts'
import type { StockDifference } from '../../../shared/stocktake/stocktake.ts'
import { byBin, chosenOf, worthOf } from './differences.ts'
import { sharesOf, toDoFirst } from './places.ts'

const id = (digit: number) => staffId.parse(`0193a5f0-0000-7000-8000-00000000000${digit}`)
const [kim, lee] = [id(1), id(2)]

/** Safe: the rest of a difference plays no part in these lists. */
const difference = (name: string, bin: string, countedById: string, value = 0) =>
  ({ id: name, binId: bin, bin, countedById, countedBy: countedById, countedAt: '', value }) as StockDifference

test('whoever counted is shown with what he did, the busiest first, and with where he is now', () => {
  const place = { by: 'Kim', byId: kim, state: 'counted', pieces: 4, code: 'A' } as const
  const places = [
    { ...place, by: 'Lee', byId: lee, state: 'counting', pieces: 1, code: 'C' } as const,
    place,
    { ...place, code: 'B', pieces: 2 },
    { ...place, code: 'D', state: 'left-out' } as const,
    { ...place, code: 'E', state: 'open' } as const,
  ]
  expect(sharesOf(places)).toEqual([
    { byId: kim, by: 'Kim', bins: 2, pieces: 6, at: [] },
    { byId: lee, by: 'Lee', bins: 0, pieces: 1, at: ['C'] },
  ])
  expect(toDoFirst(places).map(({ code }) => code)).toEqual(['E', 'C', 'D', 'A', 'B'])
})

test('differences are ticked but for one’s own, and a manager ticks those too', () => {
  const items = [difference('1', 'A', kim, -100), difference('2', 'A', kim, 50), difference('3', 'B', lee, 25)]
  const clerk = { id: kim, roles: ['parts'] } as const
  const names = (me: Parameters<typeof chosenOf>[1], unticked: string[] = []) =>
    chosenOf(items, me, new Set(unticked)).map((item) => item.id)
  expect(names(clerk)).toEqual(['3'])
  expect(names({ ...clerk, roles: ['manager'] }, ['2'])).toEqual(['1', '3'])
  expect(byBin(items, clerk).map(({ bin, isOwn, lines }) => [bin, isOwn, worthOf(lines)])).toEqual([
    ['A', true, -50],
    ['B', false, 25],
  ])
})
