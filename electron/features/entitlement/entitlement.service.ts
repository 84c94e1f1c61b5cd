import type { Entitlement } from '../../../shared/entitlement/entitlement.ts'
import type { Bounce, FleetDue, JobEntitlement, UnitAtCounter } from '../../../shared/entitlement/entitlement.contract.ts'
import { isRowReached, visitsDue } from '../../../shared/entitlement/fleet.ts'
import type { EntitlementFacts } from '../../../shared/entitlement/facts.ts'
import { judgeEntitlement } from '../../../shared/entitlement/judge.ts'
import type { Duties } from '../../../shared/entitlement/policy.ts'
import { NO_DUTIES } from '../../../shared/entitlement/standing-rules.ts'
import type { UnitId } from '../../../shared/kernel/ids.ts'
import { addDays, type CalendarDate, dateInZone } from '../../../shared/kernel/time.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import { NO_TERMS } from '../../../shared/warranty/warranty.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import type { Work } from '../../work/work.ts'
import { readTimeZone } from '../../work/work.repository.ts'
import {
  countUnits,
  findCustomerFacts,
  findJobId,
  findTerms,
  listEarlierJobs,
  listMaintenanceVisits,
  listRemoteResults,
  readDepotWarrantyDays,
  readJobSubject,
} from './entitlement-facts.repository.ts'
import { bounceDaysOf, type BouncedFrom, bounceOf, chainFrom } from './earlier-jobs.ts'
import { factsOf, type Fleet } from './gathered.ts'
import { findUnit } from '../units/units.repository.ts'
import { findPolicyInForce, findPolicyOfJob, listPoliciesOfFleet, type PolicyVersion } from './policy-in-force.repository.ts'

/** The facts of a job's verdict and the policy version it is judged by. */
export interface Grounds {
  policy: PolicyVersion | null
  facts: EntitlementFacts
}

/**
 * What a job's unit may get: by the facts as they are known now, on the day the unit came in, by the policy version that was in
 * force then. Throws when there is no such job.
 */
export async function readEntitlement(db: ReadDb, jobId: string): Promise<Entitlement> {
  return judgeEntitlement(await readGrounds(db, jobId))
}

/** What `readEntitlement` judges, for whoever keeps it on record. */
export async function readGrounds(db: ReadDb, jobId: string): Promise<Grounds> {
  const { policy, gathered } = await gatherOfJob(db, jobId)
  return { policy, facts: factsOf(gathered) }
}

async function gatherOfJob(db: ReadDb, jobId: string) {
  // Asked for in one turn, these travel to the store together; what they answer is asked with in a second one.
  const [subject, policy, remoteResults, timeZone] = await Promise.all([
    readJobSubject(db, jobId),
    findPolicyOfJob(db, jobId),
    listRemoteResults(db, jobId),
    readTimeZone(db),
  ])
  const { seq, rmaSeq, unitId, customerId, receivedAt, assessment, bounceOfId, ...asked } = subject
  const on = dateInZone(receivedAt, timeZone)
  const [earlier, fleet] = await Promise.all([
    listEarlierJobs(db, unitId, seq),
    readFleet(db, customerId, { on, timeZone, beforeSeq: rmaSeq }),
  ])
  const gathered = { on, timeZone, subject: asked, assessment, bounceOfId, earlier, fleet, remoteResults }
  return { policy, unitId, customerId, gathered }
}

/** A job's verdict with its facts, its unit and what it bounced from, by the job's number; null when there is no such job. */
export async function readJobEntitlement(db: ReadDb, number: string): Promise<JobEntitlement | null> {
  const typed = parseTypedNumber(number)
  const jobId = typed?.kind === 'job' ? await findJobId(db, typed.sequence) : null
  if (jobId === null) return null
  const { policy, unitId, customerId, gathered } = await gatherOfJob(db, jobId)
  const unit = await findUnit(db, unitId)
  if (unit === null) throw new Error('a job whose unit is gone')
  const facts = factsOf(gathered)
  const chain = chainFrom(gathered.bounceOfId, gathered.earlier)
  return {
    jobId: storedId(jobId),
    customerId: storedId(customerId),
    unit,
    entitlement: judgeEntitlement({ policy, facts }),
    facts,
    bounce: chain[0] === undefined ? null : toBounce({ ...chain[0], times: chain.length }, gathered.timeZone),
  }
}

function toBounce({ id, seq, closedAt, times }: BouncedFrom, timeZone: string): Bounce {
  return { jobId: storedId(id), number: jobNumber(seq), closedOn: dateInZone(closedAt, timeZone), times }
}

/**
 * The verdict before there is a job, as it would be if the unit were taken in on this day, with the job that it bounced from. Null
 * when there is no such unit or customer.
 */
export async function readEntitlementOfUnit(
  db: ReadDb,
  asked: UnitAtCounter,
  on: CalendarDate,
): Promise<{ entitlement: Entitlement; bounce: Bounce | null } | null> {
  const found = await gatherAtCounter(db, asked, on)
  if (found === null) return null
  const { policy, facts, bounced, timeZone } = found
  return { entitlement: judgeEntitlement({ policy, facts }), bounce: bounced && toBounce(bounced, timeZone) }
}

/** The facts of a unit as if its owner brought it in on this day, for whoever tries rules out; null when there is no such unit. */
export async function readFactsOfUnit(db: ReadDb, id: UnitId, on: CalendarDate): Promise<EntitlementFacts | null> {
  const unit = await findUnit(db, id)
  if (unit === null) return null
  const owner = unit.ownerId
  const customer =
    owner === null
      ? ({ kind: 'new', region: 'domestic', customerKind: 'person' } as const)
      : ({ kind: 'known', id: owner } as const)
  const asked: UnitAtCounter = { unit: { kind: 'known', id }, customer, requestType: 'fault', symptoms: [] }
  return (await gatherAtCounter(db, asked, on))?.facts ?? null
}

async function gatherAtCounter(db: ReadDb, asked: UnitAtCounter, on: CalendarDate) {
  const [unit, customer, timeZone] = await Promise.all([
    asked.unit.kind === 'known' ? findUnit(db, asked.unit.id) : null,
    asked.customer.kind === 'known' ? findCustomerFacts(db, asked.customer.id) : asked.customer,
    readTimeZone(db),
  ])
  if (customer === null || (asked.unit.kind === 'known' && unit === null)) return null
  const customerId = asked.customer.kind === 'known' ? asked.customer.id : null
  const typed = asked.unit.kind === 'new' ? asked.unit : null
  const modelId = unit?.modelId ?? typed?.modelId ?? null
  const { region, customerKind } = customer
  const [terms, earlier, fleet, policy] = await Promise.all([
    modelId === null ? NO_TERMS : findTerms(db, modelId),
    unit === null ? [] : listEarlierJobs(db, unit.id),
    customerId === null ? NO_FLEET : readFleet(db, customerId, { on, timeZone }),
    findPolicyInForce(db, { region, modelId }),
  ])
  const bounced = bounceOf(earlier, { on, timeZone, symptoms: asked.symptoms, days: bounceDaysOf(policy) })
  const facts = factsOf({
    on,
    timeZone,
    subject: {
      boughtOn: unit?.boughtOn ?? typed?.boughtOn ?? null,
      installedOn: unit?.installedOn ?? typed?.installedOn ?? null,
      proof: unit?.proof.state ?? typed?.proof ?? 'none',
      terms,
      region,
      customerKind,
      request: asked.requestType,
    },
    assessment: null,
    bounceOfId: bounced?.id ?? null,
    earlier,
    fleet: customerId !== null && unit?.ownerId === customerId ? fleet : withOneMore(fleet),
    remoteResults: [],
  })
  return { policy, facts, bounced, timeZone }
}

const NO_FLEET: Fleet = { unitsOwned: 0, unitsBoughtAtOnce: 0, visitsUsed: 0 }

/** The unit at the counter is the customer's too, once it is taken in. */
function withOneMore(fleet: Fleet): Fleet {
  return { ...fleet, unitsOwned: fleet.unitsOwned + 1, unitsBoughtAtOnce: Math.max(1, fleet.unitsBoughtAtOnce) }
}

/** A customer's units, and the maintenance visits of the calendar year of `on`; with `beforeSeq` those before this RMA number. */
async function readFleet(
  db: ReadDb,
  customerId: string,
  { on, timeZone, beforeSeq = Number.MAX_SAFE_INTEGER }: { on: CalendarDate; timeZone: string; beforeSeq?: number },
): Promise<Fleet> {
  const year = on.slice(0, 4)
  const [units, visits] = await Promise.all([
    countUnits(db, customerId),
    // A day more on both sides: which year a visit is in, the depot's own calendar says.
    listMaintenanceVisits(db, customerId, { from: addDays(`${year}-01-01`, -1), to: addDays(`${year}-12-31`, 2), beforeSeq }),
  ])
  return { ...units, visitsUsed: visits.filter((at) => dateInZone(at, timeZone).startsWith(year)).length }
}

/**
 * Free maintenance visits of a customer in the year of `on`; null when there is no such customer. Where several policies are in force
 * for what the customer has, the one that promises most counts. (MISSION.md, B4.)
 */
export async function readFleetDue(db: ReadDb, customerId: string, on: CalendarDate): Promise<FleetDue | null> {
  const [customer, timeZone] = await Promise.all([findCustomerFacts(db, customerId), readTimeZone(db)])
  if (customer === null) return null
  const [fleet, policies] = await Promise.all([
    readFleet(db, customerId, { on, timeZone }),
    listPoliciesOfFleet(db, { customerId, region: customer.region }),
  ])
  const { unitsOwned, unitsBoughtAtOnce, visitsUsed } = fleet
  const dueBy = ({ maintenance }: Pick<Duties, 'maintenance'>) =>
    visitsDue({ maintenance }, { unitsOwned, unitsBoughtAtOnce, usedThisYear: visitsUsed })
  const [policy = null] = policies
    .filter(({ body }) => body.duties.maintenance.length > 0)
    .toSorted((a, b) => dueBy(b.body.duties).perYear - dueBy(a.body.duties).perYear)
  const duties = policy?.body.duties ?? NO_DUTIES
  return {
    year: Number(on.slice(0, 4)),
    ...dueBy(duties),
    unitsOwned,
    unitsBoughtAtOnce,
    policy: policy && { name: policy.name, version: policy.version },
    rows: duties.maintenance.map((row) => ({ row, isReached: isRowReached(row, fleet) })),
  }
}

/** Days for which a repair is warranted when the unit goes back: by the policy of its job, or else by the depot's setting. */
export async function readRepairWarrantyDays(db: ReadDb, jobId: string): Promise<{ partsDays: number; labourDays: number }> {
  const [policy, days] = await Promise.all([findPolicyOfJob(db, jobId), readDepotWarrantyDays(db)])
  return policy?.body.duties.repairWarranty ?? { partsDays: days, labourDays: days }
}

/** Keeps the grounds of the verdict in the audit, so that years later it can be judged again as it was. (MISSION.md, B3.) */
export async function keepGrounds(work: Work, jobId: string): Promise<void> {
  const { policy, facts } = await readGrounds(work.db, jobId)
  work.audit('job', jobId, null, { entitlement: { policyVersionId: policy?.id ?? null, facts } })
}
