import { expect, it } from 'vitest'
import { count, queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertJobBefore, insertRows } from './job-before.ts'

describeEachDialect('migration 40 → 50, reports of a job', (_, dialect) => {
  it('keeps the reports, and finds the registered one of a job by index', async () => {
    await using before = await openStoreAtMigration(dialect, 40)
    await before.transact(async (db) => {
      await insertJobBefore(db, dialect, { stage: 'received', symptoms: '[]' })
      await insertRows(db, dialect, [['quality_report', { id: 'report', job_id: 'job', filed_by: 'staff', state: 'registered' }]])
    })
    await before.stop()
    const store = await before.at(50)
    expect(await count(store.read, 'quality_report')).toBe(1)
    const query = `select id from quality_report where job_id = 'job' and state = 'registered' limit 1`
    expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain('quality_report_job')
    await store.close()
  })
})
