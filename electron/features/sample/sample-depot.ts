import { EMPTY_TEMPLATE } from '../../../shared/documents/templates.ts'
import type { BinId, CustomerId, ModelId, PartId } from '../../../shared/kernel/ids.ts'
import { permissionsOf } from '../../../shared/kernel/permissions.ts'
import { done } from '../../../shared/kernel/refusal.ts'
import { type Language, wording } from '../../../shared/kernel/text.ts'
import type { Part } from '../../../shared/parts/parts.ts'
import { badgeAlphabet } from '../../../shared/scan/scan-tokens.ts'
import type { Core } from '../../work/core.ts'
import { type Actor, type Caller, runWork, type Work } from '../../work/work.ts'
import { createPart, updatePart } from '../parts/parts.service.ts'
import { addBin } from '../stock/bins.service.ts'
import { createModel } from '../catalogue/catalogue.service.ts'
import { createCustomer } from '../customers/customers.service.ts'
import { sealPin, type SealedPin } from '../staff/pin-hash.ts'
import { insertTemplate } from '../documents/templates.repository.ts'
import { createStaff, issueBadge } from '../staff/staff.service.ts'
import { insertDepot } from '../depot/depot.repository.ts'
import { ANNOUNCED_JOBS, planArrivals } from './sample-arrivals.ts'
import { readSampleContent, type SampleContent } from './sample-content.ts'
import { drawBenchPhoto, drawSignature } from './sample-pictures.ts'
import { type PlannedJob, planVisits, type Visit } from './sample-plan.ts'
import { adoptPolicies } from './sample-policies.ts'
import { type Player, playerCore, playerIn, valueOf } from './sample-player.ts'
import { addLoaners, planLoans } from './sample-loaners.ts'
import { planClaims } from './sample-claims.ts'
import { openSuppliers, planPurchasing } from './sample-purchasing.ts'
import { chanceFrom } from './sample-random.ts'
import { planService, REMOTE_JOBS } from './sample-service.ts'
import { openStock } from './sample-stock.ts'
import { playStep } from './sample-steps.ts'
import { type PlayedJob, playVisit } from './sample-visit.ts'

const DAY_MS = 86_400_000
/** The depot opened its doors this many days ago; its first visit came after. */
const AGE_DAYS = 130
const PLAY_SEED = 7
const CALLER: Caller = { actor: null, device: 'sample', procedure: 'depot.openSample' }

/**
 * Fills an empty depot with the sample of `resources/sample`: settings in the given language, staff, catalogue, customers and
 * some 170 jobs, each brought to its stage by the use cases that the screens use, at moments of the last four months. The same depot
 * every time, counted back from now. One transaction: a host that dies half way leaves an empty depot and no half-filled one.
 * Call it on an empty depot only: it throws when there is one already. `onProgress` hears of everything that has happened.
 */
export async function fillSampleDepot(
  core: Core,
  language: Language,
  onProgress: (progress: { done: number; total: number }) => void = () => {},
): Promise<{ jobs: number }> {
  const content = readSampleContent()
  const now = Date.parse(core.clock.now())
  const visits = planVisits(content, now)
  const props = await prepare(core, content)
  await core.store.transact(async (db) => {
    const opening = playerCore(core, db, now - AGE_DAYS * DAY_MS)
    const cast = valueOf('depot', await runWork(opening, CALLER, (work) => setTheStage(work, content, language, props.sealedPin)))
    const arrivals = planArrivals(content, now)
    const player = playerIn(core, db, { content, ...props, ...cast })
    await openSuppliers(player, now - AGE_DAYS * DAY_MS)
    await openStock(player, now - AGE_DAYS * DAY_MS)
    await adoptPolicies(player, now - AGE_DAYS * DAY_MS)
    const desks = [...planService(now), ...planPurchasing(now), ...planClaims(now)]
    const played = new Map<PlannedJob, PlayedJob>()
    const loans = planLoans(visits, played)
    await playAll(player, [...happeningsOf(visits), ...arrivals, ...desks, ...loans], played, onProgress)
  })
  await runWork(core, CALLER, async (work) => {
    work.touch('depot', 'depot')
    return done(null)
  })
  return { jobs: visits.reduce((sum, visit) => sum + visit.jobs.length, ANNOUNCED_JOBS + REMOTE_JOBS) }
}

/** What takes a processor's time and no store: everybody's PIN, and the pictures that are used over and over. */
async function prepare(core: Core, content: SampleContent) {
  const chance = chanceFrom(PLAY_SEED)
  const [sealedPin, signatures, photos] = await Promise.all([
    sealPin(content.staff.pin, core.pinCostLog2, core.random.id()),
    Promise.all(Array.from({ length: 4 }, () => drawSignature(chance))),
    Promise.all(Array.from({ length: 4 }, () => drawBenchPhoto(chance))),
  ])
  return { chance, sealedPin, signatures, photos }
}

/** The depot, its people, catalogue and customers, as they were on its first day. */
async function setTheStage(work: Work, content: SampleContent, language: Language, sealedPin: SealedPin) {
  await openDepot(work, content, language)
  const people = await addStaff(work, content, sealedPin)
  const models = await addModels(work, content)
  await addLoaners(work, content, language)
  return done({
    people,
    models,
    bins: await addBins(work, content, language, people),
    parts: await addParts(work, content, models),
    customers: await addCustomers(work, content),
  })
}

async function openDepot(work: Work, { depot }: SampleContent, language: Language): Promise<void> {
  const { name, address, slipTerms, shelves: _onlyForJobs, language: _ofTheCaller, ...settings } = depot
  const inWords = { name: wording(name, language), address: wording(address, language) }
  const isFirst = await insertDepot(work.db, { ...settings, ...inWords, language }, true)
  if (!isFirst) throw new Error('the sample depot was to be put into a depot that is in use')
  const body = { ...EMPTY_TEMPLATE, terms: slipTerms }
  const first = { paper: 'rma-slips', number: 1, body, note: null, madeAt: work.now, madeBy: null } as const
  await insertTemplate(work.db, { ...first, id: work.newId() })
}

async function addStaff(work: Work, { staff }: SampleContent, sealedPin: SealedPin): Promise<Map<string, Actor>> {
  const people = new Map<string, Actor>()
  for (const { key, name, roles, badge } of staff.members) {
    const member = valueOf('staff', await createStaff(work, { name, roles, sealedPin }))
    // The badge's letters instead of random ones: the sign-in page of the sample shows one of these badges.
    const random = { ...work.random, bytes: () => Uint8Array.from(badge, (letter) => badgeAlphabet.indexOf(letter)) }
    valueOf('badge', await issueBadge({ ...work, random }, { staffId: member.id, version: member.version }))
    people.set(key, { id: member.id, name, roles, permissions: permissionsOf(roles) })
  }
  return people
}

async function addModels(work: Work, { models }: SampleContent): Promise<Map<string, ModelId>> {
  const ids = new Map<string, ModelId>()
  for (const { key, serialPattern: _onlyForUnits, ...fields } of models) {
    ids.set(key, valueOf('model', await createModel(work, fields)).id)
  }
  return ids
}

async function addBins(
  work: Work,
  { bins }: SampleContent,
  language: Language,
  people: ReadonlyMap<string, Actor>,
): Promise<Map<string, BinId>> {
  const ids = new Map<string, BinId>()
  for (const { code, name, kind, keeper } of bins) {
    const keeperId = keeper === null ? null : (people.get(keeper)?.id ?? null)
    ids.set(code, valueOf('bin', await addBin(work, { code, name: wording(name, language), kind, keeperId })).id)
  }
  return ids
}

/** The catalogue of parts; what may stand in for another is said once all are there. */
async function addParts(
  work: Work,
  { parts }: SampleContent,
  models: ReadonlyMap<string, ModelId>,
): Promise<Map<string, PartId>> {
  const added = new Map<string, Part>()
  for (const { fits, substitutes: _afterwards, opening: _ofTheLedger, ...fields } of parts) {
    const modelIds = fits.flatMap((model) => models.get(model) ?? [])
    added.set(fields.sku, valueOf('part', await createPart(work, { ...fields, modelIds, substituteIds: [] })))
  }
  for (const { sku, substitutes } of parts) {
    const part = added.get(sku)
    if (part === undefined || substitutes.length === 0) continue
    const substituteIds = substitutes.flatMap((other) => added.get(other)?.id ?? [])
    valueOf('part', await updatePart(work, { ...part, substituteIds, partId: part.id }))
  }
  return new Map([...added].map(([sku, { id }]) => [sku, id]))
}

async function addCustomers(work: Work, { customers }: SampleContent): Promise<Map<string, CustomerId>> {
  const ids = new Map<string, CustomerId>()
  for (const { owns: _onlyForVisits, ...fields } of customers) {
    ids.set(fields.name, valueOf('customer', await createCustomer(work, { ...fields, evenIfPhoneKnown: false })).id)
  }
  return ids
}

/** One thing that happened, at its moment. */
type Happening =
  | ReturnType<typeof planArrivals>[number]
  | { at: number; visit: Visit }
  | { at: number; plan: PlannedJob; place: number }

const happeningsOf = (visits: readonly Visit[]): Happening[] =>
  visits.flatMap((visit): Happening[] => [
    { at: visit.at, visit },
    ...visit.jobs.flatMap((plan) => plan.steps.map(({ at }, place) => ({ at, plan, place }))),
  ])

/** Plays everything in the order in which it happened, so that numbers, events and audit are in order too. `played` fills as it goes. */
async function playAll(
  player: Player,
  unordered: readonly Happening[],
  played: Map<PlannedJob, PlayedJob>,
  onProgress: (progress: { done: number; total: number }) => void,
): Promise<void> {
  const happenings = unordered.toSorted((a, b) => a.at - b.at)
  for (const [done, happening] of happenings.entries()) {
    onProgress({ done, total: happenings.length })
    if ('play' in happening) await happening.play(player)
    else if (!('visit' in happening)) await playOne(player, happening, played)
    else for (const [plan, job] of await playVisit(player, happening.visit, played)) played.set(plan, job)
  }
}

async function playOne(
  player: Player,
  { at, plan, place }: { at: number; plan: PlannedJob; place: number },
  played: ReadonlyMap<PlannedJob, PlayedJob>,
): Promise<void> {
  const [job, step] = [played.get(plan), plan.steps[place]?.step]
  if (job === undefined || step === undefined) throw new Error('a step before its check-in')
  const isAgain = plan.steps.slice(0, place).some(({ step }) => step.kind === 'test' && !step.passed)
  await playStep({ player, plan, job, at, language: job.visit.customer.language, isAgain }, step)
}
