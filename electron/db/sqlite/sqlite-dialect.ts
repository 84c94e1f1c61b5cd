import {
  type ConnectionProvider,
  type Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  Transaction,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely'
import { assertBindable } from '../bindable.ts'
import type { Schema } from '../schema.ts'
import { TransactionOverError } from '../store-errors.ts'
import type { Transact } from '../transactions.ts'
import { resultOf, type WorkerConnection } from './sqlite-connection.ts'
import type { Bindable, Step } from './sqlite-protocol.ts'

/** Kysely over one writing worker. Kysely itself hands the single connection to one transaction after the other. */
export function writerDialect(writer: WorkerConnection): Dialect {
  return dialectOver(() => new WriterDriver(writer), new SqliteAdapter())
}

/**
 * Kysely over the reading workers: the queries of one turn of the event loop share one that is idle, so that they travel in one
 * message, and a long report holds up only its own.
 */
export function readerDialect(readers: readonly WorkerConnection[]): Dialect {
  return dialectOver(() => new ReaderDriver(readers), new PooledSqliteAdapter())
}

class PooledSqliteAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true
  }
}

function dialectOver(createDriver: () => Driver, adapter: SqliteAdapter): Dialect {
  return {
    createDriver,
    createAdapter: () => adapter,
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createIntrospector: (db) => new SqliteIntrospector(db),
  }
}

/** The statement as a step; refuses unsafe values before they travel. */
function stepOf(query: CompiledQuery): Step {
  assertBindable(query.parameters)
  // assertBindable let nothing else through.
  return { op: 'query', sql: query.sql, parameters: query.parameters as readonly Bindable[] }
}

const noStreaming = (): never => {
  throw new Error('rows are not streamed: page by key instead')
}

class WriterLink implements DatabaseConnection {
  readonly #writer: WorkerConnection
  #isBeginDue = false
  #firstError: unknown = null
  readonly streamQuery = noStreaming

  constructor(writer: WorkerConnection) {
    this.#writer = writer
  }

  /** BEGIN IMMEDIATE travels with the first statement, which saves a round trip. */
  begin(): void {
    this.#firstError = null
    this.#isBeginDue = true
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const step = stepOf(query)
    try {
      // Both are in the same message; when BEGIN fails the worker refuses the statement, and BEGIN's error is the one that counts.
      const [, answer] = await Promise.all([this.#beginIfDue(), this.#writer.take(step)])
      return resultOf(answer)
    } catch (error) {
      this.#firstError ??= error
      throw error
    }
  }

  /** Throws the first error of the transaction when a statement failed and its error was caught on the way. */
  async commit(): Promise<void> {
    if (this.#isBeginDue) {
      this.#isBeginDue = false
      return
    }
    if (this.#firstError) throw this.#firstError
    await this.#writer.take({ op: 'commit' })
  }

  async rollback(): Promise<void> {
    if (this.#isBeginDue) {
      this.#isBeginDue = false
      return
    }
    await this.#writer.take({ op: 'rollback' })
  }

  async #beginIfDue(): Promise<void> {
    if (!this.#isBeginDue) return
    this.#isBeginDue = false
    await this.#writer.take({ op: 'begin' })
  }
}

/**
 * Transactions in which statements that are started together travel together. Kysely's own wait for each answer before the next
 * statement is sent, and a check-in would wake the worker thirty times; the worker keeps the order by itself, and refuses whatever
 * follows a statement that failed.
 */
export function pipelinedTransact(db: Kysely<Schema>, dialect: Dialect): Transact {
  return (work) =>
    db.getExecutor().provideConnection(async (link) => {
      if (!(link instanceof WriterLink)) throw new TypeError('this connection is not the writer’s')
      const scope = { isOpen: true }
      const provideConnection: ConnectionProvider['provideConnection'] = async (consumer) => {
        if (!scope.isOpen) throw new TransactionOverError()
        return consumer(link)
      }
      const executor = db.getExecutor().withConnectionProvider({ provideConnection })
      link.begin()
      try {
        const driver = dialect.createDriver()
        const answer = await work(new Transaction<Schema>({ config: { dialect }, dialect, driver, executor }))
        scope.isOpen = false
        await link.commit()
        return answer
      } catch (error) {
        scope.isOpen = false
        // A second error would hide the first: what could not be rolled back here the worker rolls back before the next BEGIN.
        await link.rollback().catch(() => undefined)
        throw error
      }
    })
}

class WriterDriver implements Driver {
  readonly #link: WriterLink

  constructor(writer: WorkerConnection) {
    this.#link = new WriterLink(writer)
  }

  async acquireConnection(): Promise<WriterLink> {
    return this.#link
  }

  async beginTransaction(): Promise<void> {
    this.#link.begin()
  }

  async commitTransaction(): Promise<void> {
    await this.#link.commit()
  }

  /**
   * Never throws: Kysely calls it while an error is on its way to the caller, and a second one would hide the first. A
   * transaction that could not be rolled back here is rolled back by the worker before the next BEGIN, or by SQLite on close.
   */
  async rollbackTransaction(): Promise<void> {
    await this.#link.rollback().catch(() => undefined)
  }

  async init(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

class ReaderLink implements DatabaseConnection {
  readonly #reader: WorkerConnection
  /** Queries that have it and are not answered yet. */
  users = 0
  /** The turn that took it is not over, and nothing was sent: more queries may join. */
  isJoinable = false
  readonly streamQuery = noStreaming

  constructor(reader: WorkerConnection) {
    this.#reader = reader
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    return resultOf(await this.#reader.take(stepOf(query)))
  }
}

type Waiting = (link: ReaderLink) => void

class ReaderDriver implements Driver {
  readonly #links: readonly ReaderLink[]
  /** Queries that found every reader busy, those of one turn together. */
  readonly #turns: Waiting[][] = []
  #thisTurn: Waiting[] | null = null

  constructor(readers: readonly WorkerConnection[]) {
    this.#links = readers.map((reader) => new ReaderLink(reader))
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const link = this.#links.find(({ isJoinable }) => isJoinable) ?? this.#links.find(({ users }) => users === 0)
    if (link === undefined) return new Promise<ReaderLink>((resolve) => this.#waitingTurn().push(resolve))
    link.users += 1
    if (!link.isJoinable) {
      link.isJoinable = true
      process.nextTick(() => (link.isJoinable = false))
    }
    return link
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (!(connection instanceof ReaderLink)) throw new TypeError('this connection is not from this pool')
    connection.users -= 1
    if (connection.users > 0) return
    const turn = this.#turns.shift() ?? []
    connection.users = turn.length
    for (const resolve of turn) resolve(connection)
  }

  #waitingTurn(): Waiting[] {
    if (this.#thisTurn !== null) return this.#thisTurn
    const turn: Waiting[] = []
    this.#turns.push(turn)
    this.#thisTurn = turn
    process.nextTick(() => (this.#thisTurn = null))
    return turn
  }

  async beginTransaction(): Promise<void> {
    throw new Error('reading connections have no transactions')
  }

  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async init(): Promise<void> {}
  async destroy(): Promise<void> {}
}
