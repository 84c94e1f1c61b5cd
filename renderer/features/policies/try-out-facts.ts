import { type EntitlementFacts, faultOf, typedFacts } from '../../../shared/entitlement/facts.ts'
import { NO_TERMS } from '../../../shared/warranty/warranty.ts'
import { type Complaints, complaintsOf } from '../../app/record-form/complaints.ts'
import type { Figure } from './policy-form.ts'

type Counted = 'unitsOwned' | 'unitsBoughtAtOnce' | 'maintenanceVisitsUsed' | 'sameFaultCount'

/** An earlier repair of the unit as it is typed; without a day of closing there was none. */
export interface RepairDraft {
  readonly closedOn: string | null
  readonly partsUntil: string | null
  readonly labourUntil: string | null
}

/** The facts of a try-out as their fields hold them. The kind of fault follows from who answers for it. */
export interface TriedFacts extends Omit<EntitlementFacts, Counted | 'fault' | 'repairs' | 'on'> {
  readonly on: string | null
  readonly unitsOwned: Figure
  readonly unitsBoughtAtOnce: Figure
  readonly maintenanceVisitsUsed: Figure
  readonly sameFaultCount: Figure
  readonly repair: RepairDraft
}

export const NO_REPAIR: RepairDraft = { closedOn: null, partsUntil: null, labourUntil: null }

/** What a try-out begins with: a person comes in today with a fault that nobody has looked at. */
export const firstFacts = (today: string): TriedFacts => ({
  on: today,
  boughtOn: null,
  installedOn: null,
  proof: 'verified',
  terms: NO_TERMS,
  region: 'domestic',
  customerKind: 'person',
  unitsOwned: 1,
  unitsBoughtAtOnce: 1,
  maintenanceVisitsUsed: 0,
  sameFaultCount: 1,
  responsibility: null,
  exclusions: null,
  isIntact: null,
  request: 'fault',
  isFirstInstallation: null,
  needsVisit: null,
  isSolvableRemotely: null,
  isDepotCaused: false,
  repair: NO_REPAIR,
})

/** What the depot knows of a real unit and its owner, put in place of what was typed; of its repairs the one that is warranted longest. */
export const factsOfUnit = (typed: TriedFacts, known: EntitlementFacts): TriedFacts => {
  const { boughtOn, installedOn, proof, terms, region, customerKind, unitsOwned, unitsBoughtAtOnce, repairs } = known
  const [longest] = repairs.toSorted((a, b) => (lastDayOf(a) < lastDayOf(b) ? 1 : -1))
  return {
    ...typed,
    boughtOn,
    installedOn,
    proof,
    terms,
    region,
    customerKind,
    unitsOwned,
    unitsBoughtAtOnce,
    maintenanceVisitsUsed: known.maintenanceVisitsUsed ?? 0,
    repair: longest ?? NO_REPAIR,
  }
}

const lastDayOf = ({ partsUntil, labourUntil }: RepairDraft): string =>
  (partsUntil ?? '') > (labourUntil ?? '') ? (partsUntil ?? '') : (labourUntil ?? '')

const count = (typed: Figure): number => (typed === '' ? Number.NaN : typed)

/** The facts that the contract asks for. An empty day stays empty and is complained of. */
export const toFacts = ({ repair, ...typed }: TriedFacts) => ({
  ...typed,
  unitsOwned: count(typed.unitsOwned),
  unitsBoughtAtOnce: count(typed.unitsBoughtAtOnce),
  maintenanceVisitsUsed: count(typed.maintenanceVisitsUsed),
  sameFaultCount: count(typed.sameFaultCount),
  fault: faultOf(typed.responsibility, typed.exclusions),
  repairs: repair.closedOn === null ? [] : [{ number: '–', ...repair }],
})

export const complaintsOfFacts = (typed: TriedFacts): Complaints => complaintsOf(typedFacts, toFacts(typed))
