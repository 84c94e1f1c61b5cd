import { HOLDER_KINDS, IS_HERE } from '../../../shared/custody/custody.ts'
import { type ChainName, CHAIN_START, CHAINED_COLUMNS, type EntryContent } from '../../db/hash-chain.ts'
import type { ReadDb } from '../../db/store.ts'

/** One entry of a chain: its place, what it says, and its hashes. */
export interface ChainEntry {
  seq: number
  content: EntryContent
  linkedTo: string
  hash: string
}

const HASHES = ['seq', 'linked_to', 'hash'] as const

/** Entries of a chain in their order, from after one of them. */
export async function readEntries(db: ReadDb, chain: ChainName, after: number, limit: number): Promise<ChainEntry[]> {
  const rows =
    chain === 'audit'
      ? await db
          .selectFrom('audit')
          .select([...HASHES, ...CHAINED_COLUMNS.audit])
          .where('seq', '>', after)
          .orderBy('seq')
          .limit(limit)
          .execute()
      : await db
          .selectFrom('custody')
          .select([...HASHES, ...CHAINED_COLUMNS.custody])
          .where('seq', '>', after)
          .orderBy('seq')
          .limit(limit)
          .execute()
  return rows.map(({ seq, linked_to, hash, ...content }) => ({ seq, content, linkedTo: linked_to, hash }))
}

/** The hash of the last entry up to a place; that of the beginning where there is none. */
export async function readHashUpTo(db: ReadDb, chain: ChainName, seq: number): Promise<string> {
  const row = await db.selectFrom(chain).select('hash').where('seq', '<=', seq).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return row?.hash ?? CHAIN_START
}

/** What the chain remembers as its last entry's hash, and that entry's place. In one statement: both of one moment. */
export async function readEnd(db: ReadDb, chain: ChainName): Promise<{ head: string; end: number }> {
  const row = await db
    .selectFrom('chain_head')
    .select((select) => [
      'chain_head.hash',
      select
        .selectFrom(chain)
        .select((entries) => entries.fn.max<number | null>('seq').as('end'))
        .as('end'),
    ])
    .where('name', '=', chain)
    .executeTakeFirst()
  return { head: row?.hash ?? CHAIN_START, end: row?.end ?? 0 }
}

/** The columns of where a unit is now, each with what its last entry says of it. */
const SHOWN = [
  ['now.entry_id', 'custody.id'],
  ['now.job_id', 'custody.job_id'],
  ['now.kind', 'custody.to_kind'],
  ['now.staff_id', 'custody.to_staff_id'],
  ['now.place_id', 'custody.to_place_id'],
  ['now.name', 'custody.to_name'],
  ['now.since', 'custody.at'],
] as const

const SHOWN_COLUMNS = ['now.kind', 'now.staff_id', 'now.place_id', 'now.name', 'now.since'] as const

const HERE = HOLDER_KINDS.filter((kind) => IS_HERE[kind])

/**
 * The first entry after one of them, up to another, that is its unit's last and of which `custody_now` says something else, with what
 * that shows; undefined when there is none. In one statement: both of one moment, whoever moves units meanwhile.
 */
export async function findContradicted(db: ReadDb, { after, upTo }: { after: number; upTo: number }) {
  return db
    .selectFrom('custody')
    .leftJoin('custody_now as now', 'now.unit_id', 'custody.unit_id')
    .select(['custody.seq', 'custody.at', 'custody.by_id', 'custody.unit_id', ...SHOWN_COLUMNS])
    .where('custody.seq', '>', after)
    .where('custody.seq', '<=', upTo)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('custody as later')
            .select('later.seq')
            .whereRef('later.unit_id', '=', 'custody.unit_id')
            .whereRef('later.seq', '>', 'custody.seq'),
        ),
      ),
    )
    .where((where) =>
      where.or([
        ...SHOWN.map(([shown, said]) => where(shown, 'is distinct from', where.ref(said))),
        where.and([where('custody.to_kind', 'in', HERE), where('now.is_here', '=', 0)]),
        where.and([where('custody.to_kind', 'not in', HERE), where('now.is_here', '=', 1)]),
      ]),
    )
    .orderBy('custody.seq')
    .executeTakeFirst()
}

/** What is shown of a unit that no entry tells of; undefined when every unit has its entries. */
export async function findUntold(db: ReadDb) {
  return db
    .selectFrom('custody_now as now')
    .select(['now.unit_id', ...SHOWN_COLUMNS])
    .where((where) =>
      where.not(where.exists(where.selectFrom('custody').select('custody.seq').whereRef('custody.unit_id', '=', 'now.unit_id'))),
    )
    .executeTakeFirst()
}

export async function findStaffName(db: ReadDb, id: string): Promise<string | null> {
  return (await db.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null
}
