import type { RepairEntry } from '../../../shared/jobs/jobs.ts'
import type { RepairPartId } from '../../../shared/kernel/ids.ts'
import { oldFate } from '../../../shared/stock/fitting.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'

/** The repair log, oldest first, each entry with its parts and photos. */
export async function listRepairEntries(db: ReadDb, jobId: string): Promise<RepairEntry[]> {
  const [entries, parts, restated, photos] = await Promise.all([
    listEntryRows(db, jobId),
    listRepairParts(db, jobId),
    listRestatedParts(db, jobId),
    listEntryPhotos(db, jobId),
  ])
  return entries.map((row) => ({
    id: storedId(row.id),
    at: row.at,
    by: row.by_name,
    found: row.found,
    done: row.done,
    minutes: row.minutes,
    isTimed: row.is_timed === 1,
    corrects: row.corrects_id === null ? null : storedId(row.corrects_id),
    parts: parts.filter((part) => part.entryId === row.id).map(({ entryId: _, ...part }) => part),
    restated: restated.filter((part) => part.entryId === row.id).map(({ entryId: _, ...part }) => part),
    photos: photos.filter((photo) => photo.entry_id === row.id).map((photo) => storedId(photo.id)),
  }))
}

function listEntryRows(db: ReadDb, jobId: string) {
  return db
    .selectFrom('repair_entry')
    .innerJoin('staff', 'staff.id', 'repair_entry.by_id')
    .selectAll('repair_entry')
    .select('staff.name as by_name')
    .where('repair_entry.job_id', '=', jobId)
    .orderBy('repair_entry.at')
    .orderBy('repair_entry.id')
    .execute()
}

async function listRepairParts(db: ReadDb, jobId: string) {
  const rows = await db
    .selectFrom('repair_part')
    .innerJoin('part', 'part.id', 'repair_part.part_id')
    .select([
      'repair_part.id',
      'repair_part.entry_id',
      'part.sku',
      'part.name_en',
      'part.name_zh',
      'repair_part.quantity',
      'repair_part.old_serial',
      'repair_part.new_serial',
      'repair_part.old_fate',
    ])
    .where('repair_part.job_id', '=', jobId)
    .orderBy('repair_part.id')
    .execute()
  return rows.map((row) => ({
    id: storedId<RepairPartId>(row.id),
    entryId: row.entry_id,
    sku: row.sku,
    name: { en: row.name_en, 'zh-CN': row.name_zh },
    quantity: row.quantity,
    oldSerial: row.old_serial,
    newSerial: row.new_serial,
    oldFate: oldFate.nullable().parse(row.old_fate),
  }))
}

/** What corrections say anew of parts, in the order in which it was said. */
async function listRestatedParts(db: ReadDb, jobId: string) {
  const rows = await db
    .selectFrom('repair_part_restated')
    .innerJoin('repair_part', 'repair_part.id', 'repair_part_restated.repair_part_id')
    .selectAll('repair_part_restated')
    .where('repair_part.job_id', '=', jobId)
    .orderBy('repair_part_restated.seq')
    .execute()
  return rows.map((row) => ({
    id: storedId<RepairPartId>(row.repair_part_id),
    entryId: row.entry_id,
    oldSerial: row.old_serial,
    newSerial: row.new_serial,
    oldFate: oldFate.parse(row.old_fate),
  }))
}

async function listEntryPhotos(db: ReadDb, jobId: string) {
  return db
    .selectFrom('attachment')
    .select(['id', 'entry_id'])
    .where('job_id', '=', jobId)
    .where('entry_id', 'is not', null)
    .execute()
}
