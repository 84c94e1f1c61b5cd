import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertRows } from './job-before.ts'

describeEachDialect('migration 60 → 70, purchasing', (_, dialect) => {
  const STAFF_AND_PARTS = [
    ['staff', { id: 'staff' }],
    ['part', { id: 'part', sku: 'A', seq: 1 }],
    ['part', { id: 'other', sku: 'B', seq: 2 }],
  ] as const
  const ORDERS = [
    ['supplier', { id: 'maker' }],
    ['purchase_order', { id: 'sent', seq: 1, supplier_id: 'maker', state: 'sent', by_id: 'staff' }],
    ['purchase_order', { id: 'draft', seq: 2, supplier_id: 'maker', state: 'draft', by_id: 'staff' }],
    [
      'order_line',
      { id: 'one', order_id: 'sent', part_id: 'part', quantity: 9, received: 2, cancelled: 3, expected_on: '2026-04-09' },
    ],
    ['order_line', { id: 'two', order_id: 'draft', part_id: 'part', quantity: 5, expected_on: '2026-04-01' }],
    ['order_line', { id: 'three', order_id: 'sent', part_id: 'other', quantity: 2, received: 4 }],
  ] as const

  it('keeps movements that are there, which came with no delivery', async () => {
    await using before = await openStoreAtMigration(dialect, 60)
    await before.transact((db) =>
      insertRows(db, dialect, [
        ...STAFF_AND_PARTS,
        ['bin', { id: 'bin' }],
        ['movement', { part_id: 'part', by_id: 'staff', to_bin_id: 'bin', kind: 'found' }],
      ]),
    )
    await before.stop()
    const store = await before.at(70)
    expect((await sql`select kind, delivery_id from movement`.execute(store.read)).rows).toEqual([
      { kind: 'found', delivery_id: null },
    ])
    await expect(store.transact((db) => sql`update movement set delivery_id = null`.execute(db))).rejects.toThrow(/append-only/)
    await store.close()
  })

  it('says what is on order: no draft, nothing that came, was cancelled or came beyond the order', async () => {
    await using store = await openStoreAtMigration(dialect, 70)
    await store.transact((db) => insertRows(db, dialect, [...STAFF_AND_PARTS, ...ORDERS]))
    const { rows } = await sql`select part_id, ordered, drafted, expected_on from on_order`.execute(store.read)
    expect(rows).toEqual([{ part_id: 'part', ordered: 4, drafted: 5, expected_on: '2026-04-09' }])
  })

  it.each([
    ['an order of nothing', `update order_line set quantity = 0, cancelled = 0`, /check/i],
    ['more cancelled than ordered', `update order_line set cancelled = 10`, /check/i],
    ['less than nothing received', `update order_line set received = -1`, /check/i],
    ['a pack of nothing', `insert into supplier_part values ('maker', 'part', null, 1, 1, 0, 0, 1)`, /check/i],
    ['a part twice in an order', `update order_line set order_id = 'sent', part_id = 'part'`, /unique/i],
  ])('refuses %s in the store itself', async (_, statement, message) => {
    await using store = await openStoreAtMigration(dialect, 70)
    await store.transact((db) => insertRows(db, dialect, [...STAFF_AND_PARTS, ...ORDERS]))
    await expect(store.transact((db) => sql.raw(statement).execute(db))).rejects.toThrow(message)
  })

  it.each([
    ['order_line_open', `select * from order_line where part_id = 'p' and quantity > received + cancelled`],
    ['purchase_order_open', `select * from purchase_order where state in ('draft', 'sent', 'partly-received') order by seq`],
    ['movement_delivery', `select * from movement where delivery_id = 'd'`],
    ['order_line_open', `select * from on_order where part_id = 'p'`],
  ])('answers by the index %s: %s', async (index, query) => {
    await using store = await openStoreAtMigration(dialect, 70)
    expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain(index)
  })
})
