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

export async function findStaffName(db: ReadDb, id: string): Promise<string | null> {
  return (await db.selectFrom('staff').select('name').where('id', '=', id).executeTakeFirst())?.name ?? null
}
