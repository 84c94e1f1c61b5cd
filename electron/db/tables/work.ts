import type { Generated } from 'kysely'

/** What every transaction writes beside its state, and the index of search. What a column means is said in the migration. */

export interface AuditTable {
  seq: Generated<number>
  at: string
  by_id: string | null
  device: string
  procedure: string
  entity: string
  entity_id: string
  before: string | null
  after: string | null
  linked_to: Generated<string>
  hash: Generated<string>
}

/** The hash of the last entry of a chain. */
export interface ChainHeadTable {
  name: string
  hash: string
}

export interface IdempotencyTable {
  key: string
  procedure: string
  body_hash: string
  answer: string
  at: string
}

export interface CounterTable {
  name: string
  value: number
}

export interface ChangeListTable {
  seq: Generated<number>
  at: string
  changes: string
}

export interface SearchEntryTable {
  row: Generated<number>
  kind: string
  ref: string
  text: string
  bigrams: string
}
