import { expect, test } from 'vitest'
import { jobFilterOf, jobListInput } from './job-filter.ts'

test('an address with nonsense in it is an unfiltered list of open jobs', () => {
  const filter = jobFilterOf({ state: 'lost', stage: 7, technician: 'me', urgent: 'yes', other: 1 })
  expect(filter).toEqual({})
  expect(jobListInput(filter)).toEqual({ state: 'open', stage: null, assigneeId: null, onlyUrgent: false })
})

test('a stage shows all its jobs, also the closed ones', () => {
  expect(jobListInput(jobFilterOf({ stage: 'closed' }))).toMatchObject({ state: 'all', stage: 'closed' })
  expect(jobListInput(jobFilterOf({ state: 'closed', urgent: true }))).toMatchObject({ state: 'closed', onlyUrgent: true })
})
