import type { Selectable } from 'kysely'
import { entitlement } from '../../../shared/entitlement/entitlement.ts'
import { ruleLine } from '../../../shared/entitlement/policy.ts'
import type { PlanId } from '../../../shared/kernel/ids.ts'
import { lineReason, type Plan, type PlanLine, planState, type PlanState } from '../../../shared/plans/plans.ts'
import type { Schema } from '../../db/schema.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { flag, storedId, storedJson } from '../../db/stored.ts'

export type NewPlan = Omit<Plan, 'madeBy'> & { jobId: string; madeById: string }

/** Keeps a new version with its lines and its verdict. */
export async function insertPlan(db: WriteDb, plan: NewPlan, newId: () => string): Promise<void> {
  await db
    .insertInto('plan')
    .values({
      id: plan.id,
      job_id: plan.jobId,
      number: plan.number,
      state: plan.state,
      cause: plan.cause,
      measures: plan.measures,
      promised_on: plan.promisedOn,
      valid_until: plan.validUntil,
      decline_fee: plan.declineFee,
      entitlement: JSON.stringify(plan.entitlement),
      net: plan.net,
      tax: plan.tax,
      total: plan.total,
      made_at: plan.madeAt,
      made_by: plan.madeById,
      note: plan.note,
    })
    .execute()
  await db
    .insertInto('plan_line')
    .values(plan.lines.map((line, index) => lineRow(line, { id: newId(), planId: plan.id, position: index + 1 })))
    .execute()
}

function lineRow(line: PlanLine, { id, planId, position }: { id: string; planId: string; position: number }) {
  return {
    id,
    plan_id: planId,
    position,
    kind: line.kind,
    description: line.description,
    part_id: line.partId,
    quantity: line.quantity,
    unit_price: line.unitPrice,
    discount: line.discount,
    tax_points: line.taxPoints,
    is_covered: flag(line.isCovered),
    reason: JSON.stringify(line.reason),
    net: line.net,
    tax: line.tax,
  }
}

export async function setPlanState(db: WriteDb, planId: string, state: PlanState): Promise<void> {
  await db.updateTable('plan').set({ state }).where('id', '=', planId).execute()
}

/** All versions of a job's plan, newest first. */
export async function listPlans(db: ReadDb, jobId: string): Promise<Plan[]> {
  const rows = await selectPlans(db).where('plan.job_id', '=', jobId).orderBy('plan.number', 'desc').execute()
  return withLines(db, rows)
}

/** The number of a job's newest version, current or withdrawn; 0 before there was one. */
export async function lastPlanNumber(db: ReadDb, jobId: string): Promise<number> {
  const query = db.selectFrom('plan').select('number').where('job_id', '=', jobId).orderBy('number', 'desc').limit(1)
  return (await query.executeTakeFirst())?.number ?? 0
}

export async function findPlan(db: ReadDb, planId: string): Promise<Plan | null> {
  const [plan] = await withLines(db, await selectPlans(db).where('plan.id', '=', planId).execute())
  return plan ?? null
}

const selectPlans = (db: ReadDb) =>
  db.selectFrom('plan').innerJoin('staff', 'staff.id', 'plan.made_by').selectAll('plan').select('staff.name as maker_name')

type PlanRow = Awaited<ReturnType<ReturnType<typeof selectPlans>['execute']>>[number]

async function withLines(db: ReadDb, rows: readonly PlanRow[]): Promise<Plan[]> {
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const lines = await db.selectFrom('plan_line').selectAll().where('plan_id', 'in', ids).orderBy('position').execute()
  return rows.map((row) => toPlan(row, lines.filter((line) => line.plan_id === row.id).map(toLine)))
}

function toPlan(row: PlanRow, lines: PlanLine[]): Plan {
  return {
    id: storedId<PlanId>(row.id),
    number: row.number,
    state: planState.parse(row.state),
    cause: row.cause,
    measures: row.measures,
    promisedOn: row.promised_on,
    validUntil: row.valid_until,
    declineFee: row.decline_fee,
    note: row.note,
    net: row.net,
    tax: row.tax,
    total: row.total,
    madeAt: row.made_at,
    madeBy: row.maker_name,
    entitlement: storedJson(entitlement, row.entitlement),
    lines,
  }
}

function toLine(row: Selectable<Schema['plan_line']>): PlanLine {
  return {
    kind: ruleLine.parse(row.kind),
    description: row.description,
    partId: row.part_id === null ? null : storedId(row.part_id),
    quantity: row.quantity,
    unitPrice: row.unit_price,
    discount: row.discount,
    taxPoints: row.tax_points,
    isCovered: row.is_covered === 1,
    reason: storedJson(lineReason, row.reason),
    net: row.net,
    tax: row.tax,
  }
}

/** What the depot promises in plans, and how far a plan may drift from what was agreed. */
export async function readPlanTerms(db: ReadDb) {
  const row = await db
    .selectFrom('depot')
    .select([
      'tax_points',
      'plan_valid_days',
      'price_tolerance',
      'date_tolerance_days',
      'link_hours',
      'public_address',
      'name',
      'phone',
      'currency',
      'time_zone',
    ])
    .executeTakeFirstOrThrow()
  return {
    taxPoints: row.tax_points,
    validDays: row.plan_valid_days,
    tolerance: { price: row.price_tolerance, days: row.date_tolerance_days },
    linkHours: row.link_hours,
    publicAddress: row.public_address,
    depot: { name: row.name, phone: row.phone, currency: row.currency, timeZone: row.time_zone },
  }
}

export interface LoggedPart {
  id: string
  name_en: string
  name_zh: string
  price: number
  quantity: number
}

/** Parts that the repair log names, by SKU, with how many. */
export async function listLoggedParts(db: ReadDb, jobId: string): Promise<LoggedPart[]> {
  const rows = await db
    .selectFrom('repair_part')
    .innerJoin('part', 'part.id', 'repair_part.part_id')
    .select(['part.id', 'part.sku', 'part.name_en', 'part.name_zh', 'part.price'])
    .select((select) => select.fn.sum<number | string>('repair_part.quantity').as('quantity'))
    .where('repair_part.job_id', '=', jobId)
    .groupBy(['part.id', 'part.sku', 'part.name_en', 'part.name_zh', 'part.price'])
    .orderBy('part.sku')
    .execute()
  // PostgreSQL answers a sum as text.
  return rows.map((row) => ({ ...row, quantity: Number(row.quantity) }))
}

/** How many of these parts the catalogue has. */
export async function countKnownParts(db: ReadDb, partIds: readonly string[]): Promise<number> {
  if (partIds.length === 0) return 0
  const rows = await db.selectFrom('part').select('id').where('id', 'in', partIds).execute()
  return rows.length
}

/** Whom a job's plan is for, and what its model asks for before it is opened. */
export async function readPlanAddressee(db: ReadDb, jobId: string) {
  return db
    .selectFrom('job')
    .innerJoin('customer', 'customer.id', 'job.customer_id')
    .innerJoin('model', 'model.id', 'job.model_id')
    .innerJoin('unit', 'unit.id', 'job.unit_id')
    .select([
      'job.seq',
      'job.may_disassemble',
      'job.may_wipe_data',
      'customer.name as customer_name',
      'customer.language',
      'model.brand',
      'model.name as model_name',
      'model.asks_disassembly',
      'model.asks_data',
      'unit.serial',
    ])
    .where('job.id', '=', jobId)
    .executeTakeFirstOrThrow()
}
