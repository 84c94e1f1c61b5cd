import { expect, test } from 'vitest'
import { arrivalFile, type ArrivalLine, arrivalLine } from '../../../shared/arrivals/arrivals.ts'
import { draftedHand, emptyAtHand, NOTHING_AT_HAND, toDraft } from './arrival-form.ts'

const id = (last: number) => `0192a000-0000-7000-8000-00000000000${last}`
const lineAt = (stage: 'expected' | 'received') =>
  arrivalLine.parse({
    jobId: id(1),
    number: 'J0000001I',
    version: 1,
    stage,
    state: 'expected',
    unitId: id(2),
    unitNumber: 'U0000001I',
    serial: null,
    modelId: id(3),
    brand: 'Norden',
    modelName: 'Kettle 2',
    fault: 'Dead',
    receivedAt: null,
    condition: null,
    mayUndo: false,
    announced: [],
    accessories: [],
    usualAccessories: [],
  })
const rmaOf = (line: ArrivalLine) =>
  arrivalFile.parse({
    rmaId: id(4),
    number: 'R0000001A',
    channel: 'dealer',
    takenAt: '2026-11-22T08:00:00.000Z',
    takenBy: 'Grace Okoye',
    customer: { id: id(5), name: 'Kim', phone: '0711 1', email: null, language: 'en' },
    expectedOn: null,
    note: null,
    reconciledAt: null,
    lines: [line],
  })

test('the unit at hand comes back as it lay, by its job as it is now', () => {
  const line = lineAt('expected')
  const draft = toDraft({ kind: 'line', line }, emptyAtHand({ kind: 'line', line }, rmaOf(line)))
  const later = { ...line, version: 4 }
  expect(draftedHand(draft, rmaOf(later))).toEqual({ kind: 'line', line: later })
  const surplus = { kind: 'surplus', serial: 'SN-9', modelId: null, modelName: null } as const
  expect(draftedHand(toDraft(surplus, emptyAtHand(surplus, rmaOf(line))), rmaOf(line))).toEqual(surplus)
})

test('a unit that was received meanwhile is at hand no more', () => {
  const line = lineAt('expected')
  const draft = toDraft({ kind: 'line', line }, emptyAtHand({ kind: 'line', line }, rmaOf(line)))
  expect(draftedHand(draft, rmaOf(lineAt('received')))).toBeUndefined()
  expect(draftedHand(NOTHING_AT_HAND, rmaOf(line))).toBeUndefined()
})
