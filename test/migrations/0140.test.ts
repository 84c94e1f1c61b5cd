import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { CHAIN_START, CHAINED_COLUMNS, type EntryContent, linkEntries } from '../../electron/db/hash-chain.ts'
import type { ReadDb } from '../../electron/db/store.ts'
import { queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertJobBefore, insertRows } from './job-before.ts'

/** More than one page of what the migration reads at once. */
const ENTRIES = 1203

describeEachDialect('migration 110 → 140, custody', (_, dialect) => {
  const rowsOf = async (db: ReadDb, table: 'audit' | 'custody') => {
    const columns = sql.join(CHAINED_COLUMNS[table].map((name) => sql.id(name)))
    const rows = await sql<EntryContent & { linked_to: string; hash: string }>`select ${columns}, linked_to, hash
      from ${sql.table(table)} order by seq`.execute(db)
    return rows.rows
  }
  const contentOf = ({ linked_to: _link, hash: _hash, ...content }: EntryContent & { linked_to: string; hash: string }) => content

  it('links every entry of the audit to the one before, and locks it again', async () => {
    await using before = await openStoreAtMigration(dialect, 110)
    await before.transact(async (db) => {
      await insertRows(db, dialect, [['staff', { id: 'staff' }]])
      for (let from = 0; from < ENTRIES; from += 401) {
        const rows = Array.from(
          { length: 401 },
          (_, index) => sql`('2026-01-01', 'staff', ${`desk ${from + index}`}, 'p', 'job', 'j')`,
        )
        await sql`insert into audit (at, by_id, device, procedure, entity, entity_id) values ${sql.join(rows)}`.execute(db)
      }
    })
    await before.stop()
    const store = await before.at(140)
    const rows = await rowsOf(store.read, 'audit')
    expect(rows).toHaveLength(ENTRIES)
    expect(rows).toEqual(linkEntries(CHAIN_START, rows.map(contentOf)))
    expect(rows.at(-1)?.['device']).toBe('desk 1202')
    const heads = await sql<{ name: string; hash: string }>`select name, hash from chain_head order by name`.execute(store.read)
    expect(heads.rows).toEqual([
      { name: 'audit', hash: rows.at(-1)?.hash },
      { name: 'custody', hash: '' },
    ])
    for (const statement of [`update audit set device = 'x'`, 'delete from audit'])
      await expect(store.transact((db) => sql.raw(statement).execute(db))).rejects.toThrow(/append-only/)
    await store.close()
  })

  it.each([
    ['on its shelf', { stage: 'testing', shelf: 'A 1', assignee_id: 'staff' }, { kind: 'place', staff_id: null, is_here: 1 }],
    ['with its technician', { stage: 'repairing', assignee_id: 'staff' }, { kind: 'person', staff_id: 'staff', is_here: 1 }],
    ['at the desk', { stage: 'received' }, { kind: 'desk', staff_id: null, is_here: 1 }],
    ['at the factory', { stage: 'at-vendor', shelf: 'A 1' }, { kind: 'factory', staff_id: null, is_here: 0 }],
    ['nowhere that is known: expected', { stage: 'expected' }, null],
    ['nowhere that is known: handed back', { stage: 'closed' }, null],
    ['nowhere that is known: helped from afar', { stage: 'received', arrival: 'remote' }, null],
  ] as const)('begins the custody of a unit %s', async (_, job, now) => {
    await using before = await openStoreAtMigration(dialect, 110)
    await before.transact((db) => insertJobBefore(db, dialect, job))
    await before.stop()
    const store = await before.at(140)
    const held = await sql<object>`select kind, staff_id, is_here from custody_now where unit_id = 'unit'`.execute(store.read)
    expect(held.rows).toEqual(now === null ? [] : [now])
    const rows = await rowsOf(store.read, 'custody')
    expect(rows).toEqual(linkEntries(CHAIN_START, rows.map(contentOf)))
    expect(rows).toHaveLength(now === null ? 0 : 1)
    await store.close()
  })

  it('makes a place of each shelf that jobs name, and locks the ledger', async () => {
    await using before = await openStoreAtMigration(dialect, 110)
    await before.transact((db) => insertJobBefore(db, dialect, { stage: 'testing', shelf: 'A 1' }))
    await before.stop()
    const store = await before.at(140)
    const places = await sql<object>`select code, code_key, seq from place`.execute(store.read)
    expect(places.rows).toEqual([{ code: 'A 1', code_key: 'a1', seq: 1 }])
    for (const statement of [`update custody set why = 'x'`, 'delete from custody'])
      await expect(store.transact((db) => sql.raw(statement).execute(db))).rejects.toThrow(/append-only/)
    await store.close()
  })

  it('answers by its indexes', async () => {
    await using store = await openStoreAtMigration(dialect, 140)
    const queries = [
      ['custody_unit', `select * from custody where unit_id = 'u' order by seq desc limit 200`],
      ['custody_now_place', `select unit_id from custody_now where place_id = 'p'`],
      ['custody_now_here', `select unit_id from custody_now where is_here = 1 order by seen_at`],
      ['place_count_place', `select * from place_count where place_id = 'p' order by seq desc limit 1`],
    ] as const
    for (const [index, query] of queries) expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain(index)
  })
})
