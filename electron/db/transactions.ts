import type { Kysely } from 'kysely'
import { AsyncLocalStorage } from 'node:async_hooks'
import type { Schema } from './schema.ts'
import { NestedTransactionError, StoreClosedError } from './store-errors.ts'
import type { WriteDb } from './store.ts'

export interface Transactions {
  transact: <T>(work: (db: WriteDb) => Promise<T>) => Promise<T>
  /** Refuses new transactions and waits for the running ones. */
  drain: () => Promise<void>
}

/** Runs work in one transaction: committed when it resolves, rolled back and rethrown when it rejects. */
export type Transact = Transactions['transact']

/** Kysely's own way: one statement of a transaction after the other. */
export const kyselyTransact =
  (db: Kysely<Schema>): Transact =>
  (work) =>
    db.transaction().execute(work)

/** The `transact` of both stores: refuses to nest (the inner one would wait for the outer for ever) and can be drained. */
export function transactionsOn(runInTransaction: Transact): Transactions {
  const around = new AsyncLocalStorage<{ isOpen: boolean }>()
  const running = new Set<Promise<unknown>>()
  let isClosed = false

  async function transact<T>(work: (db: WriteDb) => Promise<T>): Promise<T> {
    // Work that was started inside a transaction but outlives it may begin its own.
    if (around.getStore()?.isOpen) throw new NestedTransactionError()
    if (isClosed) throw new StoreClosedError('the store is closed')
    const scope = { isOpen: true }
    const run = around
      .run(scope, () => runInTransaction(work))
      .finally(() => {
        scope.isOpen = false
        running.delete(run)
      })
    running.add(run)
    return run
  }

  async function drain(): Promise<void> {
    isClosed = true
    await Promise.allSettled(running)
  }

  return { transact, drain }
}
