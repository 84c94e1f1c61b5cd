import type { QueryResult } from 'kysely'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { rowsOf } from '../../../shared/kernel/table.ts'
import { SqliteError, StoreClosedError, StoreOpenError } from '../store-errors.ts'
import type { Answer, Failure, FromWorker, Step, WorkerStart } from './sqlite-protocol.ts'

type Good = Extract<Answer, { ok: true }>

interface Waiting {
  resolve: (answer: Good) => void
  reject: (error: Error) => void
}

/** The host's end of one database worker: sends steps, and gets their answers in order. */
export class WorkerConnection {
  readonly #worker: Worker
  readonly #sent = new Map<number, Waiting[]>()
  #unsent: { step: Step; waiting: Waiting }[] = []
  #nextId = 1
  #ended: Error | null = null
  #opening: { reject: (error: Error) => void } | null = null
  #isOpen = false

  /** Starts the thread; it loads while others do, and waits for `open`. */
  constructor() {
    this.#worker = new Worker(workerUrl(import.meta.url), { name: 'sqlite' })
    this.#worker.on('message', (message: FromWorker) => {
      if (message.type === 'answers') this.#settle(message.id, message.answers)
    })
    this.#worker.on('error', (error) => this.#end(error instanceof Error ? error : new Error(String(error))))
    this.#worker.on('exit', () => this.#end(new StoreClosedError('the database worker has ended')))
  }

  /** Opens the connection. Throws `StoreOpenError` when it is refused. */
  async open(start: WorkerStart): Promise<void> {
    if (this.#ended) throw this.#ended
    const opening = new Promise<void>((resolve, reject) => {
      this.#opening = { reject }
      this.#worker.once('message', (message: FromWorker) => {
        if (message.type === 'refused') reject(errorOf(message.failure))
        else resolve()
      })
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage(start)
    await opening
    this.#isOpen = true
  }

  /**
   * Steps of one turn of the event loop are sent in one message, once nothing more of the turn runs: a message wakes a thread,
   * which costs more than most statements.
   */
  take(step: Step): Promise<Good> {
    if (this.#ended) return Promise.reject(this.#ended)
    return new Promise((resolve, reject) => {
      this.#unsent.push({ step, waiting: { resolve, reject } })
      if (this.#unsent.length === 1) process.nextTick(() => this.#flush())
    })
  }

  /** Closes the connection and waits until its thread is gone. */
  async close(): Promise<void> {
    if (this.#ended) return
    if (!this.#isOpen) {
      await this.#worker.terminate()
      return
    }
    const gone = new Promise<void>((resolve) => this.#worker.once('exit', () => resolve()))
    await this.take({ op: 'close' })
    await gone
  }

  #flush(): void {
    const batch = this.#unsent
    this.#unsent = []
    if (this.#ended || batch.length === 0) return
    const id = this.#nextId++
    this.#sent.set(
      id,
      batch.map((each) => each.waiting),
    )
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    this.#worker.postMessage({ id, steps: batch.map((each) => each.step) })
  }

  #settle(id: number, answers: readonly Answer[]): void {
    const waiting = this.#sent.get(id) ?? []
    this.#sent.delete(id)
    for (const [index, answer] of answers.entries()) {
      if (answer.ok) waiting[index]?.resolve(answer)
      else waiting[index]?.reject(errorOf(answer.failure))
    }
  }

  #end(error: Error): void {
    if (this.#ended) return
    this.#ended = error
    this.#opening?.reject(error)
    const waiting = [...this.#sent.values()].flat().concat(this.#unsent.map((each) => each.waiting))
    this.#sent.clear()
    this.#unsent = []
    for (const each of waiting) each.reject(error)
  }
}

/** The rows of an answer, as Kysely wants them. */
export function resultOf<Row>(answer: Good): QueryResult<Row> {
  // Kysely's own drivers say the same: the row type is what the typed query promised.
  const rows = (answer.table ? rowsOf(answer.table, asRead) : []) as Row[]
  if (answer.table || answer.insertId === null) return { rows }
  return { rows, numAffectedRows: BigInt(answer.changes), insertId: answer.insertId }
}

/** An integer beyond 2^53 - 1 has lost digits by now: better no answer than a wrong one. */
function asRead(value: unknown): unknown {
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new RangeError('a stored number is beyond the safe integers')
  }
  return value
}

function errorOf(failure: Failure): Error {
  if (failure.kind) return new StoreOpenError(failure.kind, failure.message)
  return new SqliteError(failure.code, failure.message)
}

/** Named apart from `new URL`, where the bundler would take them for files to copy. */
const WORKER_BESIDE = './sqlite-worker.js'
const WORKER_ABOVE = '../sqlite-worker.js'
const WORKER_SOURCE = './sqlite-worker.ts'

/**
 * Where the worker's file is, seen from the module at `from`: beside it in the source tree (Node strips the types), or at
 * the top of the build, where bundled code may itself lie one folder deeper, in `chunks`.
 */
export function workerUrl(from: string): URL {
  if (from.endsWith('.ts')) return new URL(WORKER_SOURCE, from)
  const isChunk = basename(dirname(fileURLToPath(from))) === 'chunks'
  return new URL(isChunk ? WORKER_ABOVE : WORKER_BESIDE, from)
}
