import { randomBytes } from 'node:crypto'
import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { describe, inject } from 'vitest'
import { migrations } from '../../electron/db/migrations/index.ts'
import { openPostgresStore } from '../../electron/db/postgres.ts'
import { openSqliteStore } from '../../electron/db/sqlite/sqlite-store.ts'
import type { Dialect, Store } from '../../electron/db/store.ts'

/** A store of its own; `close` (or `await using`) also removes it. */
export interface FreshStore extends Store, AsyncDisposable {
  /** Where it lives, for tests that open it again: a folder, or a connection string. */
  readonly place: string
  /** Closes without removing. */
  stop(): Promise<void>
}

export const DIALECTS: readonly Dialect[] = ['sqlite', 'postgres']

/** Runs the same tests on both stores. `openFreshStore` gives an empty, fully migrated store each time it is called. */
export function describeEachDialect(
  name: string,
  tests: (openFreshStore: () => Promise<FreshStore>, dialect: Dialect) => void,
): void {
  for (const dialect of DIALECTS) {
    describe(`${name} (${dialect})`, () => {
      tests(() => openFreshStore(dialect), dialect)
    })
  }
}

/** An empty store with all migrations applied, copied from the template of this run. */
export async function openFreshStore(dialect: Dialect): Promise<FreshStore> {
  const { failure, postgresTemplate, sqliteTemplateDir } = inject('stores')
  if (failure) throw new Error(`The migrations failed on the template store:\n${failure}`)
  if (dialect === 'postgres') {
    const place = await createDatabase(postgresTemplate)
    return disposable(await openPostgresStore({ connectionString: place, poolSize: 4 }), place, () => dropDatabase(place))
  }
  const place = await mkdtemp(join(tmpdir(), 'handback-store-'))
  for (const file of ['depot.sqlite', 'depot.json']) await copyFile(join(sqliteTemplateDir, file), join(place, file))
  return disposable(await openSqliteStore({ dataDir: place }), place, () => rm(place, { recursive: true, force: true }))
}

export interface StoreAtMigration extends FreshStore {
  /** Opens the same place with the migrations up to a later one; `stop` first, since a depot is open once only. */
  at(later: number): Promise<Store>
}

/** A new place with the migrations up to `id` (0 for none) applied. `close` removes it. */
export async function openStoreAtMigration(dialect: Dialect, id: number): Promise<StoreAtMigration> {
  const upTo = (last: number) => migrations.filter((migration) => migration.id <= last)
  if (dialect === 'postgres') {
    const place = await createDatabase('template0')
    const at = (last: number) => openPostgresStore({ connectionString: place, poolSize: 2, migrations: upTo(last) })
    return disposable(await at(id), place, () => dropDatabase(place), at)
  }
  const place = await mkdtemp(join(tmpdir(), 'handback-store-'))
  const at = (last: number) => openSqliteStore({ dataDir: place, migrations: upTo(last) })
  return disposable(await at(id), place, () => rm(place, { recursive: true, force: true }), at)
}

function disposable(
  store: Store,
  place: string,
  remove: () => Promise<void>,
  at: StoreAtMigration['at'] = noLater,
): StoreAtMigration {
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => (stopping ??= store.close())
  const close = async (): Promise<void> => {
    await stop()
    await remove()
  }
  return { ...store, place, at, stop, close, [Symbol.asyncDispose]: close }
}

const noLater = (): never => {
  throw new Error('a fresh store is at the newest migration')
}

async function createDatabase(template: string): Promise<string> {
  const name = `t_${randomBytes(8).toString('hex')}`
  await administer(`create database ${name} template ${template}`)
  const url = new URL(inject('stores').postgresServer)
  url.pathname = name
  return url.href
}

const dropDatabase = (place: string): Promise<void> =>
  administer(`drop database if exists ${new URL(place).pathname.slice(1)} with (force)`)

async function administer(statement: string): Promise<void> {
  const admin = new Client({ connectionString: inject('stores').postgresServer })
  await admin.connect()
  await admin.query(statement).finally(() => admin.end())
}
