import { sql } from 'kysely'
import { existsSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { migrations, type Migration } from '../../electron/db/migrations/index.ts'
import { appendOnly, createTable } from '../../electron/db/portable.ts'
import { openPostgresStore } from '../../electron/db/postgres.ts'
import { openSqliteStore } from '../../electron/db/sqlite/sqlite-store.ts'
import type { Dialect, ReadDb, Store } from '../../electron/db/store.ts'
import { DIALECTS, openStoreAtMigration } from '../kit/stores.ts'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const padded = (id: number) => String(id).padStart(4, '0')

describe('the list of migrations', () => {
  it('is numbered in tens, each after the one before', () => {
    const ids = migrations.map((migration) => migration.id)
    expect(ids.filter((id) => id % 10 !== 0)).toEqual([])
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => a - b))
  })

  it('names every file of the folder, and nothing else', () => {
    const files = readdirSync(at('../../electron/db/migrations')).filter((file) => /^\d/.test(file))
    expect(files.sort()).toEqual(migrations.map(({ id, name }) => `${padded(id)}-${name}.ts`))
  })

  it.each(migrations)('has a test for $id $name', ({ id }) => {
    expect(existsSync(at(`${padded(id)}.test.ts`)), `test/migrations/${padded(id)}.test.ts is missing`).toBe(true)
  })
})

const first: Migration = {
  id: 10,
  name: 'first',
  up: async (db, dialect) => {
    await createTable(db, dialect, 'note')
      .addColumn('id', 'integer', (id) => id.primaryKey())
      .addColumn('word', 'text')
      .execute()
    await appendOnly(db, dialect, 'note')
  },
}
const second: Migration = {
  id: 20,
  name: 'second',
  up: async (db) => {
    await sql`alter table note add column more text`.execute(db)
  },
}
const failing: Migration = {
  id: 30,
  name: 'failing',
  up: async (db) => {
    await sql`create table half_done (id integer)`.execute(db)
    await sql`insert into nowhere values (1)`.execute(db)
  },
}

const reopen = (dialect: Dialect, place: string, list: readonly Migration[]): Promise<Store> =>
  dialect === 'sqlite'
    ? openSqliteStore({ dataDir: place, migrations: list })
    : openPostgresStore({ connectionString: place, poolSize: 2, migrations: list })

const notes = async (db: ReadDb) =>
  (await sql<{ id: number; name: string }>`select id, name from migration order by id`.execute(db)).rows

const hasTable = async (db: ReadDb, name: string) => {
  const found = await sql`select 1 from ${sql.table(name)}`.execute(db).then(
    () => true,
    () => false,
  )
  return found
}

describe.each(DIALECTS)('migrating (%s)', (dialect) => {
  /** A database with no migration at all, closed, so that a test can open it with lists of its own. */
  const emptyPlace = async () => {
    const empty = await openStoreAtMigration(dialect, 0)
    await empty.stop()
    return empty
  }

  it('applies in order, once, and keeps rows', async () => {
    await using empty = await emptyPlace()
    const one = await reopen(dialect, empty.place, [first])
    await one.transact((db) => sql`insert into note (id, word) values (1, 'kept')`.execute(db))
    await one.close()
    for (let round = 0; round < 2; round++) {
      const two = await reopen(dialect, empty.place, [first, second])
      expect(await notes(two.read)).toEqual([
        { id: 10, name: 'first' },
        { id: 20, name: 'second' },
      ])
      expect((await sql`select * from note`.execute(two.read)).rows).toEqual([{ id: 1, word: 'kept', more: null }])
      await two.close()
    }
  })

  it('refuses a newer database and leaves it as it was', async () => {
    await using empty = await emptyPlace()
    await (await reopen(dialect, empty.place, [first, second])).close()
    await expect(reopen(dialect, empty.place, [first])).rejects.toMatchObject({ name: 'StoreOpenError', kind: 'newer' })
    const again = await reopen(dialect, empty.place, [first, second])
    expect(await notes(again.read)).toHaveLength(2)
    await again.close()
  })

  it('refuses a database whose migrations are not the beginning of the list', async () => {
    await using empty = await emptyPlace()
    await (await reopen(dialect, empty.place, [first, second])).close()
    const other = [{ ...first, id: 5 }, second]
    await expect(reopen(dialect, empty.place, other)).rejects.toMatchObject({ kind: 'unsuitable' })
  })

  it('throws the error of a failing migration, keeps those before it, and leaves nothing of it', async () => {
    await using empty = await emptyPlace()
    await expect(reopen(dialect, empty.place, [first, second, failing])).rejects.toThrow(/nowhere/)
    const rest = await reopen(dialect, empty.place, [first, second])
    expect(await notes(rest.read)).toHaveLength(2)
    expect(await hasTable(rest.read, 'half_done')).toBe(false)
    await rest.close()
  })

  it('makes a table append-only', async () => {
    await using empty = await emptyPlace()
    const store = await reopen(dialect, empty.place, [first])
    await store.transact((db) => sql`insert into note (id, word) values (1, 'as written')`.execute(db))
    for (const statement of [
      `update note set word = 'other'`,
      `delete from note`,
      ...(dialect === 'postgres' ? ['truncate note'] : []),
    ]) {
      await expect(store.transact((db) => sql.raw(statement).execute(db))).rejects.toThrow('note is append-only')
    }
    expect((await sql`select word from note`.execute(store.read)).rows).toEqual([{ word: 'as written' }])
    await store.close()
  })

  it('makes tables that keep to their types', async () => {
    await using empty = await emptyPlace()
    const store = await reopen(dialect, empty.place, [first])
    await expect(store.transact((db) => sql`insert into note (id, word) values ('one', 'x')`.execute(db))).rejects.toThrow(
      /type|datatype|integer/,
    )
    await store.close()
  })
})
