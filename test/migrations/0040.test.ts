import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { count, queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertJobBefore, insertRows } from './job-before.ts'

const CLOSED = {
  stage: 'closed',
  outcome: 'repaired',
  closed_at: '2026-11-20T10:00:00.000Z',
  symptoms: '["no-power","noise"]',
  assessment: '{"causeCode":"worn-part"}',
}

describeEachDialect('migration 30 → 40, service', (_, dialect) => {
  it('learns from the jobs that are closed already', async () => {
    await using before = await openStoreAtMigration(dialect, 30)
    await before.transact((db) => insertJobBefore(db, dialect, CLOSED))
    await before.stop()
    const store = await before.at(40)
    const { rows } = await sql`select symptom, cause_code, outcome from closed_symptom order by symptom`.execute(store.read)
    expect(rows).toEqual([
      { symptom: 'no-power', cause_code: 'worn-part', outcome: 'repaired' },
      { symptom: 'noise', cause_code: 'worn-part', outcome: 'repaired' },
    ])
    await store.close()
  })

  it('keeps sessions, escalations and reports, one open session a job', async () => {
    await using store = await openStoreAtMigration(dialect, 40)
    await store.transact(async (db) => {
      await insertJobBefore(db, dialect, { stage: 'received', symptoms: '[]' })
      await insertRows(db, dialect, [
        ['remote_session', { id: 'session', job_id: 'job', begun_by: 'staff' }],
        ['escalation', { id: 'raised', job_id: 'job', raised_by: 'staff' }],
        ['quality_report', { id: 'report', job_id: 'job', filed_by: 'staff' }],
      ])
    })
    for (const table of ['escalation', 'quality_report']) expect(await count(store.read, table)).toBe(1)
    const second = store.transact((db) =>
      insertRows(db, dialect, [['remote_session', { id: 'second', job_id: 'job', begun_by: 'staff' }]]),
    )
    await expect(second).rejects.toThrow(/unique/i)
  })

  it('finds what fixed a symptom of a model by index, newest first', async () => {
    await using store = await openStoreAtMigration(dialect, 40)
    const query = `select * from closed_symptom where model_id = 'm' and symptom = 's' order by closed_at desc limit 50`
    expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain('closed_symptom_model')
  })
})
