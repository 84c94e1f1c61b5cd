import { sql, type CreateTableBuilder } from 'kysely'
import type { MigrationDb } from './migrations/migration.ts'
import type { Dialect } from './store.ts'

/** Starts a table: STRICT on SQLite, so that a column keeps to its type as it does on PostgreSQL. */
export function createTable<Name extends string>(db: MigrationDb, dialect: Dialect, name: Name): CreateTableBuilder<Name> {
  const table = db.schema.createTable(name)
  return dialect === 'sqlite' ? table.modifyEnd(sql`strict`) : table
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
