import { completed, labelDesign, labelKind } from '../../../shared/labels/label-design.ts'
import { type LabelDesign, type LabelKind, labelKinds, usualDesign } from '../../../shared/labels/label-kinds.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedJson } from '../../db/stored.ts'

/** The layout of a kind; `version` is 0 where the depot never changed it. */
export interface StoredLayout {
  kind: LabelKind
  design: LabelDesign
  version: number
}

/** The layout of every kind, in their order. */
export async function listLayouts(db: ReadDb): Promise<StoredLayout[]> {
  const rows = await db.selectFrom('label_layout').selectAll().execute()
  const stored = new Map(rows.map((row) => [labelKind.parse(row.kind), row]))
  return labelKinds.map((kind) => {
    const row = stored.get(kind)
    if (row === undefined) return { kind, design: usualDesign(kind), version: 0 }
    return { kind, design: completed(kind, storedJson(labelDesign, row.design)), version: row.version }
  })
}

/** Keeps a layout as the version after `version`; false when the kind's is no longer at that. */
export async function putLayout(db: WriteDb, { kind, design, version }: StoredLayout): Promise<boolean> {
  const text = JSON.stringify(design)
  if (version === 0) {
    const added = await db
      .insertInto('label_layout')
      .values({ kind, design: text, version: 1 })
      .onConflict((conflict) => conflict.column('kind').doNothing())
      .executeTakeFirst()
    return Number(added.numInsertedOrUpdatedRows ?? 0) > 0
  }
  const changed = await db
    .updateTable('label_layout')
    .set({ design: text, version: version + 1 })
    .where('kind', '=', kind)
    .where('version', '=', version)
    .executeTakeFirst()
  return changed.numUpdatedRows > 0n
}

/** What finds the record of a kind that has this number, or without one the newest, to show a layout with; null where there is none. */
export async function findRecord(
  db: ReadDb,
  kind: 'job' | 'accessory' | 'unit' | 'part' | 'loaner',
  seq: number | null,
): Promise<string | number | null> {
  if (kind === 'accessory') {
    if (seq !== null) return seq
    const row = await db
      .selectFrom('accessory')
      .innerJoin('job', 'job.id', 'accessory.job_id')
      .select('job.seq')
      .orderBy('job.seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.seq ?? null
  }
  const all = db.selectFrom(kind).select(['id', 'seq']).orderBy('seq', 'desc').limit(1)
  const row = await (seq === null ? all : all.where('seq', '=', seq)).executeTakeFirst()
  return (kind === 'unit' ? row?.id : row?.seq) ?? null
}
