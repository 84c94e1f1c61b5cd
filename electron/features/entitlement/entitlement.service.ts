import type { Entitlement } from '../../../shared/entitlement/entitlement.ts'
import type { EntitlementFacts } from '../../../shared/entitlement/facts.ts'
import { judgeEntitlement } from '../../../shared/entitlement/judge.ts'
import { addDays, type CalendarDate, dateInZone } from '../../../shared/kernel/time.ts'
import { NO_TERMS, type ProofState } from '../../../shared/warranty/warranty.ts'
import type { ReadDb } from '../../db/store.ts'
import { readTimeZone } from '../../work/work.repository.ts'
import {
  countUnits,
  findCustomerFacts,
  findTerms,
  listEarlierJobs,
  listMaintenanceVisits,
  listRemoteResults,
  readJobSubject,
} from './entitlement-facts.repository.ts'
import { factsOf, type Fleet } from './gathered.ts'
import { findPolicyInForce, findPolicyOfJob, type PolicyVersion } from './policy-in-force.repository.ts'

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
  return { policy, facts: factsOf({ on, timeZone, subject: asked, assessment, bounceOfId, earlier, fleet, remoteResults }) }
}

/** A unit that stands at the counter; what the store knows of unit and customer comes from there. */
export interface UnitAtCounter {
  on: CalendarDate
  /** Null: the depot has never seen it. */
  unitId: string | null
  /** Null: a model that is named for the first time, of which no terms are known. */
  modelId: string | null
  boughtOn: CalendarDate | null
  installedOn: CalendarDate | null
  proof: ProofState
  /** An id, or what was typed of a new one. */
  customer: { id: string } | Pick<EntitlementFacts, 'region' | 'customerKind'>
  request: EntitlementFacts['request']
  /** The earlier job that it bounced from. */
  bounceOfId: string | null
}

/** The verdict before there is a job, as it would be if the unit were taken in now. */
export async function readEntitlementOfUnit(db: ReadDb, unit: UnitAtCounter): Promise<Entitlement> {
  const customerId = 'id' in unit.customer ? unit.customer.id : null
  const [customer, terms, timeZone] = await Promise.all([
    'id' in unit.customer ? findCustomerFacts(db, unit.customer.id) : unit.customer,
    unit.modelId === null ? NO_TERMS : findTerms(db, unit.modelId),
    readTimeZone(db),
  ])
  const who = customer ?? ({ region: 'domestic', customerKind: 'person' } as const)
  const { on, boughtOn, installedOn, proof, request, bounceOfId } = unit
  const [earlier, fleet, policy] = await Promise.all([
    unit.unitId === null ? [] : listEarlierJobs(db, unit.unitId, Number.MAX_SAFE_INTEGER),
    customerId === null ? NO_FLEET : readFleet(db, customerId, { on, timeZone, beforeSeq: Number.MAX_SAFE_INTEGER }),
    findPolicyInForce(db, { region: who.region, modelId: unit.modelId }),
  ])
  const subject = { boughtOn, installedOn, proof, terms, request, ...who }
  const facts = factsOf({
    on,
    timeZone,
    subject,
    assessment: null,
    bounceOfId,
    earlier,
    fleet: unit.unitId === null ? withOneMore(fleet) : fleet,
    remoteResults: [],
  })
  return judgeEntitlement({ policy, facts })
}

const NO_FLEET: Fleet = { unitsOwned: 0, unitsBoughtAtOnce: 0, visitsUsed: 0 }

/** The unit at the counter is the customer's too. */
function withOneMore(fleet: Fleet): Fleet {
  return { ...fleet, unitsOwned: fleet.unitsOwned + 1, unitsBoughtAtOnce: Math.max(1, fleet.unitsBoughtAtOnce) }
}

/** A customer's units, and the maintenance visits of the calendar year of `on`, up to this RMA number. */
export async function readFleet(
  db: ReadDb,
  customerId: string,
  { on, timeZone, beforeSeq }: { on: CalendarDate; timeZone: string; beforeSeq: number },
): Promise<Fleet> {
  const year = on.slice(0, 4)
  const [units, visits] = await Promise.all([
    countUnits(db, customerId),
    // A day more on both sides: which year a visit is in, the depot's own calendar says.
    listMaintenanceVisits(db, customerId, { from: addDays(`${year}-01-01`, -1), to: addDays(`${year}-12-31`, 2), beforeSeq }),
  ])
  return { ...units, visitsUsed: visits.filter((at) => dateInZone(at, timeZone).startsWith(year)).length }
}
