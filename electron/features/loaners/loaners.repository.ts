import { z } from 'zod'
import type { Loaner, LoanerFields } from '../../../shared/loaners/loaners.ts'
import { loanerNumber } from '../../../shared/scan/scan-codes.ts'
import { normalSerial } from '../../../shared/units/units.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'
import type { LoanerTable } from '../../db/tables/loaners.ts'
import { storedId, storedJson } from '../../db/stored.ts'
import { nextNumber } from '../../work/work.repository.ts'

/** A loaner as its row has it; who has it, its loans say. */
export type LoanerRecord = Omit<Loaner, 'loan'>

const names = z.array(z.string())

const toLoaner = (row: LoanerTable): LoanerRecord => ({
  id: storedId(row.id),
  number: loanerNumber(row.seq),
  model: row.model,
  serial: row.serial,
  accessories: storedJson(names, row.accessories),
  condition: row.condition,
  outOfUse: row.out_of_use,
  version: row.version,
})

export async function listLoaners(db: ReadDb): Promise<LoanerRecord[]> {
  return (await db.selectFrom('loaner').selectAll().orderBy('seq').execute()).map(toLoaner)
}

export async function findLoaner(
  db: ReadDb,
  by: { id: string } | { seq: number } | { serial: string },
): Promise<LoanerRecord | null> {
  const loaners = db.selectFrom('loaner').selectAll()
  const query =
    'id' in by
      ? loaners.where('id', '=', by.id)
      : 'seq' in by
        ? loaners.where('seq', '=', by.seq)
        : loaners.where('serial_key', '=', normalSerial(by.serial))
  const row = await query.executeTakeFirst()
  return row === undefined ? null : toLoaner(row)
}

/** A loaner for a use case that changes it or who has it: whoever else wants it waits, and then sees what became of it. */
export async function takeLoaner(db: WriteDb, id: string): Promise<LoanerRecord | null> {
  if (needsRowLocks(db)) await db.selectFrom('loaner').select('id').where('id', '=', id).forUpdate().execute()
  return findLoaner(db, { id })
}

const columnsOf = ({ model, serial, accessories, condition, outOfUse }: LoanerFields) => ({
  model,
  serial,
  serial_key: serial === null ? null : normalSerial(serial),
  accessories: JSON.stringify(accessories),
  condition,
  out_of_use: outOfUse,
})

export async function insertLoaner(db: WriteDb, id: string, fields: LoanerFields): Promise<void> {
  const seq = await nextNumber(db, 'loaner')
  await db
    .insertInto('loaner')
    .values({ id, seq, ...columnsOf(fields), version: 1 })
    .execute()
}

/** Keeps the new fields of a loaner that was taken, and counts its version up. */
export async function updateLoaner(db: WriteDb, { id, version }: LoanerRecord, fields: LoanerFields): Promise<void> {
  await db
    .updateTable('loaner')
    .set({ ...columnsOf(fields), version: version + 1 })
    .where('id', '=', id)
    .execute()
}
