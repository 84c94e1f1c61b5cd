import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertJobBefore, insertRows } from './job-before.ts'

describeEachDialect('migration 150 → 160, loaners', (_, dialect) => {
  it('leaves jobs as they are; a loaner is out once, a job has one, and what is over stands in nobody’s way', async () => {
    await using before = await openStoreAtMigration(dialect, 150)
    await before.transact((db) => insertJobBefore(db, dialect, { stage: 'testing' }))
    await before.stop()
    const store = await before.at(160)
    expect((await sql`select stage from job`.execute(store.read)).rows).toEqual([{ stage: 'testing' }])
    const lent = { loaner_id: 'one', job_id: 'job', lent_by: 'staff' }
    await store.transact((db) =>
      insertRows(db, dialect, [
        ['loaner', { id: 'one', seq: 1, serial_key: 'SN1' }],
        ['loaner', { id: 'two', seq: 2 }],
        ['loaner', { id: 'three', seq: 3 }],
        ['loan', { id: 'over', ...lent, returned_at: '2026-01-01' }],
        ['loan', { id: 'open', ...lent }],
      ]),
    )
    const refused = [
      ['loan', { id: 'again', ...lent }],
      ['loan', { id: 'other', ...lent, loaner_id: 'two' }],
      ['loaner', { id: 'four', seq: 3 }],
      ['loaner', { id: 'four', seq: 4, serial_key: 'SN1' }],
    ] as const
    for (const row of refused) await expect(store.transact((db) => insertRows(db, dialect, [row]))).rejects.toThrow(/unique/i)
    await store.close()
  })

  it('answers by its indexes', async () => {
    await using store = await openStoreAtMigration(dialect, 160)
    const queries = [
      // Of two that fit an empty table alike, PostgreSQL takes either.
      ['loan_open_', `select * from loan where loaner_id = 'l' and returned_at is null`],
      ['loan_open_job', `select * from loan where job_id = 'j' and returned_at is null`],
      ['loaner_serial', `select * from loaner where serial_key = 'SN1'`],
    ] as const
    for (const [index, query] of queries) expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain(index)
  })
})
