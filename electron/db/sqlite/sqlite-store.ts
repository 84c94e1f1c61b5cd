import { Kysely } from 'kysely'
import { migrate, newestOf } from '../migrate.ts'
import { migrations as allMigrations, type Migration } from '../migrations/index.ts'
import type { Schema } from '../schema.ts'
import type { Store } from '../store.ts'
import { transactionsOn } from '../transactions.ts'
import { WorkerConnection } from './sqlite-connection.ts'
import { readerDialect, writerDialect } from './sqlite-dialect.ts'

/** Two keep the board quick while one of them is busy with a month report. */
const READERS = 2

export interface SqliteStoreOptions {
  /** The folder of the depot; created when it is not there. */
  dataDir: string
  /** For migration tests only: stop at an earlier list. */
  migrations?: readonly Migration[]
}

/**
 * Opens the depot in a folder, or creates it when the folder never had one, and brings it to the newest migration.
 * Throws `StoreOpenError`; a refused depot is not changed.
 */
export async function openSqliteStore({ dataDir, migrations = allMigrations }: SqliteStoreOptions): Promise<Store> {
  const start = { dataDir, newestMigration: newestOf(migrations) }
  const writer = new WorkerConnection()
  const readers = Array.from({ length: READERS }, () => new WorkerConnection())
  try {
    await writer.open({ ...start, role: 'writer' })
    const db = new Kysely<Schema>({ dialect: writerDialect(writer) })
    await migrate(db, 'sqlite', migrations)
    await Promise.all(readers.map((reader) => reader.open({ ...start, role: 'reader' })))
    const { transact, drain } = transactionsOn(db)
    return {
      dialect: 'sqlite',
      read: new Kysely<Schema>({ dialect: readerDialect(readers) }),
      transact,
      close: async () => {
        await drain()
        await closeAll(writer, readers)
      },
    }
  } catch (error) {
    await closeAll(writer, readers)
    throw error
  }
}

/** Readers first: the writer's checkpoint can only empty the log when nobody reads from it. */
async function closeAll(writer: WorkerConnection, readers: readonly WorkerConnection[]): Promise<void> {
  await Promise.all(readers.map((reader) => reader.close()))
  await writer.close()
}
