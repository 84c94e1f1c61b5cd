import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { count, queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertJobBefore, insertRows } from './job-before.ts'

const ROWS = [
  ['plan', { id: 'plan', job_id: 'job', made_by: 'staff' }],
  ['plan_line', { id: 'line', plan_id: 'plan', part_id: 'part' }],
  ['approval', { id: 'yes', job_id: 'job', plan_id: 'plan' }],
  ['approval_link', { token_hash: 'hash', plan_id: 'plan', made_by: 'staff' }],
  ['payment', { id: 'paid', job_id: 'job', by_id: 'staff' }],
  ['waiver', { id: 'waived', job_id: 'job', by_id: 'staff' }],
] as const

const HOT = [
  ['the plans of a job', `select * from plan where job_id = 'job' order by number`, 'plan_number'],
  ['the lines of a plan', `select * from plan_line where plan_id = 'plan' order by position`, 'plan_line_position'],
  ['the payments of a job', `select * from payment where job_id = 'job'`, 'payment_job'],
  ['the payments of a day', `select * from payment where at >= '2026-11-22' and at < '2026-11-23'`, 'payment_at'],
] as const

describeEachDialect('migration 20 → 30, plans', (_, dialect) => {
  it('keeps depot and jobs: no plan, nothing to pay, and terms that ask for every change', async () => {
    await using before = await openStoreAtMigration(dialect, 20)
    await before.transact((db) => insertJobBefore(db, dialect, { stage: 'repairing' }))
    await before.stop()
    const store = await before.at(30)
    const jobs = await sql`select plan_id, plan_total, decline_fee from job`.execute(store.read)
    expect(jobs.rows).toEqual([{ plan_id: null, plan_total: null, decline_fee: 0 }])
    const depots = await sql`select tax_points, plan_valid_days, price_tolerance, public_address from depot`.execute(store.read)
    expect(depots.rows).toEqual([{ tax_points: 0, plan_valid_days: 14, price_tolerance: 0, public_address: null }])
    await store.close()
  })

  it('never rewrites what was offered, answered or paid', async () => {
    await using store = await openStoreAtMigration(dialect, 30)
    await store.transact(async (db) => {
      await insertJobBefore(db, dialect, { stage: 'received' })
      await insertRows(db, dialect, ROWS)
    })
    for (const table of ['plan_line', 'approval', 'payment', 'waiver']) {
      await expect(store.transact((db) => sql`delete from ${sql.table(table)}`.execute(db))).rejects.toThrow('append-only')
      expect(await count(store.read, table)).toBe(1)
    }
  })

  it('answers the hot look-ups from their index', async () => {
    await using store = await openStoreAtMigration(dialect, 30)
    for (const [name, query, index] of HOT) {
      expect.soft(await store.transact((db) => queryPlan(db, dialect, query)), name).toContain(index)
    }
  })
})
