import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertRows } from './job-before.ts'

describeEachDialect('migration 100 → 110, indexes of stock', (_, dialect) => {
  it('leaves what is there as it is', async () => {
    await using before = await openStoreAtMigration(dialect, 100)
    await before.transact((db) => insertRows(db, dialect, [['part', { id: 'part', sku: 'A', seq: 1 }]]))
    await before.stop()
    const store = await before.at(110)
    expect((await sql`select sku from part`.execute(store.read)).rows).toEqual([{ sku: 'A' }])
    await store.close()
  })

  it.each([
    ['promise_open', `select * from promise where bin_id = 'b' and quantity > 0`],
    ['promise_open', `select bin_id from promise where quantity > 0 order by bin_id`],
    ['lot_picked_lot', `select * from lot_picked where lot_id in ('a', 'b')`],
    ['lot_stock_bin', `select * from lot_stock where bin_id = 'b'`],
    ['bin_stock_bin', `select sum(on_hand) from bin_stock where bin_id = 'b'`],
  ])('answers by the index %s: %s', async (index, query) => {
    await using store = await openStoreAtMigration(dialect, 110)
    expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain(index)
  })
})
