import { createHash } from 'node:crypto'
import { canonicalJson } from '../../shared/kernel/canonical-json.ts'

/** The ledgers whose entries each carry the hash of the one before. (MISSION.md, J2.) */
export const CHAINS = ['audit', 'custody'] as const
export type ChainName = (typeof CHAINS)[number]

/** What an entry says, by the names of its columns, as the store holds it. */
export type EntryContent = Readonly<Record<string, string | number | null>>

/** What the first entry of a chain is linked to. */
export const CHAIN_START = ''

/** The columns of a ledger that its hashes vouch for. The order does not matter, the list does: it is fixed with migration 140. */
export const CHAINED_COLUMNS = {
  audit: ['at', 'by_id', 'device', 'procedure', 'entity', 'entity_id', 'before', 'after'],
  custody: [
    'id',
    'at',
    'by_id',
    'device',
    'unit_id',
    'job_id',
    'from_kind',
    'from_staff_id',
    'from_place_id',
    'from_name',
    'to_kind',
    'to_staff_id',
    'to_place_id',
    'to_name',
    'why',
    'note',
  ],
} as const satisfies Record<ChainName, readonly string[]>

/** SHA-256 over the hash of the entry before and the entry's canonical JSON, in base64url. */
export function entryHash(linkedTo: string, content: EntryContent): string {
  return createHash('sha256')
    .update(`${linkedTo}\n${canonicalJson(content)}`, 'utf8')
    .digest('base64url')
}

export interface Link {
  linked_to: string
  hash: string
}

/** Links entries one to the next, the first to `linkedTo`. */
export function linkEntries<Content extends EntryContent>(linkedTo: string, entries: readonly Content[]): (Content & Link)[] {
  let last = linkedTo
  return entries.map((content) => {
    const link = { linked_to: last, hash: entryHash(last, content) }
    last = link.hash
    return { ...content, ...link }
  })
}
