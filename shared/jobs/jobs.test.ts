import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareByUrgency, isLate } from './jobs.ts'
import { STAGES } from './stages.ts'

const job = fc.record({
  isUrgent: fc.boolean(),
  dueOn: fc.constantFrom(null, '2026-03-01', '2026-03-02', '2026-03-03'),
  receivedAt: fc.constantFrom('2026-02-01T08:00:00.000Z', '2026-02-01T09:00:00.000Z', '2026-02-02T08:00:00.000Z'),
})

describe('the order of board and lists', () => {
  test('is one order: it turns round with its arguments, and goes on through a third', () => {
    fc.assert(
      fc.property(job, job, job, (a, b, c) => {
        expect(Math.sign(compareByUrgency(a, b)) + Math.sign(compareByUrgency(b, a))).toBe(0)
        const goesOn = compareByUrgency(a, b) <= 0 && compareByUrgency(b, c) <= 0
        expect(goesOn && compareByUrgency(a, c) > 0).toBe(false)
      }),
    )
  })

  test('urgent first, then the earliest promise, none promised last, then the longest here', () => {
    fc.assert(
      fc.property(fc.array(job), (jobs) => {
        const keys = jobs
          .toSorted(compareByUrgency)
          .map(({ isUrgent, dueOn, receivedAt }) => `${isUrgent ? 0 : 1} ${dueOn ?? '9999'} ${receivedAt}`)
        expect(keys).toEqual(keys.toSorted())
      }),
    )
  })
})

describe('late', () => {
  test('is what was promised for a day that is over, and is still in work', () => {
    const late = STAGES.filter((stage) => isLate({ stage, dueOn: '2026-03-01' }, '2026-03-02'))
    expect(late).toEqual(STAGES.filter((stage) => stage !== 'ready' && stage !== 'closed'))
  })

  test('is nothing on the promised day, before it, or without a promise', () => {
    for (const dueOn of ['2026-03-02', '2026-03-03', null])
      expect(isLate({ stage: 'repairing', dueOn }, '2026-03-02')).toBe(false)
  })
})
