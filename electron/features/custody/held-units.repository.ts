import type { HeldUnit } from '../../../shared/custody/custody.ts'
import { stage } from '../../../shared/jobs/stages.ts'
import { folded } from '../../../shared/kernel/fold.ts'
import { jobNumber, unitNumber } from '../../../shared/scan/scan-codes.ts'
import { CLOSED } from '../../db/literals.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { type NowRow, selectNow, toNow } from './custody.repository.ts'

/** Units by id, with who has them. */
export async function listHeldUnits(db: ReadDb, unitIds: readonly string[]): Promise<HeldUnit[]> {
  if (unitIds.length === 0) return []
  const [units, held] = await Promise.all([
    selectUnits(db)
      .where('unit.id', 'in', [...unitIds])
      .execute(),
    selectNow(db)
      .where('custody_now.unit_id', 'in', [...unitIds])
      .execute(),
  ])
  return merged(units, held, unitIds)
}

const selectUnits = (db: ReadDb) =>
  db
    .selectFrom('unit')
    .innerJoin('model', 'model.id', 'unit.model_id')
    .leftJoin('customer', 'customer.id', 'unit.owner_id')
    .leftJoin('job', (join) => join.onRef('job.unit_id', '=', 'unit.id').on('job.stage', '<>', CLOSED))
    .select([
      'unit.id',
      'unit.seq',
      'unit.serial',
      'model.brand',
      'model.name as model_name',
      'customer.name as customer_name',
      'job.seq as job_seq',
      'job.stage',
    ])

type UnitRow = Awaited<ReturnType<ReturnType<typeof selectUnits>['execute']>>[number]

function merged(units: readonly UnitRow[], held: readonly NowRow[], order: readonly string[]): HeldUnit[] {
  const rows = new Map(units.map((row) => [row.id, row]))
  const now = new Map(held.map((row) => [row.unit_id, toNow(row)]))
  return order.flatMap((id) => {
    const row = rows.get(id)
    return row === undefined ? [] : [toHeldUnit(row, now.get(id) ?? null)]
  })
}

const toHeldUnit = (row: UnitRow, now: HeldUnit['now']): HeldUnit => ({
  unitId: storedId(row.id),
  number: unitNumber(row.seq),
  serial: row.serial,
  model: `${row.brand} ${row.model_name}`,
  customer: row.customer_name,
  job: row.job_seq === null || row.stage === null ? null : { number: jobNumber(row.job_seq), stage: stage.parse(row.stage) },
  now,
})

/** Ids of the units that stand at a place by the ledger, those first that came first. */
export async function listUnitIdsAt(db: ReadDb, placeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('custody_now')
    .select('unit_id')
    .where('place_id', '=', placeId)
    .orderBy('since')
    .orderBy('unit_id')
    .execute()
  return rows.map((row) => row.unit_id)
}

/**
 * Units in the house, those first that nobody has seen for longest; only those of doubtful place when `unseenSince` is given: not
 * seen since then, or missed by a count.
 */
export async function listInHouse(db: ReadDb, unseenSince: string | null): Promise<HeldUnit[]> {
  const query = db.selectFrom('custody_now').select('unit_id').where('is_here', '=', 1).orderBy('seen_at').orderBy('unit_id')
  const doubtful =
    unseenSince === null
      ? query
      : query.where((where) => where.or([where('seen_at', '<', unseenSince), where('missed_at', 'is not', null)]))
  const rows = await doubtful.execute()
  const ids = rows.map((row) => row.unit_id)
  const pages = await Promise.all(inPages(ids).map((some) => listHeldUnits(db, some)))
  return pages.flat()
}

/** Parameters of one statement are limited on both stores. */
const IDS_A_STATEMENT = 1000

const inPages = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / IDS_A_STATEMENT) }, (_, index) =>
    ids.slice(index * IDS_A_STATEMENT, (index + 1) * IDS_A_STATEMENT),
  )

/** Whether each word is in the unit's serial, number, model, customer, job, or in the name of who has it. */
export function isMatch({ serial, number, model, customer, job, now }: HeldUnit, text: string): boolean {
  const about = folded([serial, number, model, customer, job?.number, now?.holder.name].filter(Boolean).join(' '))
  return folded(text)
    .split(' ')
    .every((word) => about.includes(word))
}
