import { sql } from 'kysely'
import type { Dialect, ReadDb, WriteDb } from '../../electron/db/store.ts'

export interface Column {
  table: string
  name: string
  isText: boolean
}

/** The columns that must be given a value, from the catalogue: the migration is tested, not the schema's type. */
export async function requiredColumns(db: ReadDb, dialect: Dialect): Promise<Column[]> {
  const query =
    dialect === 'sqlite'
      ? sql<{ table: string; name: string; type: string }>`
          select m.name as "table", c.name, lower(c.type) as type from sqlite_schema m, pragma_table_info(m.name) c
          where m.type = 'table' and m.sql not like '%virtual%' and c."notnull" and not (c.pk and c.type = 'integer')`
      : sql<{ table: string; name: string; type: string }>`
          select table_name as "table", column_name as name, data_type as type from information_schema.columns
          where table_schema = 'public' and is_nullable = 'NO' and column_default is null`
  return (await query.execute(db)).rows.map(({ table, name, type }) => ({ table, name, isText: type === 'text' }))
}

/** Inserts a row; what it does not name and must have is filled with 'x' and 1. */
export async function insertRow(
  db: WriteDb,
  required: readonly Column[],
  table: string,
  values: Record<string, string | number>,
): Promise<void> {
  const filler = required.filter((column) => column.table === table).map(({ name, isText }) => [name, isText ? 'x' : 1] as const)
  const row = { ...Object.fromEntries(filler), ...values }
  const columns = sql.join(Object.keys(row).map((name) => sql.id(name)))
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})`.execute(db)
}

export const count = async (db: ReadDb, table: string) =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(db)).rows[0]?.n

/** How the store would answer a query: the names of the indexes it walks. */
export async function queryPlan(db: WriteDb, dialect: Dialect, query: string): Promise<string> {
  if (dialect === 'sqlite') {
    const steps = await sql<{ detail: string }>`explain query plan ${sql.raw(query)}`.execute(db)
    return steps.rows.map((step) => step.detail).join('\n')
  }
  // With a handful of rows PostgreSQL would rightly scan; the question is whether an index can answer.
  await sql`set local enable_seqscan = off`.execute(db)
  const lines = await sql<Record<'QUERY PLAN', string>>`explain ${sql.raw(query)}`.execute(db)
  return lines.rows.map((line) => line['QUERY PLAN']).join('\n')
}
