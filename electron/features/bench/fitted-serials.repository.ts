import type { ReadDb } from '../../db/store.ts'

/** The bin in which a serial lies, and whether it is anywhere in the house. */
export async function placeOfLot(db: ReadDb, lotId: string): Promise<{ binId: string | null; isHere: boolean }> {
  const [inBin, inHand] = await Promise.all([
    db.selectFrom('lot_stock').select('bin_id').where('lot_id', '=', lotId).where('on_hand', '>', 0).executeTakeFirst(),
    db.selectFrom('lot_picked').select('lot_id').where('lot_id', '=', lotId).where('quantity', '>', 0).executeTakeFirst(),
  ])
  return { binId: inBin?.bin_id ?? null, isHere: inBin !== undefined || inHand !== undefined }
}

/** Whether the last that the ledger has of a serial is that a job took it: fitted, or put right as fitted. */
export async function isFittedByLedger(db: ReadDb, partId: string, lotId: string): Promise<boolean> {
  const last = await db
    .selectFrom('movement')
    .select(['kind', 'job_id', 'to_bin_id'])
    .where('part_id', '=', partId)
    .where('lot_id', '=', lotId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last === undefined || last.job_id === null || last.to_bin_id !== null) return false
  return last.kind === 'fit' || last.kind === 'adjust'
}

/** Of each fitted piece of a part that is tracked by serial: the one it was picked as, and all that its log said of it, last what holds. */
export async function listSerialsSaid(db: ReadDb, partId: string): Promise<{ id: string; serials: string[] }[]> {
  const rows = await db
    .selectFrom('repair_part')
    .innerJoin('lot', 'lot.id', 'repair_part.lot_id')
    .leftJoin('repair_part_restated as said', 'said.repair_part_id', 'repair_part.id')
    .select(['repair_part.id', 'lot.number', 'said.new_serial'])
    .where('repair_part.part_id', '=', partId)
    // By the index of the jobs that took one.
    .where('repair_part.job_id', 'in', (jobs) =>
      jobs
        .selectFrom('movement')
        .select('movement.job_id')
        .$narrowType<{ job_id: string }>()
        .where('movement.part_id', '=', partId)
        .where('movement.kind', '=', 'fit'),
    )
    .orderBy('said.seq')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id)].map(([id, said]) => ({
    id,
    serials: [...said.slice(0, 1).map(({ number }) => number), ...said.flatMap(({ new_serial }) => new_serial ?? [])],
  }))
}
