import { expect, test } from 'vitest'
import { answerScan, commandDestination } from './scan-answer.ts'

const everything = () => true
const readOnly = (permission: string) => permission === 'read'
const jobAt = (stage: 'ready' | 'repairing' | 'closed', number = 'J1') => ({ number, stage })

test('a job opens its page, also when it is ready', () => {
  expect(answerScan({ kind: 'job', number: 'J1', stage: 'ready', expectedBy: null }, everything)).toEqual({
    kind: 'open',
    destination: { to: '/jobs/$number', params: { number: 'J1' } },
  })
})

test.each([
  ['one ready job goes to its hand-back', [jobAt('ready'), jobAt('closed', 'J2')], '/jobs/$number/hand-back'],
  ['one job on the bench goes to its page', [jobAt('repairing')], '/jobs/$number'],
  ['several open jobs go to the RMA', [jobAt('ready'), jobAt('ready', 'J2')], '/rmas/$number'],
  ['no open job goes to the RMA', [jobAt('closed')], '/rmas/$number'],
])('a slip with %s', (_, jobs, to) => {
  expect(answerScan({ kind: 'rma', number: 'R1', jobs }, everything)).toMatchObject({ kind: 'open', destination: { to } })
})

test('who may not hand back sees the job instead', () => {
  const answer = answerScan({ kind: 'rma', number: 'R1', jobs: [jobAt('ready')] }, readOnly)
  expect(answer).toMatchObject({ destination: { to: '/jobs/$number' } })
})

test('a known serial opens its open job and says so, else starts a check-in or shows the unit', () => {
  const unit = { kind: 'unit', unitId: 'u', serial: 'SN', openJob: null, expectedBy: null, left: null } as const
  expect(answerScan({ ...unit, openJob: 'J1' }, everything)).toMatchObject({
    destination: { to: '/jobs/$number' },
    word: { kind: 'serial-has-open-job', serial: 'SN', number: 'J1' },
  })
  expect(answerScan(unit, everything)).toMatchObject({ destination: { to: '/check-in', search: { serial: 'SN' } } })
  expect(answerScan(unit, readOnly)).toMatchObject({ destination: { to: '/units/$unitId' } })
  expect(answerScan({ ...unit, serial: null }, everything)).toMatchObject({ destination: { to: '/units/$unitId' } })
  const left = { number: 'J1', at: '2026-11-01T09:00:00.000Z', to: 'Ada', outcome: 'repaired' } as const
  expect(answerScan({ ...unit, left }, everything)).toMatchObject({
    destination: { to: '/check-in' },
    word: { kind: 'unit-left', left },
  })
})

test('what is expected leads to its arrival, for those who may receive it', () => {
  const awaited = { kind: 'unit', unitId: 'u', serial: 'SN', openJob: 'J1', expectedBy: 'R1', left: null } as const
  const to = '/rmas/$number/arrival'
  expect(answerScan(awaited, everything)).toMatchObject({
    destination: { to, params: { number: 'R1' }, search: { serial: 'SN' } },
  })
  expect(answerScan({ ...awaited, serial: null }, everything)).toMatchObject({ destination: { to, search: { job: 'J1' } } })
  expect(answerScan({ kind: 'job', number: 'J1', stage: 'expected', expectedBy: 'R1' }, everything)).toMatchObject({
    destination: { to, search: { job: 'J1' } },
  })
  const parcel = { kind: 'rma', number: 'R1', jobs: [{ number: 'J1', stage: 'expected' }] } as const
  expect(answerScan({ ...parcel, jobs: [...parcel.jobs] }, everything)).toMatchObject({ destination: { to } })
  expect(answerScan(awaited, readOnly)).toMatchObject({ destination: { to: '/jobs/$number' } })
  expect(answerScan({ ...parcel, jobs: [...parcel.jobs] }, readOnly)).toMatchObject({ destination: { to: '/jobs/$number' } })
})

test('an unknown serial offers a check-in to those who may', () => {
  expect(answerScan({ kind: 'unknown-serial', serial: 'X9' }, everything)).toEqual({ kind: 'offer-check-in', serial: 'X9' })
  expect(answerScan({ kind: 'unknown-serial', serial: 'X9' }, readOnly)).toMatchObject({ kind: 'say' })
})

test('a part and a bin open their pages, a number of several parts their list', () => {
  expect(answerScan({ kind: 'part', number: 'P1', sku: 'X' }, readOnly)).toMatchObject({ destination: { to: '/parts/$number' } })
  expect(answerScan({ kind: 'bin', number: 'B1' }, readOnly)).toMatchObject({ destination: { to: '/bins/$number' } })
  expect(answerScan({ kind: 'several-parts', text: 'Z1' }, readOnly)).toMatchObject({
    destination: { to: '/parts', search: { query: 'Z1' } },
  })
})

test('an accessory opens its job', () => {
  expect(answerScan({ kind: 'accessory', jobNumber: 'J1', name: 'Bag' }, everything)).toMatchObject({
    destination: { params: { number: 'J1' } },
    word: { kind: 'accessory-of', name: 'Bag' },
  })
})

test.each(['misread', 'unknown-code'] as const)('%s is said with what was read', (kind) => {
  expect(answerScan({ kind, text: 'HBJ1' }, everything)).toEqual({ kind: 'say', word: { kind, text: 'HBJ1' } })
})

test('commands lead somewhere only where they are about no job', () => {
  expect(commandDestination('board', readOnly)).toEqual({ to: '/board' })
  expect(commandDestination('check-in', everything)).toEqual({ to: '/check-in', search: {} })
  expect(commandDestination('check-in', readOnly)).toBeUndefined()
  expect(commandDestination('pass', everything)).toBeUndefined()
})
