import { sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { CHAIN_START, CHAINED_COLUMNS, linkEntries } from '../hash-chain.ts'
import { addColumns, appendOnly, createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  /** Where units stand: shelves, benches, vans. Parts lie in bins, which are counted otherwise. */
  place: {
    id: 'text key',
    seq: 'int',
    code: 'text',
    code_key: 'text', // folded for "is this code taken"
    name: 'text?',
    kind: 'text', // shelf, bench, van
    is_active: 'int',
    version: 'int',
  },
  /** Who holds a unit, from whom, and why: one entry for each time that it changes hands or place. */
  custody: {
    seq: 'serial',
    id: 'text',
    at: 'text',
    by_id: 'text? > staff', // null: carried over by this migration
    device: 'text',
    unit_id: 'text > unit',
    job_id: 'text? > job',
    from_kind: 'text?', // person, place, desk, courier, factory, customer; null where nobody knows
    from_staff_id: 'text? > staff',
    from_place_id: 'text? > place',
    from_name: 'text?', // of whoever has no account
    to_kind: 'text',
    to_staff_id: 'text? > staff',
    to_place_id: 'text? > place',
    to_name: 'text?',
    why: 'text',
    note: 'text?',
    linked_to: 'text',
    hash: 'text',
  },
  /** The last entry of each unit, and when somebody saw it where it should be. */
  custody_now: {
    unit_id: 'text key',
    entry_id: 'text',
    job_id: 'text? > job',
    kind: 'text',
    staff_id: 'text? > staff',
    place_id: 'text? > place',
    name: 'text?',
    since: 'text',
    seen_at: 'text',
    missed_at: 'text?', // a count of its place ended without it
    is_here: 'int', // in the depot's hands
  },
  /** A count of a place that was ended, with what differed. */
  place_count: {
    seq: 'serial',
    place_id: 'text > place',
    at: 'text',
    by_id: 'text > staff',
    found: 'int',
    missing: 'text', // ids of units
    unexpected: 'text',
  },
  /** The hash of the last entry of each chain. Whoever adds to a chain takes its row first. */
  chain_head: { name: 'text key', hash: 'text' },
}

const INDEXES: readonly string[] = [
  'create unique index place_seq on place (seq)',
  'create unique index place_code on place (code_key)',
  'create unique index custody_id on custody (id)',
  'create index custody_unit on custody (unit_id, seq)',
  'create index custody_now_place on custody_now (place_id) where place_id is not null',
  'create index custody_now_here on custody_now (seen_at) where is_here = 1',
  'create index place_count_place on place_count (place_id, seq)',
]

const PAGE = 500

/** Who holds each unit, and the chain of hashes through the audit and through custody. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  for (const statement of INDEXES) await sql.raw(statement).execute(db)
  const custodyHead = await carryOver(db)
  await appendOnly(db, dialect, 'custody')
  await appendOnly(db, dialect, 'place_count')
  const auditHead = await linkAudit(db, dialect)
  for (const [name, hash] of [
    ['audit', auditHead],
    ['custody', custodyHead],
  ]) {
    await db.insertInto('chain_head').values({ name, hash }).execute()
  }
}

/** Links the audit as it stands. Its triggers are down for as long as that takes, in this transaction. */
async function linkAudit(db: MigrationDb, dialect: Dialect): Promise<string> {
  const triggers = dialect === 'sqlite' ? ['audit_no_update', 'audit_no_delete'] : ['audit_no_update', 'audit_no_truncate']
  const on = dialect === 'sqlite' ? '' : ' on audit'
  for (const trigger of triggers) await sql.raw(`drop trigger ${trigger}${on}`).execute(db)
  await addColumns(db, dialect, { audit: { linked_to: `text=''`, hash: `text=''` } })
  let head = CHAIN_START
  for (let after = 0; ;) {
    const rows = await sql<AuditRow>`select seq, ${sql.join(CHAINED_COLUMNS.audit.map((name) => sql.id(name)))} from audit
      where seq > ${after} order by seq limit ${PAGE}`.execute(db)
    const last = rows.rows.at(-1)
    if (last === undefined) break
    const linked = linkEntries(
      head,
      rows.rows.map(({ seq: _alone, ...content }) => content),
    )
    const links = linked.map(({ linked_to, hash }, index) => {
      // Every row has a link, in the same order.
      const seq = rows.rows[index]?.seq ?? 0
      return sql`(${sql.raw(String(seq))}, ${sql.lit(linked_to)}, ${sql.lit(hash)})`
    })
    await sql`with link (seq, linked_to, hash) as (values ${sql.join(links)})
      update audit set linked_to = link.linked_to, hash = link.hash from link where link.seq = audit.seq`.execute(db)
    head = linked.at(-1)?.hash ?? head
    after = last.seq
  }
  await appendOnly(db, dialect, 'audit')
  return head
}

type AuditRow = { seq: number } & Record<(typeof CHAINED_COLUMNS.audit)[number], string | null>

interface UnitInHouse {
  job_id: string
  unit_id: string
  stage: string
  shelf: string | null
  assignee_id: string | null
}

/**
 * The first entry of every unit that is in the house, as far as anybody can know: with the factory, on the shelf that its job
 * names, in the hands of its technician, else at the desk. Shelves that jobs name become places.
 */
async function carryOver(db: MigrationDb): Promise<string> {
  const at = new Date().toISOString()
  const units = await sql<UnitInHouse>`select id as job_id, unit_id, stage, shelf, assignee_id from job
    where stage not in ('closed', 'expected') and coalesce(arrival, '') not in ('expected', 'missing', 'remote')
    order by seq`.execute(db)
  const places = await placesOf(db, units.rows)
  const entries = units.rows.map((unit) => {
    const to = holderOf(unit, places)
    const nobody = { from_kind: null, from_staff_id: null, from_place_id: null, from_name: null }
    return {
      id: uuidv7(),
      at,
      by_id: null,
      device: '',
      unit_id: unit.unit_id,
      job_id: unit.job_id,
      ...nobody,
      to_kind: to.kind,
      to_staff_id: to.staff_id,
      to_place_id: to.place_id,
      to_name: null,
      why: 'carried-over',
      note: null,
    }
  })
  const linked = linkEntries(CHAIN_START, entries)
  for (let from = 0; from < linked.length; from += PAGE) {
    const some = linked.slice(from, from + PAGE)
    await db
      .insertInto('custody')
      .values(some.map((row) => ({ ...row })))
      .execute()
    const now = some.map(({ id, unit_id, job_id, to_kind, to_staff_id, to_place_id }) => ({
      unit_id,
      entry_id: id,
      job_id,
      kind: to_kind,
      staff_id: to_staff_id,
      place_id: to_place_id,
      name: null,
      since: at,
      seen_at: at,
      missed_at: null,
      is_here: to_kind === 'factory' ? 0 : 1,
    }))
    await db.insertInto('custody_now').values(now).execute()
  }
  return linked.at(-1)?.hash ?? CHAIN_START
}

const NOWHERE = { staff_id: null, place_id: null }

function holderOf({ stage, shelf, assignee_id }: UnitInHouse, places: ReadonlyMap<string, string>) {
  if (stage === 'at-vendor') return { kind: 'factory', ...NOWHERE }
  const place_id = shelf === null ? undefined : places.get(keyOf(shelf))
  if (place_id !== undefined) return { kind: 'place', staff_id: null, place_id }
  return assignee_id === null ? { kind: 'desk', ...NOWHERE } : { kind: 'person', staff_id: assignee_id, place_id: null }
}

/** As the program folds a code, on the day of this migration. */
const keyOf = (code: string): string => code.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')

async function placesOf(db: MigrationDb, units: readonly UnitInHouse[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const rows: Record<string, unknown>[] = []
  for (const { shelf } of units) {
    if (shelf === null || ids.has(keyOf(shelf))) continue
    const id = uuidv7()
    ids.set(keyOf(shelf), id)
    const known = { code: shelf, code_key: keyOf(shelf), name: null, kind: 'shelf', is_active: 1, version: 1 }
    rows.push({ id, seq: rows.length + 1, ...known })
  }
  if (rows.length > 0) {
    await db.insertInto('place').values(rows).execute()
    await db.insertInto('counter').values({ name: 'place', value: rows.length }).execute()
  }
  return ids
}
