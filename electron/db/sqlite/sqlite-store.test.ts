import Database from 'better-sqlite3'
import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, copyFile, mkdtemp, open, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { migrations } from '../migrations/index.ts'
import { StoreOpenError, type StoreOpenKind } from '../store-errors.ts'
import { workerUrl } from './sqlite-connection.ts'
import { APPLICATION_ID, refuseNetworkShare } from './sqlite-files.ts'
import { applySafety } from './sqlite-open.ts'
import { openSqliteStore } from './sqlite-store.ts'

let folder = ''
let dataDir = ''
const inDepot = (file: string) => join(dataDir, file)
const digest = async () =>
  createHash('sha256')
    .update(await readFile(inDepot('depot.sqlite')))
    .digest('hex')

const refusal = async (): Promise<StoreOpenKind | 'opened'> => {
  try {
    const store = await openSqliteStore({ dataDir })
    await store.close()
    return 'opened'
  } catch (error) {
    if (error instanceof StoreOpenError) return error.kind
    throw error
  }
}

/** The kind of the refusal, after making sure that it left the database byte for byte as it was. */
const refusalWithoutTrace = async () => {
  const before = await digest()
  const kind = await refusal()
  expect(await digest()).toBe(before)
  return kind
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handback-open-'))
  dataDir = folder
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const putDepot = async () => {
  for (const file of ['depot.sqlite', 'depot.json']) await copyFile(join(inject('stores').sqliteTemplateDir, file), inDepot(file))
}

describe('a first start', () => {
  it('creates the depot, marks its folder, and opens it again', async () => {
    dataDir = inDepot('new folder')
    expect(await refusal()).toBe('opened')
    expect(await readdir(dataDir)).toEqual(expect.arrayContaining(['depot.json', 'depot.sqlite']))
    expect(await refusal()).toBe('opened')
  })

  it('goes on where a first start was cut off before its first commit', async () => {
    await writeFile(inDepot('depot.sqlite'), '')
    expect(await refusal()).toBe('opened')
  })

  it('marks a database that was put there without its marker', async () => {
    await putDepot()
    await rm(inDepot('depot.json'))
    expect(await refusal()).toBe('opened')
    expect(existsSync(inDepot('depot.json'))).toBe(true)
  })
})

describe('settings', () => {
  it('are what the depot needs, read back from the writing connection', async () => {
    const store = await openSqliteStore({ dataDir })
    const read = (name: string) =>
      store.transact(
        async (db) => Object.values((await sql<Record<string, unknown>>`pragma ${sql.raw(name)}`.execute(db)).rows[0] ?? {})[0],
      )
    const expected: Record<string, unknown> = {
      journal_mode: 'wal',
      synchronous: 2,
      foreign_keys: 1,
      busy_timeout: 5000,
      trusted_schema: 0,
      cell_size_check: 1,
      secure_delete: 1,
      journal_size_limit: 67_108_864,
      application_id: APPLICATION_ID,
      user_version: migrations.at(-1)?.id ?? 0,
    }
    const actual: Record<string, unknown> = {}
    for (const name of Object.keys(expected)) actual[name] = await read(name)
    await store.close()
    expect(actual).toEqual(expected)
  })

  it('that do not take refuse the open', () => {
    const inMemory = new Database(':memory:') // cannot have a write-ahead log
    expect(() => applySafety(inMemory)).toThrow(expect.objectContaining({ kind: 'pragma' }))
    inMemory.close()
  })

  it('keep a reader from writing, whatever SQL it is given', async () => {
    const store = await openSqliteStore({ dataDir })
    await expect(sql`create table sneaky (id integer)`.execute(store.read)).rejects.toMatchObject({ code: 'SQLITE_READONLY' })
    await sql`pragma query_only = 0`.execute(store.read)
    await expect(sql`create table sneaky (id integer)`.execute(store.read)).rejects.toMatchObject({ code: 'SQLITE_READONLY' })
    await store.close()
  })
})

describe('a full disk', () => {
  it('is told as such, keeps nothing of the transaction, and is over when there is room again', async () => {
    const store = await openSqliteStore({ dataDir })
    const limit = (pages: number) => store.transact((db) => sql`pragma max_page_count = ${sql.raw(String(pages))}`.execute(db))
    const fill = (rows: number) =>
      store.transact(async (db) => {
        await sql`insert into thing (text) values ('first')`.execute(db)
        await sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < ${rows})
          insert into thing (text) select hex(randomblob(2000)) from n`.execute(db)
      })
    const count = async () => (await sql<{ n: number }>`select count(*) as n from thing`.execute(store.read)).rows[0]?.n

    await store.transact((db) => sql`create table thing (id integer primary key, text text) strict`.execute(db))
    await limit(1) // SQLite takes it as "what there is now"
    await expect(fill(500)).rejects.toMatchObject({ code: 'SQLITE_FULL' })
    expect(await count()).toBe(0)
    const careless = store.transact(async (db) => {
      await sql`with recursive n (i) as (select 1 union all select i + 1 from n where i < 500)
        insert into thing (text) select hex(randomblob(2000)) from n`
        .execute(db)
        .catch(() => 'careless')
      await sql`insert into thing (text) values ('on its own')`.execute(db)
    })
    await expect(careless).rejects.toMatchObject({ code: 'TRANSACTION_LOST' })
    expect(await count()).toBe(0)

    await limit(1_000_000)
    await fill(500)
    expect(await count()).toBe(501)
    await store.close()
  })
})

describe('closing', () => {
  it('folds the write-ahead log into the file', async () => {
    const store = await openSqliteStore({ dataDir })
    await store.transact((db) => sql`create table thing (id integer primary key) strict`.execute(db))
    expect((await stat(inDepot('depot.sqlite-wal'))).size).toBeGreaterThan(0)
    await store.close()
    expect(existsSync(inDepot('depot.sqlite-wal'))).toBe(false)
    const plain = new Database(inDepot('depot.sqlite'), { readonly: true })
    expect(plain.prepare(`select count(*) from sqlite_schema where name = 'thing'`).pluck().get()).toBe(1)
    plain.close()
  })
})

describe('emptying the write-ahead log', () => {
  it('waits for the transaction that is open, and for no reader', async () => {
    const store = await openSqliteStore({ dataDir })
    const logSize = async () => (await stat(inDepot('depot.sqlite-wal'))).size
    const writing = store.transact((db) => sql`create table thing (id integer primary key) strict`.execute(db))
    expect(await store.emptyLog()).toBe(true)
    await writing
    expect(await logSize()).toBe(0)
    await store.transact((db) => sql`insert into thing (id) values (1)`.execute(db))
    const reader = new Database(inDepot('depot.sqlite'), { readonly: true })
    reader.exec('begin')
    reader.prepare('select count(*) from thing').get()
    expect(await store.emptyLog()).toBe(false)
    reader.close()
    expect(await store.emptyLog()).toBe(true)
    expect(await logSize()).toBe(0)
    await store.close()
  })
})

describe('opening is refused, and nothing is changed or created', () => {
  beforeEach(putDepot)

  it('when the database is gone', async () => {
    await rm(inDepot('depot.sqlite'))
    expect(await refusal()).toBe('missing')
    expect(existsSync(inDepot('depot.sqlite'))).toBe(false)
  })

  it('when only the write-ahead log is left', async () => {
    await rm(inDepot('depot.sqlite'))
    await rm(inDepot('depot.json'))
    await writeFile(inDepot('depot.sqlite-wal'), 'pages')
    expect(await refusal()).toBe('missing')
  })

  it('when it is empty', async () => {
    await truncate(inDepot('depot.sqlite'))
    expect(await refusalWithoutTrace()).toBe('truncated')
  })

  it('when it is shorter than it says', async () => {
    await truncate(inDepot('depot.sqlite'), Math.floor((await stat(inDepot('depot.sqlite'))).size / 2))
    expect(await refusalWithoutTrace()).toBe('truncated')
  })

  it('when it is not a database', async () => {
    await writeFile(inDepot('depot.sqlite'), 'Dear diary, '.repeat(1000))
    expect(await refusalWithoutTrace()).toBe('corrupt')
  })

  it('when its pages are damaged', async () => {
    const file = await open(inDepot('depot.sqlite'), 'r+')
    await file.write(Buffer.alloc(4096 * 4, 0xa5), 0, 4096 * 4, 4096 * 2)
    await file.close()
    expect(await refusalWithoutTrace()).toBe('corrupt')
  })

  it('when a newer program wrote it', async () => {
    const plain = new Database(inDepot('depot.sqlite'))
    plain.pragma('user_version = 99990')
    plain.close()
    expect(await refusalWithoutTrace()).toBe('newer')
  })

  it('when its notes name a newer migration than its version', async () => {
    const plain = new Database(inDepot('depot.sqlite'))
    plain.exec(`insert into migration (id, name, applied_at) values (99990, 'later', '2030-01-01T00:00:00.000Z')`)
    plain.close()
    expect(await refusal()).toBe('newer')
  })

  it('when another application owns it', async () => {
    const plain = new Database(inDepot('depot.sqlite'))
    plain.pragma('application_id = 1')
    plain.close()
    expect(await refusalWithoutTrace()).toBe('foreign')
  })

  it('when it is open already', async () => {
    const store = await openSqliteStore({ dataDir })
    expect(await refusal()).toBe('locked')
    await store.transact(async () => undefined)
    await store.close()
    expect(await refusal()).toBe('opened')
  })

  it('when the folder may not be written', async () => {
    await chmod(inDepot('depot.sqlite'), 0o444)
    await chmod(dataDir, 0o555)
    const isRoot = process.geteuid?.() === 0
    if (isRoot) process.seteuid?.(65_534) // nobody: permissions do not bind root
    try {
      expect(await refusalWithoutTrace()).toBe('read-only')
    } finally {
      if (isRoot) process.seteuid?.(0)
      await chmod(dataDir, 0o755)
    }
  })

  it('when a file lies where its folder should be', async () => {
    await writeFile(inDepot('a file'), 'kept')
    for (const place of ['a file', 'a file/below']) {
      await expect(openSqliteStore({ dataDir: inDepot(place) })).rejects.toMatchObject({ kind: 'not-a-folder' })
    }
    expect(await readFile(inDepot('a file'), 'utf8')).toBe('kept')
  })

  it('when it lies on a network share', () => {
    expect(() => refuseNetworkShare('/net/depot', 0x6969)).toThrow(expect.objectContaining({ kind: 'network-share' }))
    expect(() => refuseNetworkShare(dataDir)).not.toThrow()
  })
})

describe('a depot too big to be checked before it opens', () => {
  beforeEach(putDepot)

  it('opens, and tells the damage that it finds', async () => {
    const plain = new Database(inDepot('depot.sqlite'))
    plain.exec(`create table bulk (id integer primary key, text text) strict;
      with recursive n (i) as (select 1 union all select i + 1 from n where i < 2000) insert into bulk select i, hex(randomblob(50)) from n`)
    const page = Number(plain.pragma('page_count', { simple: true })) - 5
    plain.close()
    const file = await open(inDepot('depot.sqlite'), 'r+')
    await file.write(Buffer.alloc(4096, 0xa5), 0, 4096, 4096 * page)
    await file.close()
    expect(await refusalWithoutTrace()).toBe('corrupt')

    const told = Promise.withResolvers<Error>()
    const store = await openSqliteStore({ dataDir, checkedAtStart: 0, onDamage: told.resolve })
    expect(await told.promise).toMatchObject({ message: expect.stringContaining('bulk') })
    await store.close()
  })

  it('is not reported when it is sound, and closes while it is being checked', async () => {
    const damage: Error[] = []
    const store = await openSqliteStore({ dataDir, checkedAtStart: 0, onDamage: (error) => damage.push(error) })
    await store.close()
    expect(damage).toEqual([])
  })
})

describe('the worker', () => {
  it.each([
    ['file:///app/electron/db/sqlite/sqlite-connection.ts', 'file:///app/electron/db/sqlite/sqlite-worker.ts'],
    ['file:///app/out/main/station.js', 'file:///app/out/main/sqlite-worker.js'],
    ['file:///app/out/main/chunks/compose-Ab1.js', 'file:///app/out/main/sqlite-worker.js'],
  ])('of %s is %s', (from, worker) => {
    expect(workerUrl(from).href).toBe(worker)
  })
})
