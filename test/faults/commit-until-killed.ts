import { sql } from 'kysely'
import { openSqliteStore } from '../../electron/db/sqlite/sqlite-store.ts'

/** Opens the depot of argv[2] and commits row after row, naming each on stdout once it is acknowledged, until it is killed. */
const store = await openSqliteStore({ dataDir: process.argv[2] ?? '' })
await store.transact((db) =>
  sql`create table if not exists acknowledged (id integer primary key, pair integer not null) strict`.execute(db),
)
process.stdout.write('open\n')

for (let id = 1; ; id += 2) {
  await store.transact(async (db) => {
    await sql`insert into acknowledged (id, pair) values (${id}, ${id + 1})`.execute(db)
    await sql`insert into acknowledged (id, pair) values (${id + 1}, ${id})`.execute(db)
  })
  process.stdout.write(`${id}\n`)
}
