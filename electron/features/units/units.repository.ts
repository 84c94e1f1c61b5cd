import { type Proof, proof, type Unit } from '../../../shared/units/units.ts'
import { unitNumber } from '../../../shared/scan/scan-codes.ts'
import type { Schema } from '../../db/schema.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { dropSearchEntry, putSearchEntry } from '../../db/search-index.ts'

type UnitRow = Schema['unit'] & { judged_by_name: string | null }

function toUnit(row: UnitRow): Unit {
  return {
    id: storedId(row.id),
    number: unitNumber(row.seq),
    serial: row.serial,
    modelId: storedId(row.model_id),
    ownerId: row.owner_id === null ? null : storedId(row.owner_id),
    boughtOn: row.bought_on,
    installedOn: row.installed_on,
    proof: {
      state: proof.shape.state.parse(row.proof_state),
      kind: proof.shape.kind.parse(row.proof_kind),
      number: row.proof_number,
      on: row.proof_on,
      attachmentId: row.proof_attachment_id === null ? null : storedId(row.proof_attachment_id),
      judged:
        row.proof_judged_at === null
          ? null
          : { at: row.proof_judged_at, by: row.judged_by_name ?? '', reason: row.proof_judgement },
    },
    version: row.version,
  }
}

export interface UnitDates {
  boughtOn: string | null
  installedOn: string | null
  proof: Proof
}

const dateColumns = ({ boughtOn, installedOn, proof }: UnitDates) => ({
  bought_on: boughtOn,
  installed_on: installedOn,
  proof_state: proof.state,
  proof_kind: proof.kind,
  proof_number: proof.number,
  proof_on: proof.on,
  proof_attachment_id: proof.attachmentId,
})

const selectUnits = (db: ReadDb) =>
  db
    .selectFrom('unit')
    .leftJoin('staff', 'staff.id', 'unit.proof_judged_by')
    .selectAll('unit')
    .select('staff.name as judged_by_name')

export async function findUnit(db: ReadDb, id: string): Promise<Unit | null> {
  const row = await selectUnits(db).where('unit.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toUnit(row)
}

/** The unit with this serial, `key` as `normalSerial` writes it. */
export async function findUnitBySerialKey(db: ReadDb, key: string): Promise<Unit | null> {
  if (key === '') return null
  const row = await selectUnits(db).where('unit.serial_key', '=', key).executeTakeFirst()
  return row === undefined ? null : toUnit(row)
}

export async function insertUnit(
  db: WriteDb,
  unit: Unit,
  stored: { seq: number; serialKey: string | null; createdAt: string },
): Promise<void> {
  const row = db
    .insertInto('unit')
    .values({
      id: unit.id,
      seq: stored.seq,
      model_id: unit.modelId,
      serial: unit.serial,
      serial_key: stored.serialKey,
      owner_id: unit.ownerId,
      ...dateColumns(unit),
      created_at: stored.createdAt,
      version: unit.version,
    })
    .execute()
  await Promise.all([row, unit.serial !== null && putSearchEntry(db, 'unit', unit.id, [unit.serial, stored.serialKey])])
}

/** Keeps the new dates and counts the version up; false when the record is no longer at `version`. */
export async function updateUnitDates(db: WriteDb, id: string, version: number, dates: UnitDates): Promise<boolean> {
  const result = await db
    .updateTable('unit')
    .set({
      ...dateColumns(dates),
      ...(dates.proof.judged === null ? { proof_judged_at: null, proof_judged_by: null, proof_judgement: null } : {}),
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Keeps what somebody said of the proof and counts the version up; false when the record is no longer at `version`. */
export async function updateProofJudgement(
  db: WriteDb,
  id: string,
  version: number,
  judged: { state: Proof['state']; at: string; byId: string; reason: string | null },
): Promise<boolean> {
  const result = await db
    .updateTable('unit')
    .set({
      proof_state: judged.state,
      proof_judged_at: judged.at,
      proof_judged_by: judged.byId,
      proof_judgement: judged.reason,
      version: version + 1,
    })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export async function updateUnitOwner(db: WriteDb, id: string, ownerId: string): Promise<void> {
  await db
    .updateTable('unit')
    .set((set) => ({ owner_id: ownerId, version: set('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Takes a unit out of the store that no job is of and that was never here; false when there is something. */
export async function deleteUnusedUnit(db: WriteDb, id: string): Promise<boolean> {
  const [used, held] = await Promise.all([
    db.selectFrom('job').select('id').where('unit_id', '=', id).limit(1).executeTakeFirst(),
    db.selectFrom('custody_now').select('unit_id').where('unit_id', '=', id).executeTakeFirst(),
  ])
  if (used !== undefined || held !== undefined) return false
  await dropSearchEntry(db, 'unit', id)
  await db.deleteFrom('unit').where('id', '=', id).execute()
  return true
}
