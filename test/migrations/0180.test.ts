import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertRows } from './job-before.ts'

describeEachDialect('migration 170 → 180, papers of prints', (_, dialect) => {
  const PRINTS = [
    ['staff', { id: 'staff' }],
    ['print', { id: 'first', by_id: 'staff', state: 'sent' }],
  ] as const

  it('leaves the prints as they are, of papers that nobody knows any more', async () => {
    await using before = await openStoreAtMigration(dialect, 170)
    await before.transact((db) => insertRows(db, dialect, PRINTS))
    await before.stop()
    const store = await before.at(180)
    expect((await sql`select id, state from print`.execute(store.read)).rows).toEqual([{ id: 'first', state: 'sent' }])
    expect((await sql`select * from print_paper`.execute(store.read)).rows).toEqual([])
    await store.close()
  })

  it('notes each paper of a print once, of a print that is there, and finds it by its index', async () => {
    await using store = await openStoreAtMigration(dialect, 180)
    await store.transact((db) => insertRows(db, dialect, PRINTS))
    const note = (print: string) =>
      store.transact((db) => sql`insert into print_paper (paper, print_id) values ('job-label:1', ${print})`.execute(db))
    await note('first')
    await expect(note('first')).rejects.toThrow(/unique/i)
    await expect(note('no such print')).rejects.toThrow(/foreign key/i)
    const earlier = `select print_id from print_paper where paper in ('job-label:1', 'job-label:2')`
    expect(await store.transact((db) => queryPlan(db, dialect, earlier))).toContain('print_paper_key')
  })
})
