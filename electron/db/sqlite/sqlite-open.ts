import Database from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { StoreOpenError } from '../store-errors.ts'
import {
  APPLICATION_ID,
  checkHeader,
  databaseSize,
  depotFiles,
  depotState,
  isShort,
  leaveMarker,
  refuseNetworkShare,
  refuseReadOnly,
  type DepotFiles,
} from './sqlite-files.ts'
import type { WorkerStart } from './sqlite-protocol.ts'

/** What every connection must have, as SQLite answers when asked back (QUALITY: nothing is lost). */
const SAFETY = {
  synchronous: 2, // FULL: NORMAL loses acknowledged commits in a power cut
  foreign_keys: 1,
  busy_timeout: 5000,
  trusted_schema: 0,
  cell_size_check: 1,
  secure_delete: 1,
  journal_size_limit: 64 * 1024 * 1024,
} as const

export interface OpenedWriter {
  database: Database.Database
  /** Holds the depot for this process; the system lets go of it when the process dies, however it dies. */
  lock: Database.Database
}

/** Opens the one writing connection: lock, checks without touching anything, then settings. Throws `StoreOpenError`. */
export function openWriter(start: WorkerStart): OpenedWriter {
  const files = depotFiles(start.dataDir)
  return classified(() => {
    mkdirSync(start.dataDir, { recursive: true })
    refuseNetworkShare(start.dataDir)
    const state = depotState(files)
    const lock = holdLock(files)
    try {
      refuseReadOnly(files)
      if (state === 'existing') inspect(files, start)
      const database = new Database(files.database, { fileMustExist: state === 'existing' })
      try {
        applySafety(database)
        if (readPragma(database, 'application_id') === 0) database.pragma(`application_id = ${APPLICATION_ID}`)
        expectPragma(database, 'application_id', APPLICATION_ID)
        leaveMarker(files)
        return { database, lock }
      } catch (error) {
        database.close()
        throw error
      }
    } catch (error) {
      lock.close()
      throw error
    }
  })
}

/** Opens a connection that can only read, whatever SQL it is given. */
export function openReader(dataDir: string): Database.Database {
  return classified(() => {
    const database = new Database(depotFiles(dataDir).database, { readonly: true, fileMustExist: true })
    for (const name of ['busy_timeout', 'trusted_schema', 'cell_size_check'] as const) {
      database.pragma(`${name} = ${SAFETY[name]}`)
      expectPragma(database, name, SAFETY[name])
    }
    database.pragma('query_only = 1')
    expectPragma(database, 'query_only', 1)
    expectPragma(database, 'journal_mode', 'wal')
    database.pragma('cache_size = -32000')
    return database
  })
}

/** An exclusive transaction on a small file beside the depot. SQLite's file locks die with the process, even by kill -9. */
function holdLock(files: DepotFiles): Database.Database {
  const lock = new Database(files.lock, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (codeOf(error).startsWith('SQLITE_BUSY'))
      throw new StoreOpenError('locked', `${files.lock} is held by another process`, { cause: error })
    throw error
  }
}

/** Looks at an existing database through a read-only connection, so that a refused one stays byte for byte as it was. */
function inspect(files: DepotFiles, { newestMigration, checkedAtStart }: WorkerStart): void {
  checkHeader(files)
  const database = new Database(files.database, { readonly: true, fileMustExist: true })
  try {
    const owner = readPragma(database, 'application_id')
    const version = readPragma(database, 'user_version')
    const tables = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()
    if (owner !== APPLICATION_ID && !(owner === 0 && tables === 0))
      throw new StoreOpenError('foreign', `application_id is ${String(owner)}`)
    if (typeof version !== 'number' || version > newestMigration) {
      throw new StoreOpenError('newer', `the database is at ${String(version)}, this program knows ${newestMigration}`)
    }
    if (databaseSize(files) <= checkedAtStart) checkPages(database)
  } catch (error) {
    const isDamage = codeOf(error).startsWith('SQLITE_CORRUPT') || (error instanceof StoreOpenError && error.kind === 'corrupt')
    if (isDamage && isShort(files))
      throw new StoreOpenError('truncated', `${files.database} is shorter than its header says`, { cause: error })
    throw error
  } finally {
    database.close()
  }
}

/** Runs quick_check over all pages; throws `corrupt` with the first finding. */
function checkPages(database: Database.Database): void {
  const finding = database.pragma('quick_check(1)', { simple: true })
  if (finding !== 'ok') throw new StoreOpenError('corrupt', String(finding))
}

/** Sets every safety setting and reads it back; throws `pragma` when one did not take. */
export function applySafety(database: Database.Database): void {
  database.pragma('journal_mode = WAL')
  expectPragma(database, 'journal_mode', 'wal')
  for (const [name, value] of Object.entries(SAFETY)) {
    database.pragma(`${name} = ${value}`)
    expectPragma(database, name, value)
  }
  database.pragma('cache_size = -32000')
}

function expectPragma(database: Database.Database, name: string, expected: number | string): void {
  const actual = readPragma(database, name)
  if (actual !== expected) throw new StoreOpenError('pragma', `${name} is ${String(actual)} instead of ${expected}`)
}

const readPragma = (database: Database.Database, name: string): unknown => database.pragma(name, { simple: true })

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Gives every failure to open its kind. */
function classified<T>(open: () => T): T {
  try {
    return open()
  } catch (error) {
    if (error instanceof StoreOpenError) throw error
    const code = codeOf(error)
    const detail = error instanceof Error ? error.message : String(error)
    throw new StoreOpenError(kindOf(code), `${code} ${detail}`.trim(), { cause: error })
  }
}

function kindOf(code: string): StoreOpenError['kind'] {
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'corrupt'
  if (
    code.startsWith('SQLITE_READONLY') ||
    code === 'SQLITE_CANTOPEN' ||
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM'
  )
    return 'read-only'
  if (code === 'EEXIST' || code === 'ENOTDIR') return 'not-a-folder'
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'locked'
  return 'io'
}
