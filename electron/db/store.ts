import {
  PostgresAdapter,
  type CommonTableExpression,
  type Kysely,
  type QueryCreatorWithCommonTableExpression,
  type Transaction,
} from 'kysely'
import type { Schema } from './schema.ts'

/** The two stores a depot can run on. Repositories are the same for both; only `search` looks at this. */
export type Dialect = 'sqlite' | 'postgres'

/** What may follow a `with` while reading: a select, or one more common table expression. */
type ReadAfterWith<DB, Name extends string, CTE> = Pick<
  QueryCreatorWithCommonTableExpression<DB, Name, CTE>,
  'selectFrom' | 'selectNoFrom' | 'with'
>

interface ReadWith<DB> {
  with<Name extends string, CTE extends CommonTableExpression<DB, Name>>(
    name: Name,
    expression: CTE,
  ): ReadAfterWith<DB, Name, CTE>
}

/**
 * A handle that can only read: it has no insert, update, delete, merge, transaction or schema.
 * A `WriteDb` is a `ReadDb` too, so a repository that only reads takes this and serves both.
 * Raw SQL and an `insert … returning` inside `with` are beyond the types; on SQLite the connections behind `store.read`
 * are opened read-only, and refuse them.
 */
export type ReadDb = Pick<Kysely<Schema>, 'selectFrom' | 'selectNoFrom' | 'fn' | 'case' | 'dynamic' | 'getExecutor'> &
  ReadWith<Schema>

/** A handle bound to one open transaction: whatever it writes is kept together or not at all. */
export type WriteDb = Transaction<Schema>

export interface Store {
  readonly dialect: Dialect
  /** Sees committed data only. Never use it inside `transact`: what the transaction wrote is not there yet. */
  readonly read: ReadDb
  /**
   * Runs `work` in one write transaction. Commits when it resolves; when it rejects everything is rolled back and the
   * first error is rethrown. On SQLite transactions queue for the one writer. Throws `NestedTransactionError` when called
   * from inside another transaction's work, which would wait for itself.
   */
  readonly transact: <T>(work: (db: WriteDb) => Promise<T>) => Promise<T>
  /**
   * Empties the write-ahead log, where what was overwritten in the file lies on: on SQLite after a wiped secret, PostgreSQL's is
   * not ours to empty. Waits for its turn to write, not for readers: false when one still needs the log.
   */
  readonly emptyLog: () => Promise<boolean>
  /** Waits for running transactions, then closes. On SQLite the write-ahead log is folded into the file. */
  readonly close: () => Promise<void>
}

/**
 * Whether rows must be locked by `for update` to be still what they were read as when they are written. SQLite has one writer,
 * and no such words.
 */
export const needsRowLocks = (db: WriteDb): boolean => dialectOf(db) === 'postgres'

/** Tells the dialect of any executor, so that a repository needs no second argument for it. */
export function dialectOf(db: Pick<ReadDb, 'getExecutor'>): Dialect {
  return db.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'
}
