import type { Selectable } from 'kysely'
import { type DepotSettings, depotSettings } from '../../../shared/depot/depot.ts'
import type { Schema } from '../../db/schema.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { flag } from '../../db/stored.ts'

/** There is one depot a store. */
const ID = 'depot'

export interface StoredDepot {
  settings: DepotSettings
  isSample: boolean
  version: number
}

function toDepot(row: Selectable<Schema['depot']>): StoredDepot {
  return {
    settings: {
      name: row.name,
      address: row.address,
      phone: row.phone,
      email: row.email,
      language: depotSettings.shape.language.parse(row.language),
      currency: depotSettings.shape.currency.parse(row.currency),
      timeZone: row.time_zone,
      repairWarrantyDays: row.repair_warranty_days,
      defaultTurnaroundDays: row.default_turnaround_days,
      taxPoints: row.tax_points,
      planValidDays: row.plan_valid_days,
      priceTolerance: row.price_tolerance,
      dateToleranceDays: row.date_tolerance_days,
      linkHours: row.link_hours,
      publicAddress: row.public_address,
    },
    isSample: row.is_sample === 1,
    version: row.version,
  }
}

/** Null also before there is a depot. */
export async function readPublicAddress(db: ReadDb): Promise<string | null> {
  const row = await db.selectFrom('depot').select('public_address').executeTakeFirst()
  return row?.public_address ?? null
}

const toColumns = (settings: DepotSettings) => ({
  name: settings.name,
  address: settings.address,
  phone: settings.phone,
  email: settings.email,
  language: settings.language,
  currency: settings.currency,
  time_zone: settings.timeZone,
  repair_warranty_days: settings.repairWarrantyDays,
  default_turnaround_days: settings.defaultTurnaroundDays,
  tax_points: settings.taxPoints,
  plan_valid_days: settings.planValidDays,
  price_tolerance: settings.priceTolerance,
  date_tolerance_days: settings.dateToleranceDays,
  link_hours: settings.linkHours,
  public_address: settings.publicAddress,
})

/** Null until the depot is set up. */
export async function findDepot(db: ReadDb): Promise<StoredDepot | null> {
  const row = await db.selectFrom('depot').selectAll().executeTakeFirst()
  return row === undefined ? null : toDepot(row)
}

export async function isSetUp(db: ReadDb): Promise<boolean> {
  return (await db.selectFrom('depot').select('id').executeTakeFirst()) !== undefined
}

/** Sets the depot up; false when somebody was quicker. */
export async function insertDepot(db: WriteDb, settings: DepotSettings, isSample: boolean): Promise<boolean> {
  const result = await db
    .insertInto('depot')
    .values({ id: ID, is_sample: flag(isSample), ...toColumns(settings), version: 1 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows ?? 0) > 0
}

/** Keeps the new settings and counts the version up; false when they are no longer at `version`. */
export async function updateDepotSettings(db: WriteDb, version: number, settings: DepotSettings): Promise<boolean> {
  const result = await db
    .updateTable('depot')
    .set({ ...toColumns(settings), version: version + 1 })
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}
