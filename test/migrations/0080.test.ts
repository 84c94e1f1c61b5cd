import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertRows } from './job-before.ts'

describeEachDialect('migration 70 → 80, stocktake', (_, dialect) => {
  const BINS_AND_PARTS = [
    ['staff', { id: 'staff' }],
    ['part', { id: 'part', sku: 'A', seq: 1 }],
    ['bin', { id: 'bin', seq: 1, code_key: 'a' }],
  ] as const
  const take = (id: string, seq: number) => ['stocktake', { id, seq, state: 'open', by_id: 'staff' }] as const
  const COUNT = [
    ...BINS_AND_PARTS,
    take('one', 1),
    take('two', 2),
    ['stocktake_bin', { stocktake_id: 'one', bin_id: 'bin', is_open: 1 }],
    ['stocktake_count', { id: 'count', stocktake_id: 'one', bin_id: 'bin', by_id: 'staff' }],
    ['stocktake_line', { id: 'line', count_id: 'count', part_id: 'part', counted: 0 }],
  ] as const

  it('keeps movements that are there, which no stocktake found', async () => {
    await using before = await openStoreAtMigration(dialect, 70)
    const movement = ['movement', { part_id: 'part', by_id: 'staff', to_bin_id: 'bin', kind: 'found' }] as const
    await before.transact((db) => insertRows(db, dialect, [...BINS_AND_PARTS, movement]))
    await before.stop()
    const store = await before.at(80)
    expect((await sql`select kind, stocktake_id from movement`.execute(store.read)).rows).toEqual([
      { kind: 'found', stocktake_id: null },
    ])
    await expect(store.transact((db) => sql`update movement set stocktake_id = null`.execute(db))).rejects.toThrow(/append-only/)
    await store.close()
  })

  it.each([
    ['a bin in two open stocktakes', `insert into stocktake_bin values ('two', 'bin', 1, 'open', null, null)`, /unique/i],
    [
      'a part twice in a count',
      `insert into stocktake_line (id, count_id, part_id, counted, is_counted, at, seq, low, high)
       values ('again', 'count', 'part', 1, 1, '', 0, 0, 0)`,
      /unique/i,
    ],
    ['fewer than none', `update stocktake_line set counted = -1`, /check/i],
  ])('refuses %s in the store itself', async (_, statement, message) => {
    await using store = await openStoreAtMigration(dialect, 80)
    await store.transact((db) => insertRows(db, dialect, COUNT))
    await expect(store.transact((db) => sql.raw(statement).execute(db))).rejects.toThrow(message)
  })

  it.each([
    ['stocktake_bin_open', `select * from stocktake_bin where bin_id = 'b' and is_open = 1`],
    ['stocktake_line_key', `select * from stocktake_line where count_id = 'c'`],
    ['stocktake_count_bin', `select * from stocktake_count where stocktake_id = 's' and bin_id = 'b'`],
  ])('answers by the index %s: %s', async (index, query) => {
    await using store = await openStoreAtMigration(dialect, 80)
    expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain(index)
  })
})
