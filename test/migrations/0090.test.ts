import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertJobBefore, insertRows } from './job-before.ts'

describeEachDialect('migration 80 → 90, claims', (_, dialect) => {
  const CLAIMS = [
    ['supplier', { id: 'maker' }],
    ['repair_entry', { id: 'entry', job_id: 'job', by_id: 'staff' }],
    ['repair_part', { id: 'old', entry_id: 'entry', job_id: 'job', part_id: 'part' }],
    ['claim', { id: 'claim', seq: 1, supplier_id: 'maker', by_id: 'staff' }],
    ['claim_line', { id: 'one', claim_id: 'claim', part_id: 'part', quantity: 2, repair_part_id: 'old' }],
    ['claim_line', { id: 'two', claim_id: 'claim', part_id: 'part', quantity: 2 }],
  ] as const

  it('keeps movements that are there, which belong to no claim', async () => {
    await using before = await openStoreAtMigration(dialect, 80)
    await before.transact((db) =>
      insertRows(db, dialect, [
        ['staff', { id: 'staff' }],
        ['part', { id: 'part' }],
        ['bin', { id: 'bin' }],
        ['movement', { part_id: 'part', by_id: 'staff', to_bin_id: 'bin', kind: 'found' }],
      ]),
    )
    await before.stop()
    const store = await before.at(90)
    expect((await sql`select kind, claim_line_id from movement`.execute(store.read)).rows).toEqual([
      { kind: 'found', claim_line_id: null },
    ])
    await expect(store.transact((db) => sql`update movement set quantity = 2`.execute(db))).rejects.toThrow(/append-only/)
    await store.close()
  })

  it.each([
    ['a line of nothing', `update claim_line set quantity = 0`, /check/i],
    ['more answers than pieces', `update claim_line set answered = 3`, /check/i],
    ['an old part in two lines', `update claim_line set repair_part_id = 'old' where id = 'two'`, /unique/i],
    [
      'a credit below nothing',
      `insert into claim_answer values ('a', 'one', 'credited', 1, -1, null, null, null, 'x', 'staff')`,
      /check/i,
    ],
  ])('refuses %s in the store itself', async (_, statement, message) => {
    await using store = await openStoreAtMigration(dialect, 90)
    await store.transact(async (db) => {
      await insertJobBefore(db, dialect, {})
      await insertRows(db, dialect, CLAIMS)
    })
    await expect(store.transact((db) => sql.raw(statement).execute(db))).rejects.toThrow(message)
  })

  it.each([
    ['claim_open', `select * from claim where state in ('draft', 'sent') order by seq`],
    ['claim_line_movement', `select * from claim_line where movement_seq = 3`],
    ['claim_line_old_part', `select * from claim_line where repair_part_id = 'p'`],
    ['movement_claim', `select * from movement where claim_line_id = 'l'`],
    ['movement_no_good', `select * from movement where part_id = 'p' and kind in ('doa', 'broken') order by seq desc`],
    ['repair_part_claimed', `select * from repair_part where old_fate = 'to-supplier' order by id`],
  ])('answers by the index %s: %s', async (index, query) => {
    await using store = await openStoreAtMigration(dialect, 90)
    expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain(index)
  })
})
