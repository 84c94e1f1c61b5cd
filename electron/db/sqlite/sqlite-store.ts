import { Kysely } from 'kysely'
import { migrate, newestOf } from '../migrate.ts'
import { migrations as allMigrations, type Migration } from '../migrations/index.ts'
import type { Schema } from '../schema.ts'
import type { Store } from '../store.ts'
import { transactionsOn } from '../transactions.ts'
import { WorkerConnection } from './sqlite-connection.ts'
import { pipelinedTransact, readerDialect, writerDialect } from './sqlite-dialect.ts'
import { databaseSize, depotFiles } from './sqlite-files.ts'
import { checkBesideWork } from './sqlite-health.ts'

/** Two keep the board quick while one of them is busy with a month report. */
const READERS = 2

export interface SqliteStoreOptions {
  /** The folder of the depot; created when it is not there. */
  dataDir: string
  /** Told when a depot that was too big to be checked before it opened turns out to be damaged. */
  onDamage?: (error: Error) => void
  /** In bytes: a depot up to this size is checked before it opens, a bigger one beside the work. */
  checkedAtStart?: number
  /** For migration tests only: stop at an earlier list. */
  migrations?: readonly Migration[]
}

const CHECKED_AT_START = 128 * 1024 * 1024

/**
 * Opens the depot in a folder, or creates it when the folder never had one, and brings it to the newest migration.
 * Throws `StoreOpenError`; a refused depot is not changed.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { dataDir, migrations = allMigrations, checkedAtStart = CHECKED_AT_START, onDamage = throwDamage } = options
  const start = { dataDir, newestMigration: newestOf(migrations), checkedAtStart }
  const writer = new WorkerConnection()
  const readers = Array.from({ length: READERS }, () => new WorkerConnection())
  try {
    await writer.open({ ...start, role: 'writer' })
    const dialect = writerDialect(writer)
    const db = new Kysely<Schema>({ dialect })
    await migrate(db, 'sqlite', migrations)
    await Promise.all(readers.map((reader) => reader.open({ ...start, role: 'reader' })))
    const health = databaseSize(depotFiles(dataDir)) > checkedAtStart ? checkBesideWork(start, onDamage) : null
    const { transact, drain } = transactionsOn(pipelinedTransact(db, dialect))
    return {
      dialect: 'sqlite',
      read: new Kysely<Schema>({ dialect: readerDialect(readers) }),
      transact,
      // On the writer's connection, so that no transaction is open meanwhile.
      emptyLog: () => db.connection().execute(async () => (await writer.take({ op: 'empty-log' })).changes === 1),
      close: async () => {
        await drain()
        await health?.stop()
        await closeAll(writer, readers)
      },
    }
  } catch (error) {
    await closeAll(writer, readers)
    throw error
  }
}

/** A host that gives no `onDamage` goes down loudly rather than write on into a damaged file. */
function throwDamage(error: Error): never {
  throw error
}

/** Readers first: the writer's checkpoint can only empty the log when nobody reads from it. */
async function closeAll(writer: WorkerConnection, readers: readonly WorkerConnection[]): Promise<void> {
  await Promise.all(readers.map((reader) => reader.close()))
  await writer.close()
}
