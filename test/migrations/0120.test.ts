import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertRows } from './job-before.ts'

describeEachDialect('migration 110 → 120, layouts of labels', (_, dialect) => {
  it('leaves what is there as it is', async () => {
    await using before = await openStoreAtMigration(dialect, 110)
    await before.transact((db) => insertRows(db, dialect, [['part', { id: 'part', sku: 'A', seq: 1 }]]))
    await before.stop()
    const store = await before.at(120)
    expect((await sql`select sku from part`.execute(store.read)).rows).toEqual([{ sku: 'A' }])
    expect((await sql`select * from label_layout`.execute(store.read)).rows).toEqual([])
    await store.close()
  })

  it('keeps one layout a kind, with a version that counts from one', async () => {
    await using store = await openStoreAtMigration(dialect, 120)
    const put = (kind: string, version: number) =>
      store.transact((db) => sql`insert into label_layout values (${kind}, '{}', ${version})`.execute(db))
    await put('job', 1)
    await expect(put('job', 2)).rejects.toThrow(/unique/i)
    await expect(put('bin', 0)).rejects.toThrow(/check/i)
  })
})
