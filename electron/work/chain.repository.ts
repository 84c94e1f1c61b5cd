import type { CustodyTable } from '../db/tables/custody.ts'
import type { AuditTable } from '../db/tables/work.ts'
import { type ChainName, linkEntries } from '../db/hash-chain.ts'
import { needsRowLocks, type WriteDb } from '../db/store.ts'
import { inStatements } from './work.repository.ts'

/**
 * The ledgers whose entries are linked by hashes: audit and custody. Whoever adds to a chain takes its head first, and writes
 * nothing else afterwards: on PostgreSQL the next one waits there until this one's commit, and nobody for anything else.
 */

export interface AuditLine {
  at: string
  by: string | null
  device: string
  procedure: string
  entity: string
  entityId: string
  before: unknown
  after: unknown
}

/** One entry of custody, as its table has it. */
export type CustodyLine = Omit<{ [Column in keyof CustodyTable]: CustodyTable[Column] }, 'seq' | 'linked_to' | 'hash'>

/** Adds lines to both chains, in their order. */
export async function appendToChains(
  db: WriteDb,
  lines: { audits: readonly AuditLine[]; custody: readonly CustodyLine[] },
): Promise<void> {
  const { audits, custody } = lines
  const names: ChainName[] = []
  if (audits.length > 0) names.push('audit')
  if (custody.length > 0) names.push('custody')
  if (names.length === 0) return
  const heads = await takeHeads(db, names, namedIn(audits, custody))
  await Promise.all([appendAudits(db, heads.audit, audits), appendCustody(db, heads.custody, custody)])
}

async function appendAudits(db: WriteDb, head: string, lines: readonly AuditLine[]): Promise<void> {
  if (lines.length === 0) return
  const rows = linkEntries(head, lines.map(toAuditRow))
  await Promise.all([
    ...inStatements(rows).map((some) => db.insertInto('audit').values(some).execute()),
    moveHead(db, 'audit', rows.at(-1)?.hash ?? head),
  ])
}

async function appendCustody(db: WriteDb, head: string, lines: readonly CustodyLine[]): Promise<void> {
  if (lines.length === 0) return
  const rows = linkEntries(
    head,
    lines.map((line) => ({ ...line })),
  )
  await Promise.all([
    ...inStatements(rows).map((some) => db.insertInto('custody').values(some).execute()),
    moveHead(db, 'custody', rows.at(-1)?.hash ?? head),
  ])
}

const toAuditRow = (line: AuditLine) => ({
  at: line.at,
  by_id: line.by,
  device: line.device,
  procedure: line.procedure,
  entity: line.entity,
  entity_id: line.entityId,
  before: textOf(line.before),
  after: textOf(line.after),
})

/** What has no JSON is stored as null, as what was not there. */
const textOf = (value: unknown): AuditTable['before'] => (value === null || value === undefined ? null : JSON.stringify(value))

type Named = Readonly<Record<'job' | 'unit' | 'place' | 'staff', readonly (string | null)[]>>

/** The records that entries point to. */
const namedIn = (audits: readonly AuditLine[], custody: readonly CustodyLine[]): Named => ({
  job: custody.map((line) => line.job_id),
  unit: custody.map((line) => line.unit_id),
  place: custody.flatMap((line) => [line.from_place_id, line.to_place_id]),
  staff: [...audits.map((line) => line.by), ...custody.flatMap((line) => [line.by_id, line.from_staff_id, line.to_staff_id])],
})

/**
 * The hashes that the next entries are linked to. On PostgreSQL their rows are locked, always in the same order; and before that the
 * records that the entries point to, so that nobody who holds a head waits for somebody who waits for it.
 */
async function takeHeads(db: WriteDb, names: ChainName[], named: Named): Promise<Record<ChainName, string>> {
  const heads = db.selectFrom('chain_head').select(['name', 'hash']).where('name', 'in', names).orderBy('name')
  if (!needsRowLocks(db)) return byName(await heads.execute())
  for (const table of ['job', 'unit', 'place', 'staff'] as const) await keepRecords(db, table, named[table])
  return byName(await heads.forUpdate().execute())
}

/** Waits until nobody rewrites these records, and lets nobody take them away. */
async function keepRecords(db: WriteDb, table: keyof Named, ids: readonly (string | null)[]): Promise<void> {
  const some = [...new Set(ids.filter((id) => id !== null))]
  if (some.length > 0) await db.selectFrom(table).select('id').where('id', 'in', some).orderBy('id').forKeyShare().execute()
}

function byName(heads: readonly { name: string; hash: string }[]): Record<ChainName, string> {
  const of = (name: ChainName) => heads.find((head) => head.name === name)?.hash ?? ''
  return { audit: of('audit'), custody: of('custody') }
}

async function moveHead(db: WriteDb, name: ChainName, hash: string): Promise<void> {
  await db.updateTable('chain_head').set({ hash }).where('name', '=', name).execute()
}
