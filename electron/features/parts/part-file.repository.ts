import { sql } from 'kysely'
import { shortOf } from '../../../shared/job-parts/job-parts.ts'
import { stage } from '../../../shared/jobs/stages.ts'
import type { JobOfPart, PartFile, PartSummary } from '../../../shared/parts/parts.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import { lotKey } from '../../../shared/stock/lots.ts'
import { barcodeKey } from '../../../shared/parts/barcodes.ts'
import { makerNumberKey } from '../../../shared/parts/parts.ts'
import { CLOSED } from '../../db/literals.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import { selectSummaries, toSummary } from './parts.repository.ts'

export async function listModelsOfPart(db: ReadDb, partId: string): Promise<PartFile['models']> {
  const rows = await db
    .selectFrom('part_model')
    .innerJoin('model', 'model.id', 'part_model.model_id')
    .select(['model.id', 'model.brand', 'model.name'])
    .where('part_model.part_id', '=', partId)
    .orderBy('model.name_key')
    .execute()
  return rows.map(({ id, brand, name }) => ({ id: storedId(id), brand, name }))
}

/** Parts that this one may stand in for, by SKU. */
export async function listStandsInFor(db: ReadDb, partId: string): Promise<PartSummary[]> {
  const rows = await selectSummaries(db)
    .innerJoin('part_substitute', 'part_substitute.part_id', 'part.id')
    .where('part_substitute.substitute_id', '=', partId)
    .orderBy('part.sku')
    .execute()
  return rows.map(toSummary)
}

const selectNeeds = (db: ReadDb, partId: string) =>
  db
    .selectFrom('job_part')
    .innerJoin('job', 'job.id', 'job_part.job_id')
    .select(['job.id', 'job.seq', 'job.stage', 'job_part.wanted', 'job_part.reserved', 'job_part.picked'])
    .select(['job_part.fitted', 'job_part.at'])
    .where('job_part.part_id', '=', partId)

type NeedRow = Awaited<ReturnType<ReturnType<typeof selectNeeds>['execute']>>[number]

const toJobOfPart = (row: NeedRow): JobOfPart => ({
  jobId: storedId(row.id),
  number: jobNumber(row.seq),
  stage: stage.parse(row.stage),
  wanted: row.wanted,
  reserved: row.reserved,
  picked: row.picked,
  fitted: row.fitted,
  short: row.stage === 'closed' ? 0 : shortOf(row),
  at: row.at,
})

/** Open jobs that still want pieces, the oldest need first. */
export async function listWaitingJobs(db: ReadDb, partId: string, limit: number): Promise<JobOfPart[]> {
  const rows = await selectNeeds(db, partId)
    .where('job.stage', '<>', CLOSED)
    .where(sql<boolean>`job_part.wanted > job_part.fitted`)
    .orderBy('job_part.id')
    .limit(limit)
    .execute()
  return rows.map(toJobOfPart)
}

/** Jobs that pieces were fitted for, the newest need first. */
export async function listUsedJobs(db: ReadDb, partId: string, limit: number): Promise<JobOfPart[]> {
  const rows = await selectNeeds(db, partId)
    .where(sql<boolean>`job_part.fitted > 0`)
    .orderBy('job_part.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toJobOfPart)
}

/** Several makers may use one number, and several parts one serial: more than a handful is no answer. */
const MOST_MEANT = 5

/** The part of a barcode that a maker or a supplier printed. */
export async function findByBarcode(db: ReadDb, code: string): Promise<PartSummary[]> {
  const rows = await selectSummaries(db)
    .innerJoin('part_barcode', 'part_barcode.part_id', 'part.id')
    .where('part_barcode.code_key', '=', barcodeKey(code))
    .execute()
  return rows.map(toSummary)
}

export async function findByMakerNumber(db: ReadDb, text: string): Promise<PartSummary[]> {
  const rows = await selectSummaries(db)
    .where('part.maker_number_key', 'is not', null)
    .where('part.maker_number_key', '=', makerNumberKey(text))
    .orderBy('part.is_active', 'desc')
    .orderBy('part.sku')
    .limit(MOST_MEANT)
    .execute()
  return rows.map(toSummary)
}

export async function findPartBy(db: ReadDb, column: 'part.sku' | 'part.seq', value: string | number): Promise<PartSummary[]> {
  return (await selectSummaries(db).where(column, '=', value).execute()).map(toSummary)
}

/** Parts of which the depot has, or had, a batch or a piece under this number. */
export async function findByLot(db: ReadDb, number: string): Promise<{ part: PartSummary; lot: string }[]> {
  const rows = await selectSummaries(db)
    .innerJoin('lot', 'lot.part_id', 'part.id')
    .select('lot.number as lot_number')
    .where('lot.number_key', '=', lotKey(number))
    .orderBy('part.sku')
    .limit(MOST_MEANT)
    .execute()
  return rows.map((row) => ({ part: toSummary(row), lot: row.lot_number }))
}
