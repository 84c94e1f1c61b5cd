import type { Table } from '../../../shared/kernel/table.ts'
import type { StoreOpenKind } from '../store-errors.ts'

/** What travels between the host and a database worker. Plain data only, so that structured clone is cheap. */

export type Role = 'writer' | 'reader'

/** What a worker is started with. */
export interface WorkerStart {
  role: Role
  /** The folder of the depot. */
  dataDir: string
  /** The newest migration this program knows: a database above it is refused. */
  newestMigration: number
  /** A database up to this size is checked page by page before it opens. */
  checkedAtStart: number
}

export type Bindable = string | number | bigint | null | Uint8Array

/** One step of the connection. `query` outside a transaction stands alone; inside, it is refused once the transaction is lost. */
export type Step =
  | { op: 'begin' }
  | { op: 'commit' }
  | { op: 'rollback' }
  | { op: 'query'; sql: string; parameters: readonly Bindable[] }
  /** Folds the log into the file and empties it; `changes` is 1 when it is empty, 0 when a reader still needs it. */
  | { op: 'empty-log' }
  | { op: 'close' }

/** All steps of one turn of the event loop travel together and are answered together, in order. */
export interface Batch {
  id: number
  steps: readonly Step[]
}

export interface Failure {
  /** SQLite's code, or `OPEN` with the kind of refusal, or `INTERNAL`. */
  code: string
  message: string
  kind?: StoreOpenKind
}

export type Answer = { ok: true; table: Table | null; changes: number; insertId: bigint | null } | { ok: false; failure: Failure }

export type FromWorker =
  | { type: 'opened' }
  | { type: 'refused'; failure: Failure }
  | { type: 'answers'; id: number; answers: readonly Answer[] }
