import type { SearchHit } from '../../../shared/search/search.contract.ts'
import { stage } from '../../../shared/jobs/stages.ts'
import {
  claimNumber,
  binNumber,
  jobNumber,
  orderNumber,
  partNumber,
  reportNumber,
  rmaNumber,
  unitNumber,
} from '../../../shared/scan/scan-codes.ts'
import { endOfPrefix } from '../../db/like.ts'
import { CLOSED } from '../../db/literals.ts'
import type { ReadDb } from '../../db/store.ts'

/** Lines of the box on top, read by key: each of these touches as many rows as it shows. */

const NONE: readonly string[] = []

function selectJobHits(db: ReadDb) {
  return db
    .selectFrom('job')
    .innerJoin('customer', 'customer.id', 'job.customer_id')
    .innerJoin('model', 'model.id', 'job.model_id')
    .select(['job.seq', 'job.stage', 'customer.name as customer_name', 'model.brand', 'model.name as model_name'])
}

type JobHitRow = Awaited<ReturnType<ReturnType<typeof selectJobHits>['execute']>>[number]

const toJobHit = (row: JobHitRow): SearchHit => ({
  kind: 'job',
  ref: jobNumber(row.seq),
  title: jobNumber(row.seq),
  subtitle: `${row.customer_name} · ${row.brand} ${row.model_name}`,
  stage: stage.parse(row.stage),
})

export async function findJobHit(db: ReadDb, seq: number): Promise<SearchHit[]> {
  const rows = await selectJobHits(db).where('job.seq', '=', seq).execute()
  return rows.map(toJobHit)
}

/** Open jobs of these units or customers, newest first. */
export async function listOpenJobHits(
  db: ReadDb,
  unitIds: readonly string[],
  customerIds: readonly string[],
  limit: number,
): Promise<SearchHit[]> {
  const [ofUnits, ofCustomers] = await Promise.all([
    openJobsBy(db, 'job.unit_id', unitIds, limit),
    openJobsBy(db, 'job.customer_id', customerIds, limit),
  ])
  const bySeq = new Map([...ofUnits, ...ofCustomers].map((row) => [row.seq, row]))
  return [...bySeq.values()]
    .toSorted((a, b) => b.seq - a.seq)
    .slice(0, limit)
    .map(toJobHit)
}

async function openJobsBy(db: ReadDb, column: 'job.unit_id' | 'job.customer_id', ids: readonly string[], limit: number) {
  if (ids.length === 0) return []
  return selectJobHits(db)
    .where(column, 'in', [...ids])
    .where('job.stage', '<>', CLOSED)
    .orderBy('job.seq', 'desc')
    .limit(limit)
    .execute()
}

export async function findRmaHit(db: ReadDb, seq: number): Promise<SearchHit[]> {
  const rows = await db
    .selectFrom('rma')
    .innerJoin('customer', 'customer.id', 'rma.customer_id')
    .select(['rma.seq', 'customer.name'])
    .where('rma.seq', '=', seq)
    .execute()
  return rows.map((row) => ({ kind: 'rma', ref: rmaNumber(row.seq), title: rmaNumber(row.seq), subtitle: row.name, stage: null }))
}

export async function findReportHit(db: ReadDb, seq: number): Promise<SearchHit[]> {
  const rows = await db
    .selectFrom('quality_report')
    .innerJoin('job', 'job.id', 'quality_report.job_id')
    .innerJoin('model', 'model.id', 'job.model_id')
    .select(['quality_report.seq', 'job.seq as job_seq', 'model.brand', 'model.name'])
    .where('quality_report.seq', '=', seq)
    .execute()
  return rows.map((row) => ({
    kind: 'report',
    ref: reportNumber(row.seq),
    title: reportNumber(row.seq),
    subtitle: `${jobNumber(row.job_seq)} · ${row.brand} ${row.name}`,
    stage: null,
  }))
}

export async function findOrderHit(db: ReadDb, seq: number): Promise<SearchHit[]> {
  const rows = await db
    .selectFrom('purchase_order')
    .innerJoin('supplier', 'supplier.id', 'purchase_order.supplier_id')
    .select(['purchase_order.seq', 'supplier.name'])
    .where('purchase_order.seq', '=', seq)
    .execute()
  return rows.map((row) => ({
    kind: 'order',
    ref: orderNumber(row.seq),
    title: orderNumber(row.seq),
    subtitle: row.name,
    stage: null,
  }))
}

export async function findClaimHit(db: ReadDb, seq: number): Promise<SearchHit[]> {
  const rows = await db
    .selectFrom('claim')
    .innerJoin('supplier', 'supplier.id', 'claim.supplier_id')
    .select(['claim.seq', 'supplier.name'])
    .where('claim.seq', '=', seq)
    .execute()
  return rows.map((row) => ({
    kind: 'claim',
    ref: claimNumber(row.seq),
    title: claimNumber(row.seq),
    subtitle: row.name,
    stage: null,
  }))
}

/** Units by id, and the one with this sequence; in the order of the ids. */
export async function listUnitHits(db: ReadDb, ids: readonly string[], seq: number | null = null): Promise<SearchHit[]> {
  if (ids.length === 0 && seq === null) return []
  const rows = await db
    .selectFrom('unit')
    .innerJoin('model', 'model.id', 'unit.model_id')
    .select(['unit.id', 'unit.seq', 'unit.serial', 'model.brand', 'model.name'])
    .where((where) => (seq === null ? where('unit.id', 'in', [...ids]) : where('unit.seq', '=', seq)))
    .execute()
  return inOrder(rows, ids).map((row) => ({
    kind: 'unit',
    ref: row.id,
    title: row.serial ?? unitNumber(row.seq),
    subtitle: `${row.brand} ${row.name}`,
    stage: null,
  }))
}

export async function listCustomerHits(db: ReadDb, ids: readonly string[]): Promise<SearchHit[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('customer')
    .select(['id', 'name', 'phone'])
    .where('id', 'in', [...ids])
    .execute()
  return inOrder(rows, ids).map((row) => ({
    kind: 'customer',
    ref: row.id,
    title: row.name,
    subtitle: row.phone,
    stage: null,
  }))
}

/** Parts by id, or the one with this sequence; in the order of the ids. */
export async function listPartHits(db: ReadDb, ids: readonly string[], seq: number | null = null): Promise<SearchHit[]> {
  if (ids.length === 0 && seq === null) return []
  const rows = await db
    .selectFrom('part')
    .select(['id', 'seq', 'sku', 'name_en', 'name_zh'])
    .where((where) => (seq === null ? where('id', 'in', [...ids]) : where('seq', '=', seq)))
    .execute()
  return inOrder(rows, ids).map((row) => ({
    kind: 'part',
    ref: partNumber(row.seq),
    title: row.sku,
    subtitle: [row.name_en, row.name_zh].filter(Boolean).join(' · '),
    stage: null,
  }))
}

/** The bin with this sequence, or under this code. */
export async function findBinHit(db: ReadDb, column: 'seq' | 'code_key', value: number | string): Promise<SearchHit[]> {
  const rows = await db.selectFrom('bin').select(['seq', 'code', 'name']).where(column, '=', value).execute()
  return rows.map(({ seq, code, name }) => ({
    kind: 'bin',
    ref: binNumber(seq),
    title: code,
    subtitle: [binNumber(seq), name].filter(Boolean).join(' · '),
    stage: null,
  }))
}

function inOrder<Row extends { id: string }>(rows: readonly Row[], ids: readonly string[] = NONE): Row[] {
  const place = new Map(ids.map((id, index) => [id, index]))
  return rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}

/** Ids of the customers whose folded name, or whose phone's digits, begin so. */
export async function customersBeginning(
  db: ReadDb,
  column: 'name_key' | 'phone_digits',
  prefix: string,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('customer')
    .select('id')
    .where(column, '>=', prefix)
    .where(column, '<', endOfPrefix(prefix))
    .orderBy(column)
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** Ids of the units whose serial begins so; `prefix` as `normalSerial` writes it. */
export async function unitsBeginning(db: ReadDb, prefix: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('unit')
    .select('id')
    .where('serial_key', 'is not', null)
    .where('serial_key', '>=', prefix)
    .where('serial_key', '<', endOfPrefix(prefix))
    .orderBy('serial_key')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}
