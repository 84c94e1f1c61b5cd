import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { count, queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertJobBefore, insertRows } from './job-before.ts'

const ROWS = [
  ['policy', { id: 'policy' }],
  ['policy_version', { id: 'first', policy_id: 'policy', made_by: 'staff' }],
  ['policy_use', { id: 'everybody', region: 'domestic', policy_id: 'policy' }],
  ['policy_use', { id: 'of-model', region: 'domestic', model_id: 'model', policy_id: 'policy' }],
] as const

describeEachDialect('migration 10 → 20, policies', (_, dialect) => {
  it('keeps the jobs, and their repair warranty holds for parts and for labour', async () => {
    await using before = await openStoreAtMigration(dialect, 10)
    await before.transact((db) => insertJobBefore(db, dialect, { stage: 'closed', repair_warranty_until: '2026-12-24' }))
    await before.stop()
    const store = await before.at(20)
    const { rows } =
      await sql`select policy_version_id, bounce_of_id, parts_warranty_until, labour_warranty_until from job`.execute(store.read)
    expect(rows).toEqual([
      { policy_version_id: null, bounce_of_id: null, parts_warranty_until: '2026-12-24', labour_warranty_until: '2026-12-24' },
    ])
    await store.close()
  })

  it('keeps one policy for a region, one for a model in it, and never rewrites a version', async () => {
    await using store = await openStoreAtMigration(dialect, 20)
    await store.transact(async (db) => {
      await insertJobBefore(db, dialect, { stage: 'received' })
      await insertRows(db, dialect, ROWS)
    })
    expect(await count(store.read, 'policy_use')).toBe(2)
    const again = { id: 'second', region: 'domestic', policy_id: 'policy' }
    const twice = (values: Record<string, string>) => store.transact((db) => insertRows(db, dialect, [['policy_use', values]]))
    await expect(twice(again)).rejects.toThrow(/unique/i)
    await expect(twice({ ...again, model_id: 'model' })).rejects.toThrow(/unique/i)
    await expect(store.transact((db) => sql`update policy_version set body = 'other'`.execute(db))).rejects.toThrow('append-only')
  })

  it('finds a policy for a model by index', async () => {
    await using store = await openStoreAtMigration(dialect, 20)
    const query = `select policy_id from policy_use where region = 'domestic' and model_id = 'model'`
    expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain('policy_use_')
  })
})
