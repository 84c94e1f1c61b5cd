import { folded } from '../../../shared/kernel/fold.ts'
import { type Bin, type BinFields, binKind } from '../../../shared/stock/bins.ts'
import { binNumber } from '../../../shared/scan/scan-codes.ts'
import { needsRowLocks, type ReadDb, type WriteDb } from '../../db/store.ts'
import { flag, storedId } from '../../db/stored.ts'
import { nextNumber } from '../../work/work.repository.ts'

/** One form of a bin's code for "is this taken". */
export const binKey = (code: string): string => folded(code).replaceAll(' ', '')

const selectBins = (db: ReadDb) =>
  db
    .selectFrom('bin')
    .leftJoin('staff as keeper', 'keeper.id', 'bin.keeper_id')
    .selectAll('bin')
    .select('keeper.name as keeper_name')
    .select((select) =>
      select
        .selectFrom('bin_stock')
        .select((sum) => sum.fn.sum<number | null>('on_hand').as('pieces'))
        .whereRef('bin_stock.bin_id', '=', 'bin.id')
        .as('pieces'),
    )

type BinRow = Awaited<ReturnType<ReturnType<typeof selectBins>['execute']>>[number]

const toBin = (row: BinRow): Bin => ({
  id: storedId(row.id),
  number: binNumber(row.seq),
  code: row.code,
  name: row.name,
  kind: binKind.parse(row.kind),
  keeperId: row.keeper_id === null ? null : storedId(row.keeper_id),
  keeper: row.keeper_name,
  isActive: row.is_active === 1,
  pieces: row.pieces ?? 0,
  version: row.version,
})

/** Every bin, those in use first, by code. */
export async function listBins(db: ReadDb): Promise<Bin[]> {
  const rows = await selectBins(db).orderBy('bin.is_active', 'desc').orderBy('bin.code_key').execute()
  return rows.map(toBin)
}

export async function findBin(db: ReadDb, id: string): Promise<Bin | null> {
  const row = await selectBins(db).where('bin.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toBin(row)
}

/** Takes a bin for a change of what it is: pieces that move into it or out of it meanwhile are waited for, and seen then. */
export async function lockBin(db: WriteDb, id: string): Promise<void> {
  if (needsRowLocks(db)) await db.selectFrom('bin').select('id').where('id', '=', id).forUpdate().execute()
}

/** The bin with the sequence of its number; null when there is none. */
export async function findBinBySeq(db: ReadDb, seq: number): Promise<Bin | null> {
  const row = await selectBins(db).where('bin.seq', '=', seq).executeTakeFirst()
  return row === undefined ? null : toBin(row)
}

export async function findBinIdByCode(db: ReadDb, code: string): Promise<string | null> {
  const row = await db.selectFrom('bin').select('id').where('code_key', '=', binKey(code)).executeTakeFirst()
  return row?.id ?? null
}

const columnsOf = ({ code, name, kind, keeperId }: BinFields) => ({
  code,
  code_key: binKey(code),
  name,
  kind,
  keeper_id: keeperId,
})

export async function insertBin(db: WriteDb, id: string, fields: BinFields): Promise<void> {
  const seq = await nextNumber(db, 'bin')
  await db
    .insertInto('bin')
    .values({ id, seq, ...columnsOf(fields), is_active: 1, version: 1 })
    .execute()
}

/** Keeps the new fields and counts the version up; false when the record is no longer at `version`. */
export async function updateBin(
  db: WriteDb,
  id: string,
  version: number,
  { isActive, ...fields }: BinFields & { isActive: boolean },
): Promise<boolean> {
  const result = await db
    .updateTable('bin')
    .set({ ...columnsOf(fields), is_active: flag(isActive), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

const selectCounts = (db: ReadDb) =>
  db
    .selectFrom('stocktake_bin')
    .innerJoin('stocktake', 'stocktake.id', 'stocktake_bin.stocktake_id')
    .select(['stocktake.seq', 'stocktake_bin.bin_id'])
    .where('stocktake_bin.is_open', '=', 1)
    .where('stocktake_bin.state', 'in', ['counting', 'counted'])

/** The number of the open stocktake by whose count a bin is being put right; null while it is in none, or not counted in it yet. */
export async function findCountOfBin(db: ReadDb, binId: string): Promise<number | null> {
  return (await selectCounts(db).where('stocktake_bin.bin_id', '=', binId).executeTakeFirst())?.seq ?? null
}

/** The same of every bin that is being put right by a count. */
export async function mapCountsOfBins(db: ReadDb): Promise<Map<string, number>> {
  return new Map((await selectCounts(db).execute()).map(({ bin_id, seq }) => [bin_id, seq]))
}
