import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { count, queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertJobBefore, insertRows } from './job-before.ts'

describeEachDialect('migration 50 → 60, stock', (_, dialect) => {
  it('numbers the parts that are there by SKU, with a stock of nothing, and counts on from them', async () => {
    await using before = await openStoreAtMigration(dialect, 50)
    await before.transact((db) =>
      insertRows(db, dialect, [
        ['part', { id: 'later', sku: 'B' }],
        ['part', { id: 'first', sku: 'A' }],
      ]),
    )
    await before.stop()
    const store = await before.at(60)
    const { rows } = await sql`select id, seq, tracking, is_active from part order by seq`.execute(store.read)
    expect(rows).toEqual([
      { id: 'first', seq: 1, tracking: 'none', is_active: 1 },
      { id: 'later', seq: 2, tracking: 'none', is_active: 1 },
    ])
    expect((await sql`select value from counter where name = 'part'`.execute(store.read)).rows).toEqual([{ value: 2 }])
    expect(await count(store.read, 'part_stock')).toBe(2)
    await store.close()
  })

  const STOCK = [
    ['bin', { id: 'bin' }],
    ['part_stock', { part_id: 'part' }],
    ['bin_stock', { part_id: 'part', bin_id: 'bin', on_hand: 2 }],
    ['job_part', { id: 'need', job_id: 'job', part_id: 'part', by_id: 'staff' }],
    ['movement', { part_id: 'part', by_id: 'staff', to_bin_id: 'bin', kind: 'found' }],
  ] as const

  it.each([
    ['stock below nothing', `update bin_stock set on_hand = -1`, /check/i],
    ['more promised than there is', `update bin_stock set reserved = 3`, /check/i],
    ['a need below nothing', `update job_part set picked = -1`, /check/i],
    ['another past', `update movement set quantity = 5`, /append-only/],
    ['a forgotten past', `delete from movement`, /append-only/],
  ])('refuses %s in the store itself', async (_, statement, message) => {
    await using store = await openStoreAtMigration(dialect, 60)
    await store.transact(async (db) => {
      await insertJobBefore(db, dialect, { stage: 'received', symptoms: '[]' })
      await insertRows(db, dialect, STOCK)
    })
    await expect(store.transact((db) => sql.raw(statement).execute(db))).rejects.toThrow(message)
  })

  it.each([
    ['movement_part', `select * from movement where part_id = 'p' and seq < 9 order by seq desc limit 50`],
    ['bin_stock_key', `select * from bin_stock where part_id = 'p'`],
    ['job_part_short', `select * from job_part where part_id = 'p' and wanted > reserved + picked + fitted`],
  ])('answers by the index %s', async (index, query) => {
    await using store = await openStoreAtMigration(dialect, 60)
    expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain(index)
  })
})
