import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { count, insertRow, queryPlan, requiredColumns } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'

/** What a row of each table points to; everything else is filled with 'x' and 1. */
const ROWS: readonly { table: string; values: Record<string, string | number> }[] = [
  { table: 'depot', values: { id: 'depot' } },
  { table: 'staff', values: { id: 'staff' } },
  { table: 'session', values: { staff_id: 'staff' } },
  { table: 'counter', values: { name: 'job' } },
  { table: 'model', values: { id: 'model' } },
  { table: 'part', values: { id: 'part' } },
  { table: 'customer', values: { id: 'customer' } },
  { table: 'unit', values: { id: 'unit', model_id: 'model', serial_key: 'SN1', owner_id: 'customer' } },
  { table: 'rma', values: { id: 'rma', customer_id: 'customer', taken_by: 'staff' } },
  {
    table: 'job',
    values: { id: 'job', rma_id: 'rma', unit_id: 'unit', model_id: 'model', customer_id: 'customer', stage: 'received' },
  },
  { table: 'accessory', values: { id: 'accessory', job_id: 'job' } },
  { table: 'repair_entry', values: { id: 'entry', job_id: 'job', by_id: 'staff' } },
  { table: 'repair_part', values: { id: 'fitted', entry_id: 'entry', job_id: 'job', part_id: 'part' } },
  { table: 'test_run', values: { id: 'run', job_id: 'job', by_id: 'staff' } },
  { table: 'event', values: { job_id: 'job', by_id: 'staff' } },
  { table: 'audit', values: { entity: 'job', entity_id: 'job' } },
  { table: 'search_entry', values: { kind: 'customer', ref: 'customer', text: '王小明 返修', bigrams: '王小 小明 返修' } },
]

/** The look-ups behind a scan, the board and the search box, with the index that must answer each. */
const HOT = [
  ['a job by its number', 'select * from job where seq = 1', 'job_seq'],
  ['a unit by its serial', `select * from unit where serial_key = 'SN1'`, 'unit_serial'],
  ['the history of a unit', `select * from job where unit_id = 'unit' order by seq desc`, 'job_unit'],
  ['the open job of a unit', `select id from job where unit_id = 'unit' and stage <> 'closed'`, 'job_'],
  ['an RMA by its number', 'select * from rma where seq = 1', 'rma_seq'],
  ['the jobs of an RMA', `select * from job where rma_id = 'rma'`, 'job_rma'],
  ['a customer by phone', `select * from customer where phone_digits = '1'`, 'customer_phone'],
  [
    'the board',
    `select * from job where stage <> 'closed' and stage = 'received' order by is_urgent desc, due_on limit 50`,
    'job_',
  ],
  ['the timeline of a job', `select * from event where job_id = 'job' order by seq`, 'event_job'],
  ['the repair log of a job', `select * from repair_entry where job_id = 'job'`, 'repair_entry_job'],
  ['the parts of a job', `select * from repair_part where job_id = 'job'`, 'repair_part_job'],
  ['the accessories of a job', `select * from accessory where job_id = 'job' order by position`, 'accessory_position'],
  ['keys that are old', `delete from idempotency where at < '2026'`, 'idempotency_at'],
  ['change lists that are old', `delete from change_list where at < '2026'`, 'change_list_at'],
] as const

describeEachDialect('migration 0 → 10, the main job', (_, dialect) => {
  it('makes the tables, and the rows of each survive opening again', async () => {
    await using empty = await openStoreAtMigration(dialect, 0)
    await expect(sql`select 1 from job`.execute(empty.read)).rejects.toThrow(/job/)
    await empty.stop()

    const store = await empty.at(10)
    const required = await requiredColumns(store.read, dialect)
    await store.transact(async (db) => {
      for (const { table, values } of ROWS) await insertRow(db, required, table, values)
    })
    await store.close()

    const again = await empty.at(10)
    for (const { table } of ROWS) expect([table, await count(again.read, table)]).toEqual([table, 1])
    await again.close()
  })

  it('refuses what the depot may never do', async () => {
    await using store = await openStoreAtMigration(dialect, 10)
    const required = await requiredColumns(store.read, dialect)
    await store.transact(async (db) => {
      for (const { table, values } of ROWS) await insertRow(db, required, table, values)
    })
    for (const table of ['repair_entry', 'repair_part', 'test_run', 'event', 'audit']) {
      const message = `${table} is append-only`
      await expect(store.transact((db) => sql`delete from ${sql.table(table)}`.execute(db))).rejects.toThrow(message)
      const column = required.find((each) => each.table === table && each.isText)?.name ?? ''
      const rewrite = sql`update ${sql.table(table)} set ${sql.id(column)} = 'rewritten'`
      await expect(store.transact((db) => rewrite.execute(db))).rejects.toThrow(message)
      expect(await count(store.read, table)).toBe(1)
    }
    const second = {
      id: 'second',
      rma_id: 'rma',
      unit_id: 'unit',
      model_id: 'model',
      customer_id: 'customer',
      stage: 'received',
      seq: 2,
    }
    await expect(store.transact((db) => insertRow(db, required, 'job', second))).rejects.toThrow(/unique|duplicate/i)
    const lost = { id: 'lost', job_id: 'nowhere' }
    await expect(store.transact((db) => insertRow(db, required, 'accessory', lost))).rejects.toThrow(/foreign key/i)
    await expect(store.transact((db) => sql`update job set seq = 'one'`.execute(db))).rejects.toThrow(/integer|bigint/i)
  })

  it('answers the hot look-ups from their index', async () => {
    await using store = await openStoreAtMigration(dialect, 10)
    for (const [name, query, index] of HOT) {
      const found = await store.transact((db) => queryPlan(db, dialect, query))
      expect.soft(found, name).toContain(index)
      expect.soft(found, name).not.toMatch(/seq scan|^scan (?!.*using)/im)
    }
  })

  it('finds fragments, also of two Chinese characters', async () => {
    await using store = await openStoreAtMigration(dialect, 10)
    const required = await requiredColumns(store.read, dialect)
    await store.transact(async (db) => {
      await insertRow(db, required, 'search_entry', {
        kind: 'customer',
        ref: '1',
        text: 'wang xiaoming 王小明',
        bigrams: '王小 小明',
      })
      await insertRow(db, required, 'search_entry', { kind: 'customer', ref: '2', text: 'li si 李四', bigrams: '李四' })
    })
    const [fragment, bigram] =
      dialect === 'sqlite'
        ? [
            sql<{
              ref: string
            }>`select ref from search_entry where row in (select rowid from search_trigram where search_trigram match '"iaom"')`,
            sql<{
              ref: string
            }>`select ref from search_entry where row in (select rowid from search_bigram where search_bigram match '"小明"')`,
          ]
        : [
            sql<{ ref: string }>`select ref from search_entry where text like '%iaom%'`,
            sql<{ ref: string }>`select ref from search_entry where to_tsvector('simple', bigrams) @@ '小明'::tsquery`,
          ]
    expect((await fragment.execute(store.read)).rows).toEqual([{ ref: '1' }])
    expect((await bigram.execute(store.read)).rows).toEqual([{ ref: '1' }])
  })
})
