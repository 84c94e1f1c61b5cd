import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertRows } from './job-before.ts'

describeEachDialect('migration 110 → 130, printers', (_, dialect) => {
  const print = (id: string, lane: string, state: string) => ['print', { id, by_id: 'staff', lane, state }] as const
  const PRINTER = [
    ['staff', { id: 'staff' }],
    ['printer', { id: 'printer', name_key: 'zebra' }],
    ['printer_use', { station: 'desk', paper: 'label', printer_id: 'printer' }],
  ] as const

  it('leaves what is there as it is', async () => {
    await using before = await openStoreAtMigration(dialect, 110)
    await before.transact((db) => insertRows(db, dialect, [['part', { id: 'part', sku: 'A', seq: 1 }]]))
    await before.stop()
    const store = await before.at(130)
    expect((await sql`select sku from part`.execute(store.read)).rows).toEqual([{ sku: 'A' }])
    await store.close()
  })

  it('lets one print of a lane be on its way, whoever tries; a name and a place be taken once', async () => {
    await using store = await openStoreAtMigration(dialect, 130)
    const rows = [...PRINTER, print('1', 'a', 'sending'), print('2', 'a', 'queued'), print('3', 'b', 'sending')]
    await store.transact((db) => insertRows(db, dialect, rows))
    const again = (statement: string) => store.transact((db) => sql.raw(statement).execute(db))
    await expect(again(`update print set state = 'sending' where id = '2'`)).rejects.toThrow(/unique/i)
    await expect(again(`insert into printer_use values ('desk', 'label', 'printer')`)).rejects.toThrow(/unique/i)
    await again(`update print set state = 'sent' where id = '1'`)
    await again(`update print set state = 'sending' where id = '2'`)
  })

  it.each([
    ['print_open', `select id from print where state in ('queued', 'sending', 'failed', 'needs-answer') order by id`],
    ['print_past', `select id from print where state in ('sent', 'cancelled') and id < 'x' order by id desc limit 50`],
    ['print_waiting', `select id from print where lane = 'a' and state in ('queued', 'sending') and id < 'x'`],
    ['print_ended', `select id from print where station = 'desk' and ended_at >= '2026'`],
  ])('answers by the index %s: %s', async (index, query) => {
    await using store = await openStoreAtMigration(dialect, 130)
    expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain(index)
  })
})
