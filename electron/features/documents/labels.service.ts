import { z } from 'zod'
import type { RenderedDocument } from '../../../shared/documents/documents.ts'
import { role } from '../../../shared/kernel/permissions.ts'
import { done, missing, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { jobLabel } from '../../../shared/labels/label-kinds.ts'
import { parseScan, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { wording } from '../../../shared/kernel/text.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedJson } from '../../db/stored.ts'
import { labelZpl } from '../../devices/label-raster.ts'
import { type Desk, localeOf, numbersOfJob, readJobs } from './desk.ts'
import { accessoryLabelsOf, isHere, jobLabelOf } from './document-data.ts'
import { findStaffForBadge, readDepotHead } from './documents.repository.ts'
import { listPlaces } from '../custody/places.repository.ts'
import { findPart } from '../parts/parts.repository.ts'
import { listBins } from '../stock/bins.repository.ts'
import { renderBinLabels, renderLabels, renderPartLabel, renderStaffBadge } from './render-document.tsx'
import { wordingOf } from './wording.ts'

/** The job label in the printer's language. */
export async function drawZpl(db: ReadDb, jobId: string, dpi: 203 | 300 | 600): Promise<Outcome<{ zpl: string }>> {
  const depot = await readDepotHead(db)
  const [job] = await readJobs(db, await numbersOfJob(db, jobId))
  if (job === undefined) return missing
  const label = jobLabelOf(job, { language: job.customer.language, timeZone: depot.timeZone })
  return done({ zpl: await labelZpl(jobLabel(label, wordingOf(label.language).label), dpi) })
}

/** The labels of jobs that are here: the job's own, one tag for each accessory, or both. */
export async function drawLabels(
  desk: Desk,
  numbers: string[],
  which: readonly ('job' | 'accessories')[],
): Promise<Outcome<RenderedDocument>> {
  const files = await readJobs(desk.db, numbers)
  const jobs = files.filter(isHere)
  if (jobs.length === 0 && files.length > 0) return refuse('not-arrived-yet')
  // Labels are read in the depot, so they speak its language unless another is asked for.
  const locale = localeOf(desk, desk.depot.language)
  const sets = jobs.map((job) => ({
    job: which.includes('job') ? jobLabelOf(job, locale) : null,
    accessories: which.includes('accessories') ? accessoryLabelsOf(job, locale.language) : [],
  }))
  return sets.some((set) => set.job !== null || set.accessories.length > 0) ? done(renderLabels(sets, locale.language)) : missing
}

/** The label for a part's box, in the depot's language unless another is asked for. */
export async function drawPartLabel(desk: Desk, partId: string): Promise<Outcome<RenderedDocument>> {
  const part = await findPart(desk.db, 'id', partId)
  if (part === null) return missing
  const { language } = localeOf(desk, desk.depot.language)
  const names = [wording(part.name, language), wording(part.name, language === 'en' ? 'zh-CN' : 'en')]
  const { number, sku, makerNumber } = part
  return done(
    renderPartLabel({ language, number, codePayload: scanCodeOf(number), sku, names: [...new Set(names)], makerNumber }),
  )
}

/** The labels of bins, in the order asked. */
export async function drawBinLabels(desk: Desk, binIds: readonly string[]): Promise<Outcome<RenderedDocument>> {
  const bins = (await listBins(desk.db)).filter(({ id }) => binIds.includes(id))
  if (bins.length === 0) return missing
  const { language } = localeOf(desk, desk.depot.language)
  const labels = bins.map(({ number, code, name, kind }) => {
    const words = wordingOf(language).binKind[kind]
    return { language, number, codePayload: scanCodeOf(number), code, name, kind: words }
  })
  return done(renderBinLabels(labels, language))
}

/** The labels of places where units stand, in the order asked; they look like those of bins. */
export async function drawPlaceLabels(desk: Desk, placeIds: readonly string[]): Promise<Outcome<RenderedDocument>> {
  const places = (await listPlaces(desk.db)).filter(({ id }) => placeIds.includes(id))
  if (places.length === 0) return missing
  const { language } = localeOf(desk, desk.depot.language)
  const labels = places.map(({ number, code, name, kind }) => {
    const words = wordingOf(language).binKind[kind]
    return { language, number, codePayload: scanCodeOf(number), code, name, kind: words }
  })
  return done(renderBinLabels(labels, language))
}

/** A badge to sign in with; its secret is known to whoever asks alone, the store has its hash. */
export async function drawBadge(desk: Desk, staffId: string, code: string): Promise<Outcome<RenderedDocument>> {
  const staff = await findStaffForBadge(desk.db, staffId)
  if (staff === undefined) return missing
  if (parseScan(code).kind !== 'badge') return refuse('unknown-code')
  const { language } = localeOf(desk, desk.depot.language)
  const roles = storedJson(z.array(role), staff.roles).map((name) => wordingOf(language).role[name])
  return done(renderStaffBadge({ language, depotName: desk.depot.head.name, staffName: staff.name, roles, codePayload: code }))
}
