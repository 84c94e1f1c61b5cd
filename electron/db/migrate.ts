import { sql, type Kysely, type Transaction } from 'kysely'
import type { Migration, MigrationDb } from './migrations/index.ts'
import type { Schema } from './schema.ts'
import { StoreOpenError } from './store-errors.ts'
import type { Dialect } from './store.ts'

/** The id of the last migration of a list; 0 for none. */
export const newestOf = (migrations: readonly Migration[]): number => migrations.at(-1)?.id ?? 0

/** Serialises hosts that start together on one PostgreSQL database; the number only has to be ours. */
const MIGRATION_LOCK = 0x4842434b

/**
 * Applies the migrations a database has not had, in order, each in one transaction together with the note that it was
 * applied. Throws `StoreOpenError` `newer` for a database beyond the list and `unsuitable` for one whose notes do not match
 * it; throws the migration's own error when it fails, with everything before it kept and nothing of it left.
 */
export async function migrate(db: Kysely<Schema>, dialect: Dialect, migrations: readonly Migration[]): Promise<void> {
  refuseUnknown(await appliedIds(db, dialect), migrations)
  for (const migration of migrations) {
    await db.transaction().execute(async (transaction) => {
      if (dialect === 'postgres') await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(transaction)
      const applied = await appliedIds(transaction, dialect)
      refuseUnknown(applied, migrations)
      if (!applied.includes(migration.id)) await apply(transaction, dialect, migration)
    })
  }
}

async function apply(db: Transaction<Schema>, dialect: Dialect, migration: Migration): Promise<void> {
  await createNotes(db, dialect)
  // A migration must not know the newest schema: it writes tables as they were in its day.
  await migration.up(db as unknown as MigrationDb, dialect)
  await sql`insert into migration (id, name, applied_at) values (${migration.id}, ${migration.name}, ${new Date().toISOString()})`.execute(
    db,
  )
  if (dialect === 'sqlite') await sql.raw(`pragma user_version = ${migration.id}`).execute(db)
}

/** The applied ids in order. Reads only, so that a database that is refused afterwards stays as it was. */
async function appliedIds(db: Kysely<Schema>, dialect: Dialect): Promise<number[]> {
  const catalogue =
    dialect === 'sqlite'
      ? sql<{ name: string }>`select name from sqlite_schema where type = 'table' and name = 'migration'`
      : sql<{
          name: string
        }>`select tablename as name from pg_tables where schemaname = current_schema() and tablename = 'migration'`
  if ((await catalogue.execute(db)).rows.length === 0) return []
  const notes = await sql<{ id: number }>`select id from migration order by id`.execute(db)
  return notes.rows.map((note) => note.id)
}

function refuseUnknown(applied: readonly number[], migrations: readonly Migration[]): void {
  const last = applied.at(-1) ?? 0
  const newest = newestOf(migrations)
  if (last > newest) throw new StoreOpenError('newer', `the database is at ${last}, this program knows ${newest}`)
  const isPrefix = applied.every((id, index) => migrations[index]?.id === id)
  if (!isPrefix)
    throw new StoreOpenError(
      'unsuitable',
      `applied migrations ${applied.join(', ')} are not the beginning of this program's list`,
    )
}

async function createNotes(db: Transaction<Schema>, dialect: Dialect): Promise<void> {
  const strict = sql.raw(dialect === 'sqlite' ? 'strict' : '')
  await sql`create table if not exists migration (id integer primary key, name text not null, applied_at text not null) ${strict}`.execute(
    db,
  )
}
