import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import {
  answerKind,
  claimCause,
  type ClaimAnswer,
  type ClaimLine,
  claimState,
  type ClaimSummary,
} from '../../../shared/claims/claims.ts'
import { daysBetween } from '../../../shared/kernel/time.ts'
import { claimLineCode, claimNumber, jobNumber, partNumber } from '../../../shared/scan/scan-codes.ts'
import { tracking } from '../../../shared/stock/lots.ts'
import type { ClaimAnswerTable, ClaimLineTable } from '../../db/tables/claims.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { nextNumber } from '../../work/work.repository.ts'

const selectSummaries = (db: ReadDb) =>
  db
    .selectFrom('claim')
    .innerJoin('supplier', 'supplier.id', 'claim.supplier_id')
    .leftJoin('claim_line', 'claim_line.claim_id', 'claim.id')
    .select(['claim.id', 'claim.seq', 'claim.supplier_id', 'claim.state', 'claim.sent_on', 'claim.closed_on'])
    .select('supplier.name as supplier_name')
    .select((select) => [
      select.fn.count<number>('claim_line.id').as('lines'),
      sql<number | null>`sum(claim_line.quantity)`.as('pieces'),
      sql<number | null>`sum(claim_line.quantity - claim_line.answered)`.as('open_pieces'),
      sql<number | null>`sum((claim_line.quantity - claim_line.answered) * claim_line.paid)`.as('owed'),
      select
        .selectFrom('claim_answer')
        .innerJoin('claim_line as line', 'line.id', 'claim_answer.line_id')
        .select((answer) => answer.fn.sum<number>('claim_answer.amount').as('amount'))
        .whereRef('line.claim_id', '=', 'claim.id')
        .as('credited'),
    ])
    .groupBy(['claim.id', 'supplier.name'])

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number]

const toSummary = (row: SummaryRow, today: string): ClaimSummary => ({
  id: storedId(row.id),
  number: claimNumber(row.seq),
  supplierId: storedId(row.supplier_id),
  supplier: row.supplier_name,
  state: claimState.parse(row.state),
  sentOn: row.sent_on,
  closedOn: row.closed_on,
  days: row.sent_on === null ? null : daysBetween(row.sent_on, row.closed_on ?? today),
  lines: row.lines,
  pieces: row.pieces ?? 0,
  openPieces: row.open_pieces ?? 0,
  owed: row.owed ?? 0,
  credited: row.credited ?? 0,
})

/** Drafts and what was sent and is not wholly answered, what was sent first at the head. */
export async function listOpenClaims(db: ReadDb, today: string): Promise<ClaimSummary[]> {
  const rows = await selectSummaries(db)
    .where(sql<boolean>`claim.state in ('draft', 'sent')`)
    .orderBy('claim.sent_on')
    .orderBy('claim.seq')
    .execute()
  return rows.map((row) => toSummary(row, today))
}

/** Claims that were answered, newest first. */
export async function listClosedClaims(db: ReadDb, before: number | null, limit: number, today: string) {
  let select = selectSummaries(db).where('claim.state', '=', 'closed')
  if (before !== null) select = select.where('claim.seq', '<', before)
  const rows = await select.orderBy('claim.seq', 'desc').limit(limit).execute()
  return { items: rows.map((row) => toSummary(row, today)), end: rows.at(-1)?.seq ?? null }
}

export async function findSummary(db: ReadDb, id: string, today: string): Promise<ClaimSummary | null> {
  const row = await selectSummaries(db).where('claim.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toSummary(row, today)
}

/** A claim's own row with its supplier's. */
export async function findClaimRow(db: ReadDb, by: { id: string } | { seq: number }) {
  const query = db
    .selectFrom('claim')
    .innerJoin('supplier', 'supplier.id', 'claim.supplier_id')
    .innerJoin('staff', 'staff.id', 'claim.by_id')
    .selectAll('claim')
    .select(['supplier.name as supplier_name', 'supplier.email as supplier_email', 'supplier.currency'])
    .select(['supplier.is_active as is_supplier_active', 'staff.name as by_name'])
  return ('id' in by ? query.where('claim.id', '=', by.id) : query.where('claim.seq', '=', by.seq)).executeTakeFirst()
}

export type ClaimRow = NonNullable<Awaited<ReturnType<typeof findClaimRow>>>

/** Takes a claim for a use case that changes it: whoever else wants to waits, and then sees what this one wrote. */
export async function lockClaim(db: WriteDb, id: string): Promise<void> {
  if (needsRowLocks(db)) await db.selectFrom('claim').select('id').where('id', '=', id).forUpdate().execute()
}

/** The lines of a claim, in their order. */
export async function listLineRows(db: ReadDb, claimId: string) {
  return db
    .selectFrom('claim_line')
    .innerJoin('claim', 'claim.id', 'claim_line.claim_id')
    .innerJoin('part', 'part.id', 'claim_line.part_id')
    .leftJoin('bin', 'bin.id', 'claim_line.bin_id')
    .leftJoin('lot', 'lot.id', 'claim_line.lot_id')
    .leftJoin('job', 'job.id', 'claim_line.job_id')
    .leftJoin('supplier_part', (join) =>
      join.onRef('supplier_part.supplier_id', '=', 'claim.supplier_id').onRef('supplier_part.part_id', '=', 'claim_line.part_id'),
    )
    .selectAll('claim_line')
    .select(['part.sku', 'part.seq as part_seq', 'part.name_en', 'part.name_zh', 'part.tracking', 'bin.code as bin_code'])
    .select(['lot.number as lot_number', 'job.seq as job_seq', 'supplier_part.number as supplier_number'])
    .select('claim.seq as claim_seq')
    .where('claim_line.claim_id', '=', claimId)
    .orderBy('claim_line.id')
    .execute()
}

export type LineRow = Awaited<ReturnType<typeof listLineRows>>[number]

/** What was answered to the lines of a claim, by line, oldest first. */
export async function listAnswers(db: ReadDb, claimId: string): Promise<Map<string, ClaimAnswer[]>> {
  const rows = await db
    .selectFrom('claim_answer')
    .innerJoin('claim_line', 'claim_line.id', 'claim_answer.line_id')
    .innerJoin('staff', 'staff.id', 'claim_answer.by_id')
    .leftJoin('bin', 'bin.id', 'claim_answer.bin_id')
    .leftJoin('lot', 'lot.id', 'claim_answer.lot_id')
    .selectAll('claim_answer')
    .select(['staff.name as by_name', 'bin.code as bin_code', 'lot.number as lot_number'])
    .where('claim_line.claim_id', '=', claimId)
    .orderBy('claim_answer.at')
    .orderBy('claim_answer.id')
    .execute()
  const answers = new Map<string, ClaimAnswer[]>()
  for (const row of rows) {
    const { id, quantity, amount, reason, at } = row
    const kind = answerKind.parse(row.kind)
    const answer = { id, kind, quantity, amount, bin: row.bin_code, lot: row.lot_number, reason, at, by: row.by_name }
    answers.set(row.line_id, [...(answers.get(row.line_id) ?? []), answer])
  }
  return answers
}

export const toLine = (row: LineRow, index: number, answers: ClaimAnswer[]): ClaimLine => ({
  id: storedId(row.id),
  position: index + 1,
  code: claimLineCode(row.claim_seq, index + 1),
  partId: storedId(row.part_id),
  sku: row.sku,
  partNumber: partNumber(row.part_seq),
  name: { en: row.name_en, 'zh-CN': row.name_zh },
  tracking: tracking.parse(row.tracking),
  supplierNumber: row.supplier_number,
  quantity: row.quantity,
  open: row.quantity - row.answered,
  cause: claimCause.parse(row.cause),
  lot: row.lot_number ?? row.serial,
  bin: row.bin_code,
  job: row.job_id === null || row.job_seq === null ? null : { jobId: storedId(row.job_id), number: jobNumber(row.job_seq) },
  paid: row.paid,
  reason: row.reason,
  answers,
})

export async function insertClaim(
  db: WriteDb,
  claim: { id: string; supplier_id: string; at: string; by_id: string },
): Promise<void> {
  const seq = await nextNumber(db, 'claim')
  await db
    .insertInto('claim')
    .values({ ...claim, seq, state: 'draft', reference: null, note: null, sent_on: null, closed_on: null, version: 1 })
    .execute()
}

type ClaimColumns = Partial<Record<'reference' | 'note' | 'sent_on' | 'closed_on', string | null>> & { state?: string }

/** Writes the columns given and counts the version up. Whoever calls it has locked the claim. */
export async function updateClaim(db: WriteDb, id: string, columns: ClaimColumns): Promise<void> {
  await db
    .updateTable('claim')
    .set((set) => ({ ...columns, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** What a line says, before it has its place in a claim. */
export type NewLine = Omit<Insertable<ClaimLineTable>, 'id' | 'claim_id'>

export async function insertLine(db: WriteDb, line: Insertable<ClaimLineTable>): Promise<void> {
  await db.insertInto('claim_line').values(line).execute()
}

export async function updateLine(
  db: WriteDb,
  id: string,
  columns: Partial<Record<'quantity' | 'answered', number>> & { cause?: string },
): Promise<void> {
  await db.updateTable('claim_line').set(columns).where('id', '=', id).execute()
}

export async function deleteLine(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('claim_line').where('id', '=', id).execute()
}

/** Deletes a draft with its lines; nothing else names them. */
export async function deleteDraft(db: WriteDb, id: string): Promise<void> {
  await db.deleteFrom('claim_line').where('claim_id', '=', id).execute()
  await db.deleteFrom('claim').where('id', '=', id).execute()
}

export async function insertAnswer(db: WriteDb, answer: Insertable<ClaimAnswerTable>): Promise<void> {
  await db.insertInto('claim_answer').values(answer).execute()
}

/** What a line's pieces were worth each when they left, by the ledger. */
export async function findCostAtLeaving(db: ReadDb, lineId: string): Promise<number | null> {
  const row = await db
    .selectFrom('movement')
    .select('unit_cost')
    .where('claim_line_id', '=', lineId)
    .where('kind', '=', 'to-supplier')
    .executeTakeFirst()
  return row?.unit_cost ?? null
}

/** The claim that names an old part; null when none does. */
export async function findClaimOfOldPart(db: ReadDb, repairPartId: string): Promise<{ seq: number; sku: string } | null> {
  const row = await db
    .selectFrom('claim_line')
    .innerJoin('claim', 'claim.id', 'claim_line.claim_id')
    .innerJoin('part', 'part.id', 'claim_line.part_id')
    .select(['claim.seq', 'part.sku'])
    .where('claim_line.repair_part_id', '=', repairPartId)
    .executeTakeFirst()
  return row ?? null
}
