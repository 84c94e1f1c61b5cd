import { z } from 'zod'
import { addMonths, type CalendarDate } from '../kernel/time.ts'

/** What a model's maker promises, by region and apart for parts and labour. Months; 0 = none. */
export const warrantyTerms = z.object({
  startsFrom: z.enum(['purchase', 'installation']),
  domestic: z.object({ partsMonths: z.int().min(0).max(240), labourMonths: z.int().min(0).max(240) }),
  export: z.object({ partsMonths: z.int().min(0).max(240), labourMonths: z.int().min(0).max(240) }),
})
export type WarrantyTerms = z.infer<typeof warrantyTerms>

export const NO_TERMS: WarrantyTerms = {
  startsFrom: 'purchase',
  domestic: { partsMonths: 0, labourMonths: 0 },
  export: { partsMonths: 0, labourMonths: 0 },
}

export const region = z.enum(['domestic', 'export'])
export type Region = z.infer<typeof region>

export const proofState = z.enum(['none', 'unverified', 'verified', 'refused'])
export type ProofState = z.infer<typeof proofState>

/** What the maker does not answer for, as found by whoever opened the unit. */
export const EXCLUSIONS = ['misuse', 'accident', 'opened-by-others'] as const
export const exclusion = z.enum(EXCLUSIONS)
export type Exclusion = z.infer<typeof exclusion>

export const WARRANTY_REASONS = [
  'in-warranty', // until
  'expired', // until
  'no-terms',
  'no-start-date', // startsFrom
  'no-proof',
  'proof-unverified', // until
  'excluded', // exclusion
  'repair-warranty', // number, until
] as const

export const lineVerdict = z.object({
  isCovered: z.boolean(),
  reason: z.enum(WARRANTY_REASONS),
  until: z.string().nullable(),
  params: z.record(z.string(), z.string()),
})
export type LineVerdict = z.infer<typeof lineVerdict>

/** Parts and labour are promised apart, so they are judged apart. */
export const warrantyVerdict = z.object({
  on: z.string(),
  startsOn: z.string().nullable(),
  parts: lineVerdict,
  labour: lineVerdict,
})
export type WarrantyVerdict = z.infer<typeof warrantyVerdict>

export interface WarrantyFacts {
  terms: WarrantyTerms
  region: Region
  boughtOn: CalendarDate | null
  installedOn: CalendarDate | null
  proof: ProofState
  exclusions: readonly Exclusion[]
  /** Earlier jobs whose own repair warranty may still run. */
  repairWarranties: readonly { number: string; until: CalendarDate }[]
  on: CalendarDate
}

/**
 * What this unit may get on this date, with the reason for each line (MISSION.md, B2). The last covered day is the one that
 * carries the start's day number (a purchase on the 3rd with 12 months is covered up to and with the 3rd).
 * An earlier repair's warranty counts when the maker's does not; exclusions found on the unit end both.
 */
export function judgeWarranty(facts: WarrantyFacts): WarrantyVerdict {
  const startsOn = facts.terms.startsFrom === 'installation' ? facts.installedOn : facts.boughtOn
  const months = facts.terms[facts.region]
  return {
    on: facts.on,
    startsOn,
    parts: judgeLine(facts, startsOn, months.partsMonths),
    labour: judgeLine(facts, startsOn, months.labourMonths),
  }
}

function judgeLine(facts: WarrantyFacts, startsOn: CalendarDate | null, months: number): LineVerdict {
  const excludedBy = facts.exclusions[0]
  if (excludedBy) return verdict(false, 'excluded', null, { exclusion: excludedBy })
  const maker = judgeMaker(facts, startsOn, months)
  if (maker.isCovered) return maker
  return judgeEarlierRepair(facts) ?? maker
}

function judgeMaker(facts: WarrantyFacts, startsOn: CalendarDate | null, months: number): LineVerdict {
  if (months === 0) return verdict(false, 'no-terms', null)
  if (startsOn === null) return verdict(false, 'no-start-date', null, { startsFrom: facts.terms.startsFrom })
  const until = addMonths(startsOn, months)
  if (facts.on > until) return verdict(false, 'expired', until)
  if (facts.proof === 'none' || facts.proof === 'refused') return verdict(false, 'no-proof', until)
  return verdict(true, facts.proof === 'verified' ? 'in-warranty' : 'proof-unverified', until)
}

function judgeEarlierRepair(facts: WarrantyFacts): LineVerdict | null {
  const running = facts.repairWarranties.filter((repair) => repair.until >= facts.on)
  const longest = running.toSorted((a, b) => b.until.localeCompare(a.until))[0]
  return longest ? verdict(true, 'repair-warranty', longest.until, { number: longest.number }) : null
}

function verdict(
  isCovered: boolean,
  reason: LineVerdict['reason'],
  until: CalendarDate | null,
  params: Record<string, string> = {},
): LineVerdict {
  return { isCovered, reason, until, params: until === null ? params : { ...params, until } }
}
