import { describe, expect, test } from 'vitest'
import { isGap, waitBefore } from './live.ts'
import { isTouched, mentions } from './touched-queries.ts'

describe('which answers a commit touches', () => {
  const job = { entity: 'job', id: 'j1' } as const

  test('lists that the record could enter', () => {
    expect(isTouched('jobs.board', {}, [], [job])).toBe(true)
    expect(isTouched('catalogue.models', {}, [], [job])).toBe(false)
  })

  test('answers and questions that mention the record, at any depth', () => {
    expect(isTouched('jobs.get', { number: 'J1' }, { job: { links: [{ id: 'j1' }] } }, [job])).toBe(true)
    expect(isTouched('jobs.get', { number: 'J2' }, { job: { id: 'j2' } }, [job])).toBe(false)
    expect(isTouched('handBack.gate', { jobId: 'j1' }, undefined, [job])).toBe(true)
    expect(mentions(null, 'j1')).toBe(false)
  })
})

describe('the stream of changes', () => {
  test('a gap is a jump in the sequence, also over an outage', () => {
    expect(isGap(undefined, { seq: 7, changes: [] })).toBe(false)
    expect(isGap(7, { seq: 8, changes: [{ entity: 'job', id: 'a' }] })).toBe(false)
    expect(isGap(7, { seq: 9, changes: [{ entity: 'job', id: 'a' }] })).toBe(true)
    expect(isGap(7, { seq: 7, changes: [] })).toBe(false)
    expect(isGap(7, { seq: 8, changes: [] })).toBe(true)
    expect(isGap(7, { seq: 7, changes: [{ entity: 'scanner', id: 'serial' }] })).toBe(false)
  })

  test('waits longer each time, spread, and never longer than ten seconds', () => {
    expect(waitBefore(0, 0)).toBe(250)
    expect(waitBefore(0, 1)).toBe(500)
    expect(waitBefore(20, 1)).toBe(10_000)
  })
})
