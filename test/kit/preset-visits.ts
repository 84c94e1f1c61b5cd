import type { EntitlementFacts } from '../../shared/entitlement/facts.ts'
import type { PresetCase } from '../../shared/entitlement/preset-case.ts'
import { PRESET_TABLES } from '../../shared/entitlement/preset-cases.ts'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import type { CustomerId } from '../../shared/kernel/ids.ts'
import { addDays } from '../../shared/kernel/time.ts'
import type { Preset } from '../../shared/policies/policies.ts'
import type { HostClient } from './host-client.ts'
import { assess, bringToReady, FRESH_KEYS, handBackOf, jobOf, unitOf, WALK_IN, walkIn } from './job-life.ts'
import { followPreset } from './policies.ts'

/** Cases of the presets, played on a running depot: the facts of the table become customers, units, proofs, visits and findings. */

export interface NamedCase {
  preset: Preset
  what: string
}

/** The cases that issue 3 names, and those that stand for the same at other policies. */
export const CASES: readonly NamedCase[] = [
  { preset: 'consumer-goods', what: 'in warranty' },
  { preset: 'consumer-goods', what: 'last day of free repair' },
  { preset: 'consumer-goods', what: 'out by one day' },
  { preset: 'consumer-goods', what: 'no proof' },
  { preset: 'consumer-goods', what: 'proof not verified yet' },
  { preset: 'consumer-goods', what: 'misuse' },
  { preset: 'consumer-goods', what: 'same fault twice, in warranty' },
  { preset: 'equipment-export', what: 'after 3 months, though the domestic 12 still run' },
  { preset: 'equipment-domestic', what: 'fleet of 10' },
  { preset: 'equipment-domestic', what: 'fleet of 20, one visit used' },
  { preset: 'equipment-domestic', what: 'fleet of 20, both visits used' },
]

export function caseOf({ preset, what }: NamedCase): PresetCase {
  const found = PRESET_TABLES[preset].cases.find((candidate) => candidate.what === what)
  if (found === undefined) throw new Error(`${preset} has no case ${what}`)
  return found
}

export const factsOfCase = (named: NamedCase): EntitlementFacts => ({
  ...PRESET_TABLES[named.preset].facts,
  ...caseOf(named).facts,
})

const DAY = 86_400_000
let units = 0
const nextSerial = () => `CASE-${process.pid}-${(units += 1)}`

/** Makes the facts of a case true for a unit that comes in today, and answers its job. */
export async function takeIn(client: HostClient, { preset, what }: NamedCase, today: string): Promise<JobFile> {
  const facts = factsOfCase({ preset, what })
  await followPreset(FRESH_KEYS, client, preset, facts.region)
  const customerId = await customerOf(client, facts)
  for (let visit = 0; visit < (facts.maintenanceVisitsUsed ?? 0); visit += 1)
    await checkInAll(client, customerId, 'maintenance', [unitOf(nextSerial())])
  const unit = unitOf(nextSerial(), datesOf(facts, today))
  for (let time = 1; time < facts.sameFaultCount; time += 1) await repair(client, customerId, unit)
  const job = await checkInAll(client, customerId, facts.request, [unit])
  await judgeProofOf(client, job, facts.proof)
  if (facts.responsibility !== null) {
    const { responsibility, exclusions, isIntact, needsVisit } = facts
    await assess(FRESH_KEYS, client, job, { responsibility, exclusions, isIntact, needsVisit })
  }
  return client.jobs.get({ number: job.number })
}

type NewUnit = ReturnType<typeof unitOf>

/** The dates of a case, moved so that its day is today. */
export function datesOf({ on, boughtOn, installedOn, proof }: EntitlementFacts, today: string) {
  const move = (date: string | null) => date && addDays(today, (Date.parse(date) - Date.parse(on)) / DAY)
  const kind = proof === 'none' ? null : ('invoice' as const)
  return {
    boughtOn: move(boughtOn),
    installedOn: move(installedOn),
    proof: { kind, number: kind && 'INV-1', on: kind && move(boughtOn), attachmentId: null },
  }
}

/** A customer of the case's kind who has all units of the case but the one that comes in, and those of ordered visits. */
async function customerOf(client: HostClient, facts: EntitlementFacts): Promise<CustomerId> {
  const { id } = await client.customers.create({
    ...WALK_IN,
    name: `Case ${nextSerial()}`,
    kind: facts.customerKind === 'person' ? 'person' : 'organisation',
    isDealer: facts.customerKind === 'dealer',
    region: facts.region,
    language: 'en',
    evenIfPhoneKnown: true,
    key: crypto.randomUUID(),
  })
  const others = facts.unitsOwned - 1 - (facts.maintenanceVisitsUsed ?? 0)
  if (others > 0)
    await checkInAll(
      client,
      id,
      'fault',
      Array.from({ length: others }, () => unitOf(nextSerial())),
    )
  return id
}

async function checkInAll(
  client: HostClient,
  customerId: CustomerId,
  requestType: EntitlementFacts['request'],
  taken: readonly NewUnit[],
) {
  const jobs = taken.map((unit) => jobOf({ unit, passcode: null, accessories: [] }))
  const checkedIn = await client.intake.checkIn(
    walkIn(FRESH_KEYS, { customer: { kind: 'known', id: customerId }, requestType, jobs }),
  )
  const [first] = checkedIn.jobs
  if (first === undefined) throw new Error('nothing was checked in')
  return client.jobs.get({ number: first.number })
}

async function repair(client: HostClient, customerId: CustomerId, unit: NewUnit): Promise<void> {
  const ready = await bringToReady(FRESH_KEYS, client, await checkInAll(client, customerId, 'fault', [unit]))
  await client.handBack.complete(await handBackOf(FRESH_KEYS, client, ready))
}

async function judgeProofOf(client: HostClient, job: JobFile, proof: EntitlementFacts['proof']): Promise<void> {
  if (proof !== 'verified' && proof !== 'refused') return
  const { unit } = await client.units.get({ unitId: job.unitId })
  const judgement =
    proof === 'verified' ? ({ state: proof, reason: null } as const) : ({ state: proof, reason: 'Not readable' } as const)
  await client.units.judgeProof({ unitId: unit.id, version: unit.version, judgement, key: crypto.randomUUID() })
}
