import { randomBytes } from 'node:crypto'
import { copyFile, cp, mkdtemp, rm } from 'node:fs/promises'
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
  const place = await copyOf(dialect, await templateAt(dialect, id))
  const at = (last: number) => openAt(dialect, place, last)
  const remove = () => (dialect === 'postgres' ? dropDatabase(place) : rm(place, { recursive: true, force: true }))
  return disposable(await at(id), place, remove, at)
}

function openAt(dialect: Dialect, place: string, last: number): Promise<Store> {
  const upTo = migrations.filter(({ id }) => id <= last)
  return dialect === 'postgres'
    ? openPostgresStore({ connectionString: place, poolSize: 2, migrations: upTo })
    : openSqliteStore({ dataDir: place, migrations: upTo })
}

/** Migrated once a file and copied for each of its tests. They go with the run's server and folder. */
const templates = new Map<string, Promise<string>>()

function templateAt(dialect: Dialect, id: number): Promise<string> {
  const key = `${dialect} ${id}`
  const known = templates.get(key) ?? makeTemplate(dialect, id)
  templates.set(key, known)
  return known
}

async function makeTemplate(dialect: Dialect, id: number): Promise<string> {
  const place =
    dialect === 'postgres' ? await createDatabase('template0') : await mkdtemp(join(inject('stores').sqliteTemplateDir, 'at-'))
  const store = await openAt(dialect, place, id)
  await store.close()
  return place
}

async function copyOf(dialect: Dialect, template: string): Promise<string> {
  if (dialect === 'postgres') return createDatabase(new URL(template).pathname.slice(1))
  const place = await mkdtemp(join(tmpdir(), 'handback-store-'))
  await cp(template, place, { recursive: true })
  return place
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
