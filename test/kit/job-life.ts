import type { JobFile } from '../../shared/jobs/jobs.ts'
import type { JobId } from '../../shared/kernel/ids.ts'
import { NO_PROOF } from '../../shared/units/units.ts'
import type { Client, World } from './world.ts'

/** The steps of a unit's way through the depot, as tests take them: each one call with everything it needs. */

/** Where the keys of changes come from. */
export type Keyed = Pick<World, 'key'>

/** Fresh keys for a running host, where nothing has to be the same twice. */
export const FRESH_KEYS: Keyed = { key: () => crypto.randomUUID() }

type CheckIn = Parameters<Client['intake']['checkIn']>[0]
export type CheckInJob = CheckIn['jobs'][number]
type NewUnit = Extract<CheckInJob['unit'], { kind: 'new' }>

export const WALK_IN = {
  kind: 'person',
  name: 'Li Ming 李明',
  contactName: null,
  phone: '138 0013 8000',
  email: null,
  address: null,
  region: 'domestic',
  tier: 'standard',
  isDealer: false,
  language: 'zh-CN',
  note: null,
} as const

/** A new unit of a new model; give parts of it to change the rest. */
export function unitOf(serial: string | null, change: Partial<NewUnit> = {}): NewUnit {
  return {
    kind: 'new',
    serial,
    model: { kind: 'new', brand: 'Norden', name: 'Kettle 2', serialKind: 'plain' },
    boughtOn: null,
    installedOn: null,
    proof: NO_PROOF,
    ...change,
  }
}

export function jobOf(change: Partial<CheckInJob> = {}): CheckInJob {
  return {
    unit: unitOf('SN-100-A'),
    fault: 'It does not switch on any more',
    symptoms: ['no-power'],
    occurredOn: null,
    wishedFor: null,
    isUrgent: false,
    accessories: [
      { name: 'Power cord', note: null },
      { name: 'Lid', note: 'scratched' },
    ],
    condition: null,
    photoIds: [],
    mayWipeData: false,
    mayDisassemble: true,
    passcode: '4711-secret',
    ...change,
  }
}

/** The request of one walk-in over the counter. */
export function walkIn(world: Keyed, change: Partial<CheckIn> = {}): CheckIn {
  return {
    channel: 'counter',
    requestType: 'fault',
    customer: { kind: 'new', fields: WALK_IN, evenIfPhoneKnown: true },
    jobs: [jobOf()],
    signing: { way: 'paper' },
    key: world.key(),
    ...change,
  }
}

/** Checks one unit in and answers its file. */
export async function checkInOne(world: Keyed, client: Client, change: Partial<CheckInJob> = {}): Promise<JobFile> {
  const { jobs } = await client.intake.checkIn(walkIn(world, { jobs: [jobOf(change)] }))
  return client.jobs.get({ number: jobs[0]?.number ?? '' })
}

type Findings = Omit<Parameters<Client['bench']['assess']>[0], 'jobId' | 'version' | 'key'>

export const FINDINGS: Findings = {
  category: 'hardware',
  severity: 'general',
  isUrgent: false,
  findings: 'Fuse F1 is open, heater measures 0 ohm',
  cause: 'Heater shorted',
  causeCode: 'component-failure',
  responsibility: 'maker',
  exclusions: [],
  solvedAs: null,
}

type Entry = Omit<Parameters<Client['bench']['logRepair']>[0], 'jobId' | 'key'>

export const ENTRY: Entry = {
  found: null,
  done: 'Replaced heater and fuse',
  minutes: 25,
  parts: [],
  photoIds: [],
  restated: [],
  corrects: null,
}

/** Reads the version anew before each step: a test is one person at a time. */
export async function versionOf(client: Client, job: Pick<JobFile, 'number'>): Promise<{ jobId: JobId; version: number }> {
  const { id, version } = await client.jobs.get({ number: job.number })
  return { jobId: id, version }
}

export async function move(world: Keyed, client: Client, job: JobFile, to: JobFile['stage']) {
  return client.jobs.move({ ...(await versionOf(client, job)), to, key: world.key() })
}

export async function assess(world: Keyed, client: Client, job: JobFile, change: object = {}) {
  return client.bench.assess({ ...(await versionOf(client, job)), ...FINDINGS, ...change, key: world.key() })
}

export type Offer = Omit<Parameters<Client['plans']['offer']>[0], 'jobId' | 'version' | 'key'>
export type OfferedLine = Offer['lines'][number]

/** One hour at 80.00. */
export const LABOUR: OfferedLine = {
  kind: 'labour',
  description: 'Replace heater and fuse',
  partId: null,
  quantity: 1000,
  unitPrice: 8000,
  discount: 0,
  taxPoints: 1900,
  treatment: 'by-policy',
  words: null,
}

export const OFFER: Offer = {
  cause: 'Heater shorted',
  measures: 'Replace heater and fuse',
  promisedOn: null,
  validUntil: '2099-12-31',
  declineFee: 0,
  note: null,
  lines: [LABOUR],
}

/** Offers a version of the plan: one hour of labour; give parts of it to change the rest. */
export async function offer(world: Keyed, client: Client, job: Pick<JobFile, 'number'>, change: Partial<Offer> = {}) {
  return client.plans.offer({ ...(await versionOf(client, job)), ...OFFER, ...change, key: world.key() })
}

type Answer = Parameters<Client['plans']['answer']>[0]

/** The request by which the customer answers the current version: a yes on the phone; give parts of it to change the rest. */
export async function answerOf(
  world: Keyed,
  client: Client,
  job: Pick<JobFile, 'number'>,
  change: Partial<Answer> = {},
): Promise<Answer> {
  const { jobId, version } = await versionOf(client, job)
  const [current] = (await client.plans.ofJob({ jobId })).plans
  if (current === undefined) throw new Error('there is no plan to answer')
  return {
    jobId,
    version,
    planId: current.id,
    decision: 'approved',
    way: 'phone',
    person: 'Li Ming',
    note: null,
    signature: null,
    declineFee: 0,
    consents: { mayDisassemble: false, mayWipeData: false },
    key: world.key(),
    ...change,
  }
}

/** Offers a plan with a price and has it approved, unless warranty made one that needs no word. */
export async function release(
  world: Keyed,
  client: Client,
  job: Pick<JobFile, 'number'>,
  change: Partial<Offer> = {},
): Promise<void> {
  const { facts } = await client.jobs.get({ number: job.number })
  if (facts.isReleased) return
  await offer(world, client, job, change)
  await client.plans.answer(await answerOf(world, client, job))
}

/** From the counter to the shelf of finished units: assessed, agreed, repaired, tested. */
export async function bringToReady(world: Keyed, client: Client, job: JobFile, change: Partial<Offer> = {}): Promise<JobFile> {
  await move(world, client, job, 'assessing')
  await assess(world, client, job)
  await release(world, client, job, change)
  await move(world, client, job, 'repairing')
  await client.bench.logRepair({ jobId: job.id, ...ENTRY, key: world.key() })
  await move(world, client, job, 'testing')
  await runTest(world, client, job, true)
  return client.jobs.get({ number: job.number })
}

/** Answers every step of the checklist the same way. */
export async function runTest(world: Keyed, client: Client, job: JobFile, passed: boolean) {
  const results = job.checklist.map(({ id, kind, min, max }) => ({
    stepId: id,
    passed,
    // A step that measures is judged by its figure.
    measured: kind === 'measure' && passed ? (min ?? max ?? 1) : null,
  }))
  return client.bench.recordTest({ ...(await versionOf(client, job)), results, note: null, key: world.key() })
}

/** Pays in cash what is due for a job, if anything is. */
export async function payDue(world: Keyed, client: Client, { id }: Pick<JobFile, 'id'>): Promise<void> {
  const { balance } = await client.money.ofJob({ jobId: id })
  if (balance.due === 0) return
  await client.money.pay({
    jobId: id,
    kind: 'cash',
    amount: balance.due,
    reference: null,
    evenIfAboveDue: false,
    key: world.key(),
  })
}

/** Pays what is due, and answers the request that gives the unit back with everything that came with it. */
export async function handBackOf(world: Keyed, client: Client, job: JobFile) {
  await payDue(world, client, job)
  return unpaidHandBackOf(world, client, job)
}

/** The same with nothing paid. */
export async function unpaidHandBackOf(world: Keyed, client: Client, job: JobFile) {
  const { jobId, version } = await versionOf(client, job)
  return {
    jobId,
    version,
    accessories: job.accessories.map(({ id }) => ({ id, isReturned: true, explanation: null })),
    collectedBy: job.customer.name,
    identity: { way: 'slip', rmaNumber: job.rmaNumber },
    signing: { way: 'paper' },
    satisfaction: 5,
    satisfactionNote: null,
    advice: 'Descale it once a month',
    key: world.key(),
  } as const
}
