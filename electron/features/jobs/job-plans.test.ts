import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkInOne } from '../../../test/kit/job-life.ts'
import { plansOf, wastefulSteps } from '../../../test/kit/plans.ts'
import { openWorld, type World } from '../../../test/kit/world.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import type { ReadDb } from '../../db/store.ts'
import { readGate } from '../hand-back/hand-back.service.ts'
import { readWorkOf } from '../knowledge/knowledge.repository.ts'
import { findKnownFixes } from '../knowledge/knowledge.service.ts'
import { pageOfReports, readReportsOfJob } from '../quality/quality.service.ts'
import { listRemoteSessions } from '../remote/remote.repository.ts'
import { lookUpUnit } from '../units/units.service.ts'
import { listBoardCards } from './job-card.repository.ts'
import { countSince, listCardsOf } from './job-lists.repository.ts'
import { pageOfJobs, readJobFile, readRma } from './jobs.service.ts'

/** What is asked all day must cost what it shows, not what is stored. */
let world: World
let job: JobFile
let staffId: string

beforeAll(async () => {
  world = await openWorld()
  const { client, staff } = await world.as('manager')
  job = await checkInOne(world, client)
  staffId = staff.id
})
afterAll(() => world.close())

/** The depot's one row is the only table that is walked. */
const walks = async (read: (db: ReadDb) => Promise<unknown>) =>
  wastefulSteps(await plansOf(world.store, read)).filter((step) => !step.startsWith('SCAN depot'))

describe('a page of jobs, at any depth', () => {
  test.each([
    ['open', null, false, false, 'job_open_seq'],
    ['open', null, false, true, 'job_open_seq'],
    ['open', null, true, false, 'job_open_assignee'],
    ['open', null, true, true, 'job_open_assignee'],
    ['open', 'repairing', false, false, 'job_stage'],
    ['open', 'repairing', false, true, 'job_urgent_stage'],
    ['open', 'repairing', true, false, 'job_assignee_stage'],
    ['open', 'repairing', true, true, 'job_assignee_stage'],
    ['closed', null, false, false, 'job_stage'],
    ['closed', null, false, true, 'job_urgent_stage'],
    ['closed', null, true, false, 'job_assignee_stage'],
    ['closed', null, true, true, 'job_assignee_stage'],
    ['all', null, false, false, 'job_seq'],
    ['all', null, false, true, 'job_urgent'],
    ['all', null, true, false, 'job_assignee'],
    ['all', null, true, true, 'job_assignee'],
  ] as const)(
    '%s, stage %s, one technician %s, urgent %s: by %s, sorting nothing',
    async (state, stage, isMine, onlyUrgent, index) => {
      const filter = { state, stage, assigneeId: isMine ? staffId : null, onlyUrgent, limit: 50 }
      for (const cursor of [null, '500']) {
        const [plan] = await plansOf(world.store, (db) => pageOfJobs(db, { ...filter, cursor }))
        expect(plan?.steps[0]).toMatch(new RegExp(`^(SEARCH|SCAN) job USING INDEX ${index}\\b`))
        expect(plan?.steps.join('\n')).not.toContain('TEMP B-TREE')
      }
    },
  )
})

describe('no table is walked', () => {
  test.each([
    ['a job’s file', (db: ReadDb) => readJobFile(db, job.number)],
    ['an RMA', (db: ReadDb) => readRma(db, job.rmaNumber)],
    ['the hand-back gate', (db: ReadDb) => readGate(db, job.id, '2026-03-02')],
    ['a unit by its serial', (db: ReadDb) => lookUpUnit(db, 'SN-100-A', '2026-03-02')],
    ['one column of the board', (db: ReadDb) => listBoardCards(db, 'testing')],
    ['my work', (db: ReadDb) => listCardsOf(db, staffId)],
    [
      'the known fixes of a model and two symptoms',
      (db: ReadDb) => findKnownFixes(db, { modelId: job.modelId, symptoms: ['leaks', 'noise'] }),
    ],
    [
      'what was done on a hundred closed jobs',
      (db: ReadDb) =>
        readWorkOf(
          db,
          Array.from({ length: 100 }, () => job.id),
        ),
    ],
    ['a job’s remote sessions', (db: ReadDb) => listRemoteSessions(db, job.id)],
    ['a job’s quality reports', (db: ReadDb) => readReportsOfJob(db, job.id)],
    ['quality reports of a state', (db: ReadDb) => pageOfReports(db, { state: 'filed', cursor: '9', limit: 50 })],
    ['what came and went today', (db: ReadDb) => countSince(db, '2026-03-02T00:00:00.000Z')],
  ])('for %s', async (_what, read) => {
    expect(await walks(read)).toEqual([])
  })

  test('for the board but the index of open jobs', async () => {
    expect(await walks((db) => listBoardCards(db, null))).toEqual([expect.stringMatching(/^SCAN job USING INDEX job_open\w*:/)])
  })

  test('for a card but the reports of its own job', async () => {
    const [plan] = await plansOf(world.store, (db) => listBoardCards(db, 'testing'))
    expect(plan?.steps.join('\n')).toContain('quality_report_job (job_id=? AND state=?)')
  })
})
