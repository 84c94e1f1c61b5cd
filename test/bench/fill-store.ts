import Database from 'better-sqlite3'
import { join } from 'node:path'
import { openSqliteStore } from '../../electron/db/sqlite/sqlite-store.ts'
import { hashPin } from '../../electron/features/staff/pin-hash.ts'
import { readSampleContent } from '../../electron/features/sample/sample-content.ts'
import { folded } from '../../shared/kernel/fold.ts'
import { phoneDigits } from '../../shared/customers/customers.ts'
import { indexedBigrams, searchText } from '../../shared/search/search-terms.ts'
import { normalSerial } from '../../shared/units/units.ts'
import { jobRows } from './job-rows.ts'
import { person } from './people.ts'
import { rowId } from './row-id.ts'
import { stockRows } from './stock-rows.ts'
import { ownerOf, serialOf, type Shape, shapeOf } from './shape.ts'

export const PIN = '2468'
const NOW = Date.now()

export interface FilledStore {
  path: string
  shape: Shape
}

type Value = string | number | null

/**
 * Fills a fresh store with `jobs` jobs of realistic shape, past every service: migrated by the app, then written by prepared
 * statements on one connection that does not wait for the disk, the search indexes built at the end.
 */
export async function fillStore(dataDir: string, jobs: number): Promise<FilledStore> {
  const store = await openSqliteStore({ dataDir })
  await store.close()
  const path = join(dataDir, 'depot.sqlite')
  const shape = shapeOf(jobs)
  const pinHash = await hashPin(PIN, 17)
  const database = new Database(path)
  try {
    for (const pragma of ['synchronous = OFF', 'foreign_keys = OFF', 'cache_size = -256000']) database.pragma(pragma)
    const triggers = dropSearchTriggers(database)
    const put = inserter(database)
    database.transaction(() => {
      putDepot(put, pinHash)
      putCatalogue(put, shape)
      putCustomers(put, shape)
    })()
    for (let first = 0; first < jobs; first += 20_000) {
      database.transaction(() => {
        for (let index = first; index < Math.min(jobs, first + 20_000); index += 1)
          for (const [table, row] of jobRows(index, shape, NOW)) put(table, row)
      })()
    }
    database.transaction(() => {
      for (const [name, value] of [
        ['job', jobs],
        ['rma', jobs],
        ['unit', shape.units],
        ['part', shape.parts],
        ['bin', 1],
      ] as const)
        put('counter', { name, value })
      for (const [table, row] of stockRows(shape, rowId('staff', 1), new Date(NOW).toISOString())) put(table, row)
      for (const index of ['search_trigram', 'search_bigram']) database.exec(`insert into ${index}(${index}) values ('rebuild')`)
      for (const trigger of triggers) database.exec(trigger)
    })()
    database.exec('analyze')
    database.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
  return { path, shape }
}

/** The indexes are built in one go at the end; answers what puts the triggers back. */
function dropSearchTriggers(database: Database.Database): string[] {
  const rows = database
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_schema where type = 'trigger' and tbl_name = 'search_entry'`,
    )
    .all()
  for (const { name } of rows) database.exec(`drop trigger ${name}`)
  return rows.map(({ sql }) => sql)
}

type Put = (table: string, row: Readonly<Record<string, Value>>) => void

/** Inserts rows by one prepared statement per table and set of columns. */
function inserter(database: Database.Database): Put {
  const statements = new Map<string, Database.Statement>()
  return (table, row) => {
    const columns = Object.keys(row)
    const key = `${table} ${columns.join()}`
    const known = statements.get(key)
    const statement =
      known ??
      database.prepare(
        `insert into "${table}" (${columns.map((name) => `"${name}"`).join()}) values (${columns.map(() => '?').join()})`,
      )
    if (known === undefined) statements.set(key, statement)
    statement.run(Object.values(row))
  }
}

function putDepot(put: Put, pinHash: string): void {
  put('depot', {
    id: 'depot',
    is_sample: 1,
    name: 'Bench depot',
    address: null,
    phone: null,
    email: null,
    language: 'en',
    currency: 'CNY',
    time_zone: 'Asia/Shanghai',
    repair_warranty_days: 90,
    default_turnaround_days: 7,
    version: 1,
  })
  for (const [index, roles] of [['manager'], ['technician'], ['technician'], ['front-desk'], ['administrator']].entries()) {
    const name = `Staff ${index}`
    put('staff', {
      id: rowId('staff', index),
      name,
      name_key: folded(name),
      roles: JSON.stringify(roles),
      pin_hash: pinHash,
      badge_hash: null,
      is_active: 1,
      created_at: new Date(0).toISOString(),
      version: 1,
    })
  }
}

function putCatalogue(put: Put, shape: Shape): void {
  const { models, parts } = readSampleContent()
  for (let index = 0; index < shape.models; index += 1) {
    const model = models[index % models.length]
    if (model === undefined) throw new Error('the sample has no models')
    const name = index < models.length ? model.name : `${model.name} ${index}`
    put('model', {
      id: rowId('model', index),
      brand: model.brand,
      name,
      name_key: folded(`${model.brand} ${name}`),
      category: model.category,
      serial_kind: 'plain',
      terms: JSON.stringify(model.terms),
      intake_warnings: JSON.stringify(model.intakeWarnings),
      usual_accessories: JSON.stringify(model.usualAccessories),
      checklist: JSON.stringify(model.checklist),
      is_provisional: 0,
      unit_count: Math.floor(shape.units / shape.models),
      version: 1,
    })
  }
  for (let index = 0; index < shape.parts; index += 1) {
    const part = parts[index % parts.length]
    if (part === undefined) throw new Error('the sample has no parts')
    const [id, sku] = [rowId('part', index), index < parts.length ? part.sku : `${part.sku}-${index}`]
    const name = { name_en: part.name.en, name_zh: part.name['zh-CN'] }
    put('part', { id, seq: index + 1, sku, ...name, price: part.price, version: 1 })
    putSearch(put, 'part', id, [sku, part.name.en, part.name['zh-CN']])
  }
}

function putCustomers(put: Put, shape: Shape): void {
  for (let index = 0; index < shape.customers; index += 1) {
    const { name, phone, isChinese, isDealer } = person(index)
    const id = rowId('customer', index)
    put('customer', {
      id,
      kind: isDealer ? 'organisation' : 'person',
      name,
      name_key: folded(name),
      contact_name: null,
      phone,
      phone_digits: phoneDigits(phone),
      email: `c${index}@example.com`,
      address: 'Shanghai',
      region: 'domestic',
      tier: 'standard',
      is_dealer: isDealer ? 1 : 0,
      language: isChinese ? 'zh-CN' : 'en',
      note: null,
      created_at: new Date(NOW - 1e11).toISOString(),
      version: 1,
    })
    putSearch(put, 'customer', id, [name, null, phone, phoneDigits(phone), `c${index}@example.com`])
  }
  for (let index = 0; index < shape.units; index += 1) {
    const [id, serial] = [rowId('unit', index), serialOf(index)]
    put('unit', {
      id,
      seq: index + 1,
      model_id: rowId('model', index % shape.models),
      serial,
      serial_key: normalSerial(serial),
      owner_id: rowId('customer', ownerOf(index, shape)),
      bought_on: '2025-03-04',
      installed_on: null,
      proof_state: 'verified',
      proof_kind: 'invoice',
      proof_number: `INV-${index}`,
      proof_attachment_id: null,
      created_at: new Date(NOW - 1e11).toISOString(),
      version: 1,
    })
    putSearch(put, 'unit', id, [serial, normalSerial(serial)])
  }
}

function putSearch(put: Put, kind: string, ref: string, fields: readonly (string | null)[]): void {
  const text = searchText(fields)
  put('search_entry', { kind, ref, text, bigrams: indexedBigrams(text) })
}
