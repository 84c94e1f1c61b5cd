import { expect, test } from 'vitest'
import { type ClaimOrigin, waitingPiece } from '../../../shared/claims/claims.ts'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import { chosenOf, groupBySupplier, keyOf, quantityOf } from './claim-choices.ts'

const id = (last: number) => `0199c1f0-0000-7000-8000-${String(last).padStart(12, '0')}`

const piece = (movement: number, origin: ClaimOrigin, supplier: number | null = 1) =>
  waitingPiece.parse({
    partId: id(7),
    sku: 'A',
    partNumber: 'P',
    name: { en: 'A', 'zh-CN': 'A' },
    tracking: 'none',
    quantity: 2,
    origin,
    cause: 'faulty',
    lot: null,
    bin: { binId: id(8), code: 'Q' },
    movement,
    repairPartId: null,
    job: null,
    reason: null,
    at: null,
    paid: 500,
    supplier: supplier === null ? null : { supplierId: id(supplier), name: `S${supplier}` },
  })

test('what a technician broke or a supplier refused is only claimed when somebody says so', () => {
  const waiting = [piece(1, 'doa-job'), piece(2, 'broken'), piece(3, 'came-back'), piece(4, 'unknown')]
  const [, broken] = waiting
  expect(chosenOf(waiting, {})).toMatchObject({ pieces: 2, paid: 1000, wrong: 0, lines: [{ movement: 1, quantity: 2 }] })
  if (broken === undefined) throw new Error('there is a second one')
  const chosen = chosenOf(waiting, { [keyOf(broken)]: { isTaken: true, quantity: '1', cause: 'warranty' } })
  expect(chosen).toMatchObject({ pieces: 3, lines: [{}, { movement: 2, quantity: 1, cause: 'warranty' }] })
})

test('a quantity that cannot be claimed holds nothing back but is counted as wrong', () => {
  const one = piece(1, 'doa-job')
  expect(quantityOf(one, { quantity: '3' })).toBe(fieldMessage('tooLarge', { max: 2 }))
  expect(quantityOf(one, { quantity: '1.5' })).toBe(fieldMessage('tooFine', { digits: 0 }))
  expect(quantityOf(one, { quantity: '0' })).toBe(fieldMessage('tooSmall', { min: 1 }))
  expect(chosenOf([one], { [keyOf(one)]: { quantity: '1000000000000' } })).toMatchObject({ lines: [], wrong: 1 })
})

test('pieces of nobody stand last', () => {
  const groups = groupBySupplier([
    piece(1, 'unknown', null),
    piece(2, 'doa-bin', 2),
    piece(3, 'doa-bin', 1),
    piece(4, 'broken', 2),
  ])
  expect(groups.map(({ supplier, pieces }) => [supplier, pieces.length])).toEqual([
    ['S2', 2],
    ['S1', 1],
    [null, 1],
  ])
})
