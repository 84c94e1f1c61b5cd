import * as fc from 'fast-check'
import type { EntitlementFacts } from '../../shared/entitlement/facts.ts'
import {
  CHOICES,
  CUSTOMER_KINDS,
  FAULT_KINDS,
  RULE_LINES,
  SINCE,
  type Condition,
  type ConditionName,
  type PolicyBody,
  type Rule,
} from '../../shared/entitlement/policy.ts'
import { REQUEST_TYPES } from '../../shared/intake/intake.ts'
import { RESPONSIBILITIES } from '../../shared/jobs/assessment.ts'
import { addDays } from '../../shared/kernel/time.ts'
import { EXCLUSIONS } from '../../shared/warranty/warranty.ts'

/** Policies and facts of every kind that the rule language allows, for tests of what holds whatever they are. */

const REGIONS = ['domestic', 'export'] as const
const some = <Value>(values: readonly Value[]) => fc.subarray([...values], { minLength: 1 })
const number = (min: number, max: number) => fc.integer({ min, max })
const plain = <const Name extends ConditionName>(name: Name) => fc.constant({ if: name })
const fleetSize = fc
  .record({ owned: fc.option(number(1, 6)), boughtAtOnce: fc.option(number(1, 6)) })
  .filter(({ owned, boughtAtOnce }) => owned !== null || boughtAtOnce !== null)

/** One arbitrary for each condition; a condition that is added to the language is missing here until it has one. */
const CONDITIONS: { readonly [Name in ConditionName]: fc.Arbitrary<Extract<Condition, { if: Name }>> } = {
  within: fc.record({
    if: fc.constant('within' as const),
    since: fc.constantFrom(...SINCE),
    amount: number(1, 40),
    unit: fc.constantFrom('days' as const, 'months' as const),
  }),
  'maker-warranty': plain('maker-warranty'),
  'repair-warranty': plain('repair-warranty'),
  'proof-verified': plain('proof-verified'),
  fault: fc.record({ if: fc.constant('fault' as const), is: fc.constantFrom(...FAULT_KINDS) }),
  'no-exclusion': plain('no-exclusion'),
  responsibility: fc.record({ if: fc.constant('responsibility' as const), oneOf: some(RESPONSIBILITIES) }),
  intact: plain('intact'),
  region: fc.record({ if: fc.constant('region' as const), is: fc.constantFrom(...REGIONS) }),
  customer: fc.record({ if: fc.constant('customer' as const), oneOf: some(CUSTOMER_KINDS) }),
  fleet: fleetSize.map((size) => ({ if: 'fleet' as const, ...size })),
  'maintenance-due': plain('maintenance-due'),
  'same-fault': fc.record({ if: fc.constant('same-fault' as const), times: number(2, 4) }),
  request: fc.record({ if: fc.constant('request' as const), oneOf: some(REQUEST_TYPES) }),
  'first-installation': plain('first-installation'),
  'repeat-installation': plain('repeat-installation'),
  'visit-needed': plain('visit-needed'),
  'not-solvable-remotely': plain('not-solvable-remotely'),
  'depot-caused': plain('depot-caused'),
}

const anyCondition: fc.Arbitrary<Condition> = fc.oneof(...Object.values<fc.Arbitrary<Condition>>(CONDITIONS))

const anyRule: fc.Arbitrary<Omit<Rule, 'id'>> = fc.record({
  grants: fc
    .record({ lines: fc.subarray([...RULE_LINES]), choices: fc.subarray([...CHOICES]) })
    .filter(({ lines, choices }) => lines.length + choices.length > 0),
  price: fc.constantFrom('free' as const, 'charged' as const),
  when: fc.array(anyCondition, { maxLength: 3 }),
  clause: fc.constant({ number: '1.1', text: { en: 'As written', 'zh-CN': '如文' } }),
})

export const anyBody: fc.Arbitrary<PolicyBody> = fc.record({
  rules: fc.array(anyRule, { maxLength: 8 }).map((rules) => rules.map((rule, index) => ({ ...rule, id: `rule-${index}` }))),
  duties: fc.record({
    replyHours: fc.constant(24),
    bounceDays: fc.constant(90),
    repairWarranty: fc.constant({ partsDays: 90, labourDays: 90 }),
    qualityReportBefore: fc.constant([]),
    priceConfirmedBefore: fc.constant([]),
    maintenance: fc.array(
      fleetSize.chain((size) => number(1, 3).map((visitsPerYear) => ({ ...size, visitsPerYear }))),
      { maxLength: 2 },
    ),
  }),
  standards: fc.constant([]),
})

/** Days near each other and near month ends, so that spans end inside and outside of them. */
export const anyDay = fc.oneof(
  number(0, 1500).map((days) => addDays('2023-01-15', days)),
  fc.constantFrom('2024-01-31', '2024-02-28', '2024-02-29', '2024-03-01', '2024-03-31', '2025-02-28', '2025-12-31'),
)
const months = fc.record({ partsMonths: number(0, 30), labourMonths: number(0, 30) })

/** Facts that are all known. */
export const knownFacts = fc.record({
  on: anyDay,
  boughtOn: anyDay,
  installedOn: anyDay,
  proof: fc.constantFrom('none' as const, 'verified' as const, 'refused' as const),
  terms: fc.record({
    startsFrom: fc.constantFrom('purchase' as const, 'installation' as const),
    domestic: months,
    export: months,
  }),
  region: fc.constantFrom(...REGIONS),
  customerKind: fc.constantFrom(...CUSTOMER_KINDS),
  unitsOwned: number(0, 6),
  unitsBoughtAtOnce: number(0, 6),
  maintenanceVisitsUsed: number(0, 3),
  repairs: fc.array(
    fc.record({
      number: fc.constantFrom('J1', 'J2'),
      closedOn: anyDay,
      partsUntil: fc.option(anyDay),
      labourUntil: fc.option(anyDay),
    }),
    { maxLength: 3 },
  ),
  sameFaultCount: number(0, 4),
  fault: fc.constantFrom(...FAULT_KINDS),
  responsibility: fc.constantFrom(...RESPONSIBILITIES),
  exclusions: fc.subarray([...EXCLUSIONS], { maxLength: 1 }),
  isIntact: fc.boolean(),
  request: fc.constantFrom(...REQUEST_TYPES),
  isFirstInstallation: fc.boolean(),
  needsVisit: fc.boolean(),
  isSolvableRemotely: fc.boolean(),
  isDepotCaused: fc.boolean(),
}) satisfies fc.Arbitrary<EntitlementFacts>

const NULLABLE = [
  'boughtOn',
  'installedOn',
  'maintenanceVisitsUsed',
  'fault',
  'responsibility',
  'exclusions',
  'isIntact',
  'isFirstInstallation',
  'needsVisit',
  'isSolvableRemotely',
  'isDepotCaused',
] as const satisfies (keyof EntitlementFacts)[]

/** The same case as known in full, and as known while some facts are missing and the proof may not be looked at yet. */
export const anyCase: fc.Arbitrary<{ full: EntitlementFacts; partial: EntitlementFacts }> = fc
  .tuple(knownFacts, fc.subarray([...NULLABLE]), fc.boolean())
  .map(([full, missing, isProofOpen]) => {
    const unknown = Object.fromEntries(missing.map((name) => [name, null]))
    return { full, partial: { ...full, ...unknown, ...(isProofOpen && { proof: 'unverified' as const }) } }
  })
