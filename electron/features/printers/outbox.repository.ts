import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import { z } from 'zod'
import { type PrintLine, printFault, printState, printWay } from '../../../shared/printers/prints.ts'
import type { Printer } from '../../../shared/printers/printers.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'
import { storedId, storedJson } from '../../db/stored.ts'
import type { PrintTable } from '../../db/tables/printers.ts'

export type PrintRow = Selectable<PrintTable>

const lines = (db: ReadDb) =>
  db
    .selectFrom('print')
    .leftJoin('printer', 'printer.id', 'print.printer_id')
    .innerJoin('staff', 'staff.id', 'print.by_id')
    .selectAll('print')
    .select(['printer.name as printer_name', 'staff.name as by_name'])

type LineRow = Awaited<ReturnType<ReturnType<typeof lines>['execute']>>[number]

const toLine = (row: LineRow): PrintLine => ({
  id: storedId(row.id),
  at: row.at,
  by: row.by_name,
  station: row.station,
  kind: row.kind,
  title: row.title,
  way: printWay.parse(row.way),
  printer:
    row.printer_id === null || row.printer_name === null
      ? null
      : { id: storedId<Printer['id']>(row.printer_id), name: row.printer_name },
  copies: row.copies,
  state: printState.parse(row.state),
  tries: row.tries,
  nextTryAt: row.next_try_at,
  fault: row.fault === null ? null : { kind: printFault.parse(row.fault), detail: row.fault_detail },
  pieces: row.pieces,
  piecesSent: row.pieces_sent,
  endedAt: row.ended_at,
  readBackAt: row.read_back_at,
  reprint: row.reprint_of === null || row.reason === null ? null : { of: storedId(row.reprint_of), reason: row.reason },
  canReprint: row.request !== null,
})

/** The states of the index `print_open`, in its very words. */
const OPEN = sql<boolean>`print.state in ('queued', 'sending', 'failed', 'needs-answer')`
const PAST = sql<boolean>`print.state in ('sent', 'cancelled')`
/** More than that wait only where a printer was off for days. */
const MOST_OPEN = 500

export async function listOpenPrints(db: ReadDb): Promise<PrintLine[]> {
  return (await lines(db).where(OPEN).orderBy('print.id').limit(MOST_OPEN).execute()).map(toLine)
}

/** A page of what is over, newest first. The cursor is the last id shown. */
export async function pageOfPastPrints(db: ReadDb, { cursor, limit }: { cursor: string | null; limit: number }) {
  const all = lines(db).where(PAST)
  const rows = await (cursor === null ? all : all.where('print.id', '<', cursor))
    .orderBy('print.id', 'desc')
    .limit(limit + 1)
    .execute()
  return { items: rows.slice(0, limit).map(toLine), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null }
}

export async function countToSettle(db: ReadDb): Promise<{ asking: number; failed: number }> {
  const rows = await db
    .selectFrom('print')
    .select((select) => ['state', select.fn.countAll<number>().as('count')])
    .where(OPEN)
    .where('state', 'in', ['needs-answer', 'failed'])
    .groupBy('state')
    .execute()
  const count = (state: string) => rows.find((row) => row.state === state)?.count ?? 0
  return { asking: count('needs-answer'), failed: count('failed') }
}

export async function findPrintLine(db: ReadDb, id: string): Promise<PrintLine | null> {
  const row = await lines(db).where('print.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toLine(row)
}

export async function findPrint(db: ReadDb, id: string): Promise<PrintRow | undefined> {
  return db.selectFrom('print').selectAll().where('id', '=', id).executeTakeFirst()
}

/** One print to be changed: nobody else changes it before this transaction has ended. */
export async function lockPrint(db: WriteDb, id: string): Promise<PrintRow | null> {
  const query = db.selectFrom('print').selectAll().where('id', '=', id)
  return (await (needsRowLocks(db) ? query.forUpdate() : query).executeTakeFirst()) ?? null
}

export async function insertPrint(db: WriteDb, row: Insertable<PrintTable>): Promise<void> {
  await db.insertInto('print').values(row).execute()
}

/** Keeps what a print puts out. */
export async function insertPapers(db: WriteDb, printId: string, papers: readonly string[]): Promise<void> {
  if (papers.length === 0) return
  await db
    .insertInto('print_paper')
    .values([...new Set(papers)].map((paper) => ({ paper, print_id: printId })))
    .execute()
}

/** Of these papers those that came out or may still come out, each with its first print and its last. */
export async function listEarlier(db: ReadDb, papers: readonly string[]) {
  if (papers.length === 0) return []
  return db
    .selectFrom('print_paper')
    .innerJoin('print', 'print.id', 'print_paper.print_id')
    .select((select) => ['paper', select.fn.min('print.id').as('first'), select.fn.max('print.id').as('last')])
    .where('paper', 'in', papers)
    .where('print.state', 'not in', ['failed', 'cancelled'])
    .groupBy('paper')
    .execute()
}

export async function updatePrint(db: WriteDb, id: string, change: Updateable<PrintTable>): Promise<void> {
  await db.updateTable('print').set(change).where('id', '=', id).execute()
}

/**
 * The oldest print that may be sent now: the first of its lane, due, in a lane where none is on its way, and of a printer that
 * this computer reaches.
 */
export async function findDue(db: ReadDb, now: string, computer: string | null): Promise<PrintRow | undefined> {
  return db
    .selectFrom('print')
    .selectAll()
    .where(OPEN)
    .where('state', '=', 'queued')
    .where('next_try_at', '<=', now)
    .where((where) => where.or([where('computer', 'is', null), where('computer', '=', computer ?? '')]))
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('print as other')
            .select('other.id')
            .whereRef('other.lane', '=', 'print.lane')
            .where(sql<boolean>`other.state in ('queued', 'sending')`)
            .where((or) => or.or([or('other.state', '=', 'sending'), or('other.id', '<', or.ref('print.id'))])),
        ),
      ),
    )
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
}

/** Takes a print for this host. False when another one was quicker; two of one lane cannot be taken, whoever tries. */
export async function claimPrint(db: WriteDb, id: string, sender: string, leaseUntil: string): Promise<boolean> {
  const result = await db
    .updateTable('print')
    .set((set) => ({ state: 'sending', sender, lease_until: leaseUntil, tries: set('tries', '+', 1) }))
    .where('id', '=', id)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** When the next print that waits for its time may be tried; null when none waits. */
export async function nextTryAt(db: ReadDb, now: string, computer: string | null): Promise<string | null> {
  const row = await db
    .selectFrom('print')
    .select((select) => select.fn.min('next_try_at').as('at'))
    .where(OPEN)
    .where('state', '=', 'queued')
    .where('next_try_at', '>', now)
    .where((where) => where.or([where('computer', 'is', null), where('computer', '=', computer ?? '')]))
    .executeTakeFirst()
  return row?.at ?? null
}

/**
 * Prints that a host had on their way when it ended: by none of these claims; with a time, those alone whose host should have told
 * something before it.
 */
const abandoned = (db: ReadDb, claims: readonly string[], before: string | null) => {
  const all = db.selectFrom('print').selectAll().where(OPEN).where('state', '=', 'sending').orderBy('id')
  const others = claims.length === 0 ? all : all.where('sender', 'not in', claims)
  return before === null ? others : others.where('lease_until', '<', before)
}

export const listAbandoned = (db: ReadDb, claims: readonly string[], before: string | null): Promise<PrintRow[]> =>
  abandoned(db, claims, before).execute()

/** The same to be changed: none that was noted in the moment before is among them. */
export const lockAbandoned = (db: WriteDb, claims: readonly string[], before: string | null): Promise<PrintRow[]> => {
  const query = abandoned(db, claims, before)
  return (needsRowLocks(db) ? query.forUpdate() : query).execute()
}

/** The newest print of a station, ended since, with this code on one of its labels, and not read back yet. */
export async function findByCode(db: ReadDb, station: string, code: string, since: string): Promise<PrintRow | undefined> {
  const rows = await db
    .selectFrom('print')
    .selectAll()
    .where('station', '=', station)
    .where('ended_at', '>=', since)
    .where('state', '=', 'sent')
    .where('read_back_at', 'is', null)
    .orderBy('ended_at', 'desc')
    .execute()
  return rows.find((row) => storedJson(z.array(z.string()), row.codes).includes(code))
}
