import { type ColumnDefinitionBuilder, sql, type CreateTableBuilder } from 'kysely'
import type { MigrationDb } from './migrations/migration.ts'
import type { Dialect } from './store.ts'

/** Starts a table: STRICT on SQLite, so that a column keeps to its type as it does on PostgreSQL. */
export function createTable<Name extends string>(db: MigrationDb, dialect: Dialect, name: Name): CreateTableBuilder<Name> {
  const table = db.schema.createTable(name)
  return dialect === 'sqlite' ? table.modifyEnd(sql`strict`) : table
}

/**
 * Columns by name, each in a few words: `text` or `int`; `?` may be null; `=0` has that default; `key` is the primary key; `serial`
 * counts up by itself; `> table` points to its id; `check` and a condition is what every row must fulfil.
 */
export type Columns = Readonly<Record<string, string>>
export type Tables = Readonly<Record<string, Columns>>

/** Creates tables in the order given: one that is pointed to comes before those that point. */
export async function createTables(db: MigrationDb, dialect: Dialect, tables: Tables): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) {
    let table = createTable(db, dialect, name)
    for (const [column, words] of Object.entries(columns)) {
      const spec = readSpec(words)
      table = table.addColumn(column, sql.raw(sqlType(dialect, spec.type)), (define) => defineColumn(define, dialect, spec))
    }
    await table.execute()
  }
}

/** Adds columns to tables that have rows: each may be null or has a default. */
export async function addColumns(db: MigrationDb, dialect: Dialect, tables: Tables): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) {
    for (const [column, words] of Object.entries(columns)) {
      const spec = readSpec(words)
      const type = sql.raw(sqlType(dialect, spec.type))
      await db.schema
        .alterTable(name)
        .addColumn(column, type, (define) => defineColumn(define, dialect, spec))
        .execute()
    }
  }
}

interface ColumnSpec {
  type: string
  isKey: boolean
  mayBeNull: boolean
  pointsTo: string | undefined
  initial: string | undefined
  check: string | undefined
}

function readSpec(words: string): ColumnSpec {
  const [first = '', second, ...rest] = words.split(' ')
  const [named = '', initial] = first.split('=')
  return {
    type: named.replace('?', ''),
    isKey: second === 'key',
    mayBeNull: named.endsWith('?'),
    pointsTo: second === '>' ? rest[0] : undefined,
    initial,
    check: second === 'check' ? rest.join(' ') : undefined,
  }
}

function defineColumn(define: ColumnDefinitionBuilder, dialect: Dialect, spec: ColumnSpec): ColumnDefinitionBuilder {
  if (spec.isKey) return define.primaryKey().notNull()
  if (spec.type === 'serial') return dialect === 'sqlite' ? define.primaryKey().autoIncrement() : define.primaryKey()
  const column = spec.mayBeNull ? define : define.notNull()
  const filled = spec.initial === undefined ? column : column.defaultTo(sql.raw(spec.initial))
  const checked = spec.check === undefined ? filled : filled.check(sql.raw(spec.check))
  return spec.pointsTo === undefined ? checked : checked.references(`${spec.pointsTo}.id`)
}

function sqlType(dialect: Dialect, type: string): string {
  if (type === 'text') return 'text'
  if (type === 'serial') return dialect === 'sqlite' ? 'integer' : 'bigserial'
  return dialect === 'sqlite' ? 'integer' : 'bigint'
}

/**
 * Makes a table append-only: triggers refuse UPDATE and DELETE (and TRUNCATE on PostgreSQL) with a message that says so.
 * Source of the rule: ARCHITECTURE, "Store" (events, movements, audit and custody are never rewritten).
 */
export async function appendOnly(db: MigrationDb, dialect: Dialect, table: string): Promise<void> {
  const message = `${table} is append-only`
  if (dialect === 'sqlite') {
    for (const verb of ['update', 'delete']) {
      await sql`create trigger ${sql.id(`${table}_no_${verb}`)} before ${sql.raw(verb)} on ${sql.table(table)}
        begin select raise(abort, ${sql.lit(message)}); end`.execute(db)
    }
    return
  }
  await sql`create or replace function refuse_rewrite() returns trigger language plpgsql as
    ${sql.lit(`begin raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation'; end`)}`.execute(db)
  await sql`create trigger ${sql.id(`${table}_no_update`)} before update or delete on ${sql.table(table)}
    for each row execute function refuse_rewrite()`.execute(db)
  await sql`create trigger ${sql.id(`${table}_no_truncate`)} before truncate on ${sql.table(table)}
    for each statement execute function refuse_rewrite()`.execute(db)
}
