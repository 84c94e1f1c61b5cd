import { describe, expect, test } from 'vitest'
import { giveBackLock, type LockedJob, takeLock } from './parts-locks.ts'

const released: LockedJob = { stage: 'repairing', facts: { hasPlan: true, isReleased: true } }
const voided: LockedJob = { ...released, facts: { hasPlan: true, isReleased: false } }
const unplanned: LockedJob = { ...released, facts: { hasPlan: false, isReleased: false } }
const closed: LockedJob = { ...released, stage: 'closed' }

describe('the locks of the parts of a job', () => {
  test.each([
    ['released', released, true, null, null],
    ['no longer released', voided, true, 'refusal.parts-not-released', null],
    ['without a plan', unplanned, true, 'refusal.no-plan', null],
    ['closed', closed, true, 'refusal.already-closed', 'refusal.already-closed'],
    ['not this person’s', released, false, 'error.forbidden.title', 'error.forbidden.title'],
    ['neither released nor this person’s', voided, false, 'error.forbidden.title', 'error.forbidden.title'],
  ] as const)('%s', (_, job, mayPick, take, giveBack) => {
    expect(takeLock(job, mayPick)).toBe(take)
    expect(giveBackLock(job, mayPick)).toBe(giveBack)
  })
})
