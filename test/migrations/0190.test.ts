import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertJobBefore, insertRows } from './job-before.ts'

describeEachDialect('migration 180 → 190, fitted parts that are put right', (_, dialect) => {
  const FITTED = [
    ['repair_entry', { id: 'entry', job_id: 'job', by_id: 'staff' }],
    ['repair_part', { id: 'fitted', entry_id: 'entry', job_id: 'job', part_id: 'part', old_fate: 'kept' }],
  ] as const
  const said = { repair_part_id: 'fitted', entry_id: 'entry', old_fate: 'to-supplier' }

  it('leaves fitted parts as they are, and keeps what is said of them since for ever', async () => {
    await using before = await openStoreAtMigration(dialect, 180)
    await before.transact(async (db) => {
      await insertJobBefore(db, dialect, { stage: 'repairing' })
      await insertRows(db, dialect, FITTED)
    })
    await before.stop()
    const store = await before.at(190)
    expect((await sql`select id, old_fate from repair_part`.execute(store.read)).rows).toEqual([
      { id: 'fitted', old_fate: 'kept' },
    ])
    await store.transact((db) =>
      insertRows(db, dialect, [
        ['repair_part_restated', { ...said, seq: 1 }],
        ['repair_part_restated', { ...said, seq: 2, old_serial: 'OLD' }],
      ]),
    )
    for (const statement of ['update repair_part_restated set old_fate = null', 'delete from repair_part_restated'])
      await expect(store.transact((db) => sql.raw(statement).execute(db))).rejects.toThrow(/append-only/)
    const orphan = store.transact((db) =>
      insertRows(db, dialect, [['repair_part_restated', { ...said, seq: 3, repair_part_id: 'no such part' }]]),
    )
    await expect(orphan).rejects.toThrow(/foreign key/i)
    await store.close()
  })

  it('answers by its index', async () => {
    await using store = await openStoreAtMigration(dialect, 190)
    const query = `select * from repair_part_restated where repair_part_id in ('a', 'b') order by seq`
    expect(await store.transact((db) => queryPlan(db, dialect, query))).toContain('repair_part_restated_part')
  })
})
