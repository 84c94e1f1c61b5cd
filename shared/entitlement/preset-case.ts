import { NO_TERMS, type WarrantyTerms } from '../warranty/warranty.ts'
import type { EntitlementFacts } from './facts.ts'
import type { Choice, Price, RuleLine } from './policy.ts'

/** A choice as a case writes it: `visit free`, or `visit free if` where facts are missing. */
export type ChoiceWords = `${Choice} ${Price}` | `${Choice} ${Price} if`

/** One row of a preset's table: what differs from the preset's usual facts, and all that must come of it. */
export interface PresetCase {
  what: string
  facts: Partial<EntitlementFacts>
  /** Lines covered, and lines open; every other line is charged. */
  covered?: readonly RuleLine[]
  open?: readonly RuleLine[]
  /** All choices, in the order of `CHOICES`. */
  choices: readonly ChoiceWords[]
  /** The rule that decides labour. */
  by: string
  /** All choices there would be with a verified proof; left out where that changes nothing. */
  onceVerified?: readonly ChoiceWords[]
}

/** A preset's usual facts and its table. Engine and screens are both held against it. */
export interface PresetTable {
  facts: EntitlementFacts
  cases: readonly PresetCase[]
}

/** Bought a few days ago, in good order but for a fault of the maker. */
export const FACTS: EntitlementFacts = {
  on: '2026-06-03',
  boughtOn: '2026-05-31',
  installedOn: null,
  proof: 'verified',
  terms: NO_TERMS,
  region: 'domestic',
  customerKind: 'person',
  unitsOwned: 1,
  unitsBoughtAtOnce: 1,
  maintenanceVisitsUsed: 0,
  repairs: [],
  sameFaultCount: 1,
  fault: 'quality',
  responsibility: 'maker',
  exclusions: [],
  isIntact: true,
  request: 'fault',
  isFirstInstallation: null,
  needsVisit: false,
  isSolvableRemotely: false,
  isDepotCaused: false,
}

export const TERMS: WarrantyTerms = {
  startsFrom: 'purchase',
  domestic: { partsMonths: 24, labourMonths: 12 },
  export: { partsMonths: 6, labourMonths: 0 },
}
export const ALL = ['labour', 'part', 'travel', 'shipping', 'other'] as const
export const REPAIR = ['labour', 'part'] as const
export const MISUSE: Partial<EntitlementFacts> = {
  fault: 'not-quality',
  responsibility: 'user',
  exclusions: ['misuse'],
  isIntact: false,
}
export const TRANSPORT: Partial<EntitlementFacts> = { fault: 'not-quality', responsibility: 'transport', isIntact: false }
export const NO_FAULT: Partial<EntitlementFacts> = { fault: null, responsibility: null, sameFaultCount: 0 }
/** Repaired before: parts promised until 18 September 2026, labour until 20 July. */
export const REPAIRED = {
  repairs: [{ number: 'J-1', closedOn: '2026-06-20', partsUntil: '2026-09-18', labourUntil: '2026-07-20' }],
}
