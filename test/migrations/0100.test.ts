import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertRows } from './job-before.ts'

describeEachDialect('migration 90 → 100, imports', (_, dialect) => {
  const RUN = [
    ['staff', { id: 'staff' }],
    ['import_run', { id: 'run', by_id: 'staff' }],
    ['import_line', { source: 'file', line: 2, run_id: 'run' }],
  ] as const

  it('leaves what is there as it is', async () => {
    await using before = await openStoreAtMigration(dialect, 90)
    await before.transact((db) => insertRows(db, dialect, [['part', { id: 'part', sku: 'A', seq: 1 }]]))
    await before.stop()
    const store = await before.at(100)
    expect((await sql`select sku from part`.execute(store.read)).rows).toEqual([{ sku: 'A' }])
    await store.close()
  })

  it('takes a line of a file once', async () => {
    await using store = await openStoreAtMigration(dialect, 100)
    await store.transact((db) => insertRows(db, dialect, RUN))
    const again = (source: string) =>
      store.transact((db) => sql`insert into import_line values (${source}, 2, 'run')`.execute(db))
    await expect(again('file')).rejects.toThrow(/unique/i)
    await again('other')
  })

  it.each([
    ['import_line_key', `select line from import_line where source = 's' and line in (1, 2)`],
    ['import_run_at', `select * from import_run order by at desc limit 20`],
  ])('answers by the index %s: %s', async (index, query) => {
    await using store = await openStoreAtMigration(dialect, 100)
    expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain(index)
  })
})
