import {
  isAbortedTransactionError,
  Kysely,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect as KyselyDialect,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely'
import { Pool, types as pgTypes, type CustomTypesConfig } from 'pg'
import { assertBindable } from './bindable.ts'
import { migrate } from './migrate.ts'
import { migrations as allMigrations, type Migration } from './migrations/index.ts'
import type { Schema } from './schema.ts'
import { StoreOpenError, TransactionOverError } from './store-errors.ts'
import type { Store } from './store.ts'
import { kyselyTransact, transactionsOn } from './transactions.ts'

export interface PostgresStoreOptions {
  connectionString: string
  /** Connections kept at most; one more query than this waits. */
  poolSize?: number
  /** Told when an idle connection breaks (a server restart). The next query gets a new one. */
  onIdleError?: (error: Error) => void
  /** For migration tests only: stop at an earlier list. */
  migrations?: readonly Migration[]
}

/**
 * Opens a depot on PostgreSQL and brings it to the newest migration. Transactions run at READ COMMITTED, so whoever counts
 * must lock the counter's row by updating it. Throws `StoreOpenError`; a refused database is not changed.
 */
export async function openPostgresStore(options: PostgresStoreOptions): Promise<Store> {
  const { connectionString, poolSize = 10, onIdleError = () => undefined, migrations = allMigrations } = options
  const pool = new Pool({ connectionString, max: poolSize, types: numberTypes, options: '-c timezone=UTC' })
  pool.on('error', onIdleError)
  const db = new Kysely<Schema>({ dialect: dialectOver(pool) })
  try {
    await refuseUnsuitable(db)
    await migrate(db, 'postgres', migrations)
  } catch (error) {
    await pool.end()
    throw error
  }
  const { transact, drain } = transactionsOn(kyselyTransact(db))
  return {
    dialect: 'postgres',
    read: db,
    transact,
    emptyLog: () => Promise.resolve(true),
    close: async () => {
      await drain()
      await pool.end()
    },
  }
}

/** Lists are paged by key, so both stores must sort texts alike: by code point, which is SQLite's order. */
async function refuseUnsuitable(db: Kysely<Schema>): Promise<void> {
  const probe = sql<{ encoding: string; isByCodePoint: boolean }>`
    select current_setting('server_encoding') as encoding, ('Z' < 'a' and 'a-b' < 'aa' and 'z' < 'é') as "isByCodePoint"`
  const answer = await probe.execute(db).catch((error: unknown) => {
    throw new StoreOpenError('unreachable', error instanceof Error ? error.message : String(error), { cause: error })
  })
  const found = answer.rows[0]
  if (found?.encoding !== 'UTF8' || !found.isByCodePoint) {
    throw new StoreOpenError('unsuitable', 'the database must be UTF8 with the collation C or C.UTF-8')
  }
}

/** PostgreSQL's own type numbers (pg_type.h). */
const INT8 = 20
const NUMERIC = 1700

/** `count` gives int8 and `sum` of it numeric: both are numbers here, as on SQLite, and never silently rounded. */
const numberTypes: CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- the enum lists known types; the server sends any
    oid === INT8 || oid === NUMERIC ? safeNumber : pgTypes.getTypeParser(oid, format),
}

function safeNumber(text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) throw new RangeError('a stored number is beyond the safe integers')
  return value
}

function dialectOver(pool: Pool): KyselyDialect {
  return {
    createDriver: () => new CheckedDriver(new PostgresDriver({ pool })),
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

/** Kysely does not export it; its driver hands out nothing else. */
type PostgresConnection = Parameters<PostgresDriver['releaseConnection']>[0]

/**
 * Checks values before they are bound, sends one statement at a time, remembers the first error of a transaction, and refuses what
 * comes when it is over: sent all the same it would be kept by itself, outside of every transaction.
 */
class CheckedLink implements DatabaseConnection {
  readonly inner: PostgresConnection
  firstError: unknown = null
  #last: Promise<unknown> = Promise.resolve()
  #isOver = false

  constructor(inner: PostgresConnection) {
    this.inner = inner
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    assertBindable(query.parameters)
    if (this.#isOver) throw new TransactionOverError({ cause: this.firstError })
    const run = this.#last.then(() => this.inner.executeQuery<Row>(query))
    this.#last = run.catch((error: unknown) => {
      this.firstError ??= error
    })
    return run
  }

  /** Takes no more statements, and resolves once nothing is under way: an early rejection may leave some that were started with it. */
  async end(): Promise<void> {
    this.#isOver = true
    await this.#last
  }

  streamQuery = (): never => {
    throw new Error('rows are not streamed: page by key instead')
  }
}

class CheckedDriver implements Driver {
  readonly #inner: PostgresDriver

  constructor(inner: PostgresDriver) {
    this.#inner = inner
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    // The inner driver's acquireConnection is typed wider than what it returns and takes back.
    return new CheckedLink((await this.#inner.acquireConnection()) as PostgresConnection)
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    await this.#inner.beginTransaction(innerOf(connection), settings)
  }

  /** PostgreSQL answers COMMIT of a failed transaction with ROLLBACK; the caller gets the error that made it fail. */
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await linkOf(connection).end()
    try {
      await this.#inner.commitTransaction(innerOf(connection))
    } catch (error) {
      throw (isAbortedTransactionError(error) && linkOf(connection).firstError) || error
    }
  }

  /** Never throws, or it would hide the error that led here; the inner driver has marked the connection for discarding. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await linkOf(connection).end()
    await this.#inner.rollbackTransaction(innerOf(connection)).catch(() => undefined)
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    await this.#inner.releaseConnection(linkOf(connection).inner)
  }

  async init(): Promise<void> {
    await this.#inner.init()
  }

  async destroy(): Promise<void> {
    await this.#inner.destroy()
  }
}

const innerOf = (connection: DatabaseConnection): PostgresConnection => linkOf(connection).inner

function linkOf(connection: DatabaseConnection): CheckedLink {
  if (!(connection instanceof CheckedLink)) throw new TypeError('this connection is not from this pool')
  return connection
}
