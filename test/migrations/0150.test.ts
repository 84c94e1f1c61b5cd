import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertJobBefore, insertRows } from './job-before.ts'

describeEachDialect('migration 140 → 150, certificates', (_, dialect) => {
  it('leaves jobs as they are, without certificates, and lets nobody rewrite what is signed', async () => {
    await using before = await openStoreAtMigration(dialect, 140)
    await before.transact((db) => insertJobBefore(db, dialect, { stage: 'closed' }))
    await before.stop()
    const store = await before.at(150)
    expect((await sql`select stage from job`.execute(store.read)).rows).toEqual([{ stage: 'closed' }])
    expect((await sql`select * from certificate`.execute(store.read)).rows).toEqual([])
    await store.transact((db) =>
      insertRows(db, dialect, [
        ['signing_key', { id: 'a' }],
        ['certificate', { job_id: 'job' }],
      ]),
    )
    const refused = [`update signing_key set id = 'b'`, 'delete from signing_key', `update certificate set code = 'x'`]
    for (const statement of refused)
      await expect(store.transact((db) => sql.raw(statement).execute(db))).rejects.toThrow(/append-only/)
    await store.close()
  })
})
