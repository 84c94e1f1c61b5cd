import type Database from 'better-sqlite3'
import { parentPort } from 'node:worker_threads'
import type { Table } from '../../../shared/kernel/table.ts'
import { StoreOpenError } from '../store-errors.ts'
import { openReader, openWriter } from './sqlite-open.ts'
import type { Answer, Batch, Bindable, Failure, FromWorker, Step, WorkerStart } from './sqlite-protocol.ts'

/** One database connection in a thread of its own: SQLite is synchronous, and the host must not wait for the disk. */

const STATEMENTS_KEPT = 400

if (!parentPort) throw new Error('sqlite-worker runs in a worker thread only')
const port = parentPort
const send = (message: FromWorker): void => port.postMessage(message)

// The thread loads its modules before it is told what to open, so that all threads of a store can start side by side.
port.once('message', (start: WorkerStart) => {
  try {
    serve(connect(start))
    send({ type: 'opened' })
  } catch (error) {
    send({ type: 'refused', failure: failureOf(error) })
    port.close()
  }
})

function serve(connection: Connection): void {
  port.on('message', (batch: Batch) => {
    const answers = batch.steps.map((step) => attempt(() => connection.take(step)))
    send({ type: 'answers', id: batch.id, answers })
    if (batch.steps.some((step) => step.op === 'close')) port.close()
  })
}

interface Connection {
  take(step: Step): Answer
}

function connect(start: WorkerStart): Connection {
  const { database, lock } = start.role === 'writer' ? openWriter(start) : { database: openReader(start.dataDir), lock: null }
  const statements = statementCache(database)
  let transaction: 'none' | 'open' | 'lost' = 'none'

  const query = (sql: string, parameters: readonly Bindable[]): Answer => {
    const statement = statements(sql)
    const bound = parameters.map(asStored)
    if (statement.reader) return { ok: true, table: tableOf(statement, bound), changes: 0, insertId: null }
    const { changes, lastInsertRowid } = statement.run(bound)
    return { ok: true, table: null, changes, insertId: BigInt(lastInsertRowid) }
  }

  /**
   * As in PostgreSQL, the first failing statement ends the transaction: what follows is refused, also the commit. SQLite
   * alone would go on, and after disk full (which rolls back by itself) would commit every later statement on its own.
   */
  const inTransaction = (sql: string, parameters: readonly Bindable[]): Answer => {
    if (transaction === 'lost' || !database.inTransaction) throw new TransactionLostError()
    try {
      return query(sql, parameters)
    } catch (error) {
      transaction = 'lost'
      throw error
    }
  }

  const begin = (): void => {
    if (database.inTransaction) database.exec('ROLLBACK')
    // Said before it is so: statements that travel with a failing BEGIN must be refused, not run on their own.
    transaction = 'open'
    database.exec('BEGIN IMMEDIATE')
  }

  const commit = (): void => {
    if (transaction === 'lost' || !database.inTransaction) throw new TransactionLostError()
    database.exec('COMMIT')
    transaction = 'none'
  }

  const rollback = (): void => {
    transaction = 'none'
    if (database.inTransaction) database.exec('ROLLBACK')
  }

  const acts = { begin, commit, rollback, close: () => close(database, lock) }
  const take = (step: Step): Answer => {
    if (step.op === 'query') {
      return transaction === 'none' ? query(step.sql, step.parameters) : inTransaction(step.sql, step.parameters)
    }
    if (step.op === 'empty-log') return { ok: true, table: null, changes: emptyLog(database) ? 1 : 0, insertId: null }
    acts[step.op]()
    return DONE
  }
  return { take }
}

const DONE: Answer = { ok: true, table: null, changes: 0, insertId: null }

class TransactionLostError extends Error {
  readonly code = 'TRANSACTION_LOST'

  constructor() {
    super('an earlier statement of the transaction failed')
  }
}

/** Folds the log into the file and cuts it to nothing; false when a reader needs it, for whom nobody waits here. */
function emptyLog(database: Database.Database): boolean {
  const patience = database.pragma('busy_timeout', { simple: true })
  database.pragma('busy_timeout = 0')
  try {
    return database.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0
  } finally {
    database.pragma(`busy_timeout = ${String(patience)}`)
  }
}

/** Folds the log into the file (the last writer only), closes, and lets go of the depot last. */
function close(database: Database.Database, lock: Database.Database | null): void {
  try {
    if (lock) database.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
    lock?.close()
  }
}

/** Prepared statements by their text, the least recently used dropped first (a Map keeps insertion order). */
function statementCache(database: Database.Database): (sql: string) => Database.Statement {
  const kept = new Map<string, Database.Statement>()
  return (sql) => {
    const statement = kept.get(sql) ?? database.prepare(sql)
    kept.delete(sql)
    kept.set(sql, statement)
    if (kept.size > STATEMENTS_KEPT) {
      const oldest = kept.keys().next()
      if (!oldest.done) kept.delete(oldest.value)
    }
    return statement
  }
}

/** better-sqlite3 binds every number as REAL; only a bigint arrives as INTEGER. */
const asStored = (value: Bindable): Bindable => (typeof value === 'number' ? BigInt(value) : value)

function tableOf(statement: Database.Statement, bound: readonly Bindable[]): Table {
  // A raw statement gives each row as the list of its values.
  const rows = statement.raw().all(bound) as Bindable[][]
  return { columns: statement.columns().map(({ name }) => name), rows }
}

function attempt(take: () => Answer): Answer {
  try {
    return take()
  } catch (error) {
    return { ok: false, failure: failureOf(error) }
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof StoreOpenError) return { code: 'OPEN', message: error.detail, kind: error.kind }
  if (!(error instanceof Error)) return { code: 'INTERNAL', message: String(error) }
  return { code: 'code' in error && typeof error.code === 'string' ? error.code : 'INTERNAL', message: error.message }
}
