/**
 * Why a store would not open. Each kind has its own answer at start; none of them overwrites or creates anything.
 *
 * - `locked`         another process (or this one) has the depot open
 * - `missing`        the folder had a depot (its marker is there) but the database is gone
 * - `corrupt`        not a database, or its pages contradict each other
 * - `truncated`      the file is shorter than it says it must be
 * - `foreign`        a sound SQLite database of some other application
 * - `newer`          written by a newer Handback
 * - `read-only`      the folder or file may not be written
 * - `not-a-folder`   a file lies where the folder should be
 * - `network-share`  the folder lies on a network share, where write-ahead logging loses data
 * - `pragma`         a safety setting was set but reads back differently
 * - `unreachable`    the PostgreSQL server does not answer or refuses us
 * - `unsuitable`     the PostgreSQL database is not UTF-8 in code point order, or the migrations in it are not ours
 * - `key-missing`    passcodes are sealed in it, but the key file beside it is gone
 * - `key-damaged`    the key file beside it is not a whole key
 * - `io`             the disk or the system refused for another reason
 */
export type StoreOpenKind =
  | 'locked'
  | 'missing'
  | 'corrupt'
  | 'truncated'
  | 'foreign'
  | 'newer'
  | 'read-only'
  | 'not-a-folder'
  | 'network-share'
  | 'pragma'
  | 'unreachable'
  | 'unsuitable'
  | 'key-missing'
  | 'key-damaged'
  | 'io'

/** The store did not open and nothing in it was changed; `detail` is for the log. */
export class StoreOpenError extends Error {
  override readonly name = 'StoreOpenError'
  readonly kind: StoreOpenKind
  readonly detail: string

  constructor(kind: StoreOpenKind, detail: string, options?: ErrorOptions) {
    super(`The store cannot be opened (${kind}): ${detail}`, options)
    this.kind = kind
    this.detail = detail
  }
}

/** An error of the database itself, with SQLite's own `code` (`SQLITE_CONSTRAINT_UNIQUE`, `SQLITE_FULL` …). */
export class SqliteError extends Error {
  override readonly name = 'SqliteError'
  readonly code: string

  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

/** A value that the store never takes: NaN, a fraction, a number beyond 2^53 - 1, a boolean, a date, undefined. */
export class UnbindableValueError extends Error {
  override readonly name = 'UnbindableValueError'
}

/** PostgreSQL's classes of "somebody was quicker": unique_violation, serialization_failure, deadlock_detected. */
const RACES: readonly unknown[] = ['23505', '40001', '40P01']

/**
 * True when a transaction failed only because another one committed meanwhile: done again, it sees what that one wrote. SQLite
 * runs its transactions one by one and has no such error.
 */
export function isLostRace(error: unknown): boolean {
  return error instanceof Error && 'code' in error && RACES.includes(error.code)
}

/** SQLite's, the file system's and PostgreSQL's words for "no room left". */
const FULL: readonly unknown[] = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT', '53100']

/** True when nothing could be written because the disk is full. What was there stays readable, and writing goes on by itself later. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.includes(error.code)
}

/** `transact` was called from inside the work of another transaction. */
export class NestedTransactionError extends Error {
  override readonly name = 'NestedTransactionError'

  constructor() {
    super('transact was called inside a transaction: pass the outer one on instead')
  }
}

/** A statement came when its transaction was committed or rolled back already; `cause` is why it failed, if it did. */
export class TransactionOverError extends Error {
  override readonly name = 'TransactionOverError'

  constructor(options?: ErrorOptions) {
    super('the transaction of this statement is over', options)
  }
}

/** The store was closed, or its worker ended, before the statement was answered. */
export class StoreClosedError extends Error {
  override readonly name = 'StoreClosedError'
}
