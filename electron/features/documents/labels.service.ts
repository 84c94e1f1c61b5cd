import { z } from 'zod'
import { role } from '../../../shared/kernel/permissions.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import type { PrinterDpi } from '../../../shared/labels/label-layout.ts'
import { parseScan } from '../../../shared/scan/scan-codes.ts'
import { benchCommands } from '../../../shared/scan/scan-tokens.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedJson } from '../../db/stored.ts'
import { labelZpl } from '../../devices/label-raster.ts'
import { listPlaces } from '../custody/places.repository.ts'
import { findModel } from '../catalogue/catalogue.repository.ts'
import { drawLabels, type LabelDesk } from '../labels/draw-labels.service.ts'
import {
  accessoryOrders,
  badgeOrder,
  binOrder,
  commandOrder,
  jobOrder,
  type LabelOrder,
  partOrder,
  unitOrder,
} from '../labels/label-orders.ts'
import { listLoaners } from '../loaners/loaners.repository.ts'
import { findPart } from '../parts/parts.repository.ts'
import { listBins } from '../stock/bins.repository.ts'
import { findUnit } from '../units/units.repository.ts'
import { type Desk, numbersOfJob, readJobs } from './desk.ts'
import { isHere } from './document-data.ts'
import { findStaffForBadge, readDepotHead } from './documents.repository.ts'
import { type DrawnDocument, labelPages } from './render-document.tsx'

/** Labels are read in the depot, so they speak its language unless their layout says otherwise, or another is asked for. */
const labelDesk = ({ db, asked, depot, loaded }: Pick<Desk, 'db' | 'asked' | 'depot' | 'loaded'>): LabelDesk => ({
  db,
  asked,
  loaded,
  depot: { name: depot.head.name, phone: depot.head.phone, language: depot.language },
})

async function printed(desk: Desk, orders: readonly LabelOrder[]): Promise<Outcome<DrawnDocument>> {
  const drawn = await drawLabels(labelDesk(desk), orders)
  if (drawn.kind !== 'done') return drawn
  const { labels, language, title } = drawn.value
  return done(labelPages(labels, language, title, desk.loaded?.dpi))
}

/** The job label in the printer's language. */
export async function drawZpl(db: ReadDb, jobId: string, dpi: PrinterDpi): Promise<Outcome<{ zpl: string }>> {
  const depot = await readDepotHead(db)
  const [job] = await readJobs(db, await numbersOfJob(db, jobId))
  if (job === undefined) return missing
  const drawn = await drawLabels(labelDesk({ db, asked: null, depot, loaded: null }), [jobOrder(job, depot.timeZone)])
  if (drawn.kind !== 'done') return drawn
  const zpl = await Promise.all(drawn.value.labels.map((label) => labelZpl(label, dpi)))
  return done({ zpl: zpl.join('') })
}

/** The labels of jobs that are here: the job's own, one tag for each accessory, or both, job by job. */
export async function drawJobLabels(
  desk: Desk,
  numbers: string[],
  which: readonly ('job' | 'accessories')[],
): Promise<Outcome<DrawnDocument>> {
  const files = await readJobs(desk.db, numbers)
  const jobs = files.filter(isHere)
  if (jobs.length === 0 && files.length > 0) return refuse('not-arrived-yet')
  const orders = jobs.flatMap((job) => [
    ...(which.includes('job') ? [jobOrder(job, desk.depot.timeZone)] : []),
    ...(which.includes('accessories') ? accessoryOrders(job) : []),
  ])
  return printed(desk, orders)
}

/** The label that stays on a unit. */
export async function drawUnitLabel(desk: Desk, unitId: string): Promise<Outcome<DrawnDocument>> {
  const unit = await findUnit(desk.db, unitId)
  const model = unit && (await findModel(desk.db, unit.modelId))
  if (unit === null || model === null) return missing
  const { number, serial } = unit
  return printed(desk, [unitOrder({ number, serial, model: `${model.brand} ${model.name}` }, labelDesk(desk).depot)])
}

/** The labels of loaners, in the order asked. */
export async function drawLoanerLabels(desk: Desk, loanerIds: readonly string[]): Promise<Outcome<DrawnDocument>> {
  const { depot } = labelDesk(desk)
  const loaners = new Map((await listLoaners(desk.db)).map((loaner): [string, typeof loaner] => [loaner.id, loaner]))
  return printed(
    desk,
    loanerIds.flatMap((id) => loaners.get(id) ?? []).map((loaner) => unitOrder(loaner, depot, 'loaner')),
  )
}

/** The label for a part's box. */
export async function drawPartLabel(desk: Desk, partId: string): Promise<Outcome<DrawnDocument>> {
  const part = await findPart(desk.db, 'id', partId)
  return part === null ? missing : printed(desk, [partOrder(part)])
}

/** The labels of bins, in the order of their codes. */
export async function drawBinLabels(desk: Desk, binIds: readonly string[]): Promise<Outcome<DrawnDocument>> {
  const bins = (await listBins(desk.db)).filter(({ id }) => binIds.includes(id))
  return printed(desk, bins.map(binOrder))
}

/** Every command of the bench as a label of its own, for benches that have no room for the sheet. */
export async function drawCommandLabels(desk: Desk): Promise<Outcome<DrawnDocument>> {
  return printed(
    desk,
    benchCommands.map(({ command }) => commandOrder(command)),
  )
}

/** The labels of places where units stand, in the order asked; they look like those of bins. */
export async function drawPlaceLabels(desk: Desk, placeIds: readonly string[]): Promise<Outcome<DrawnDocument>> {
  const places = new Map((await listPlaces(desk.db)).map((place): [string, typeof place] => [place.id, place]))
  return printed(desk, placeIds.flatMap((id) => places.get(id) ?? []).map(binOrder))
}

/** A badge to sign in with; its secret is known to whoever asks alone, the store has its hash. */
export async function drawBadge(desk: Desk, staffId: string, code: string): Promise<Outcome<DrawnDocument>> {
  const staff = await findStaffForBadge(desk.db, staffId)
  if (staff === undefined) return missing
  if (parseScan(code).kind !== 'badge') return refuse('unknown-code')
  const roles = storedJson(z.array(role), staff.roles)
  return printed(desk, [badgeOrder({ name: staff.name, roles }, code, desk.depot.head.name)])
}
