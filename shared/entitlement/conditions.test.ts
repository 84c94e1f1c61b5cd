import { describe, expect, test } from 'vitest'
import { checkCondition } from './conditions.ts'
import { entitlementFacts, faultOf, typedFacts, type EntitlementFacts } from './facts.ts'
import { condition, CONDITION_NAMES, type Condition, type RuleLine } from './policy.ts'
import { FACTS, REPAIRED, TERMS } from './preset-case.ts'

type Facts = Partial<EntitlementFacts>

interface Row {
  asked: Condition
  /** Facts under which it holds, fails, and is not known; undefined where it is always known. */
  holds: Facts
  fails: Facts
  unknown?: Facts
  line?: RuleLine
}

const ROWS: readonly Row[] = [
  {
    asked: { if: 'within', since: 'purchase', amount: 7, unit: 'days' },
    holds: { on: '2026-06-07' },
    fails: { on: '2026-06-08' },
    unknown: { boughtOn: null },
  },
  {
    asked: { if: 'within', since: 'installation', amount: 3, unit: 'months' },
    holds: { installedOn: '2025-11-30', on: '2026-02-28' },
    fails: { installedOn: '2025-11-30', on: '2026-03-01' },
    unknown: { installedOn: null },
  },
  {
    asked: { if: 'within', since: 'last-repair', amount: 30, unit: 'days' },
    holds: { ...REPAIRED, on: '2026-07-20' },
    fails: { repairs: [] },
  },
  {
    asked: { if: 'maker-warranty' },
    holds: { terms: TERMS },
    fails: { terms: TERMS, region: 'export' },
    unknown: { terms: TERMS, boughtOn: null },
  },
  {
    asked: { if: 'maker-warranty' },
    line: 'part',
    holds: { terms: TERMS, region: 'export' },
    fails: { terms: TERMS, on: '2028-06-01' },
  },
  { asked: { if: 'repair-warranty' }, holds: { ...REPAIRED, on: '2026-07-20' }, fails: { ...REPAIRED, on: '2026-07-21' } },
  {
    asked: { if: 'repair-warranty' },
    line: 'part',
    holds: { ...REPAIRED, on: '2026-09-18' },
    fails: { ...REPAIRED, on: '2026-09-19' },
  },
  {
    asked: { if: 'proof-verified' },
    holds: { proof: 'verified' },
    fails: { proof: 'refused' },
    unknown: { proof: 'unverified' },
  },
  {
    asked: { if: 'fault', is: 'quality' },
    holds: { fault: 'quality' },
    fails: { fault: 'not-quality' },
    unknown: { fault: null },
  },
  {
    asked: { if: 'no-exclusion' },
    holds: { exclusions: [] },
    fails: { exclusions: ['accident'] },
    unknown: { exclusions: null },
  },
  {
    asked: { if: 'responsibility', oneOf: ['maker', 'wear'] },
    holds: { responsibility: 'wear' },
    fails: { responsibility: 'user' },
    unknown: { responsibility: null },
  },
  { asked: { if: 'intact' }, holds: { isIntact: true }, fails: { isIntact: false }, unknown: { isIntact: null } },
  { asked: { if: 'region', is: 'export' }, holds: { region: 'export' }, fails: { region: 'domestic' } },
  { asked: { if: 'customer', oneOf: ['dealer'] }, holds: { customerKind: 'dealer' }, fails: { customerKind: 'organisation' } },
  {
    asked: { if: 'fleet', owned: 10, boughtAtOnce: 5 },
    holds: { unitsOwned: 10 },
    fails: { unitsOwned: 9, unitsBoughtAtOnce: 4 },
  },
  { asked: { if: 'fleet', owned: 10, boughtAtOnce: 5 }, holds: { unitsBoughtAtOnce: 5 }, fails: { unitsBoughtAtOnce: 4 } },
  { asked: { if: 'fleet', owned: null, boughtAtOnce: 5 }, holds: { unitsBoughtAtOnce: 5 }, fails: { unitsOwned: 10 } },
  {
    asked: { if: 'maintenance-due' },
    holds: { unitsOwned: 10, maintenanceVisitsUsed: 0 },
    fails: { unitsOwned: 10, maintenanceVisitsUsed: 1 },
    unknown: { unitsOwned: 10, maintenanceVisitsUsed: null },
  },
  { asked: { if: 'maintenance-due' }, holds: { unitsOwned: 11 }, fails: { unitsOwned: 9, maintenanceVisitsUsed: null } },
  { asked: { if: 'same-fault', times: 2 }, holds: { sameFaultCount: 2 }, fails: { sameFaultCount: 1 } },
  { asked: { if: 'request', oneOf: ['return', 'refund'] }, holds: { request: 'refund' }, fails: { request: 'fault' } },
  {
    asked: { if: 'first-installation' },
    holds: { isFirstInstallation: true },
    fails: { isFirstInstallation: false },
    unknown: { isFirstInstallation: null },
  },
  {
    asked: { if: 'repeat-installation' },
    holds: { isFirstInstallation: false },
    fails: { isFirstInstallation: true },
    unknown: { isFirstInstallation: null },
  },
  { asked: { if: 'visit-needed' }, holds: { needsVisit: true }, fails: { needsVisit: false }, unknown: { needsVisit: null } },
  {
    asked: { if: 'not-solvable-remotely' },
    holds: { isSolvableRemotely: false },
    fails: { isSolvableRemotely: true },
    unknown: { isSolvableRemotely: null },
  },
  {
    asked: { if: 'depot-caused' },
    holds: { isDepotCaused: true },
    fails: { isDepotCaused: false },
    unknown: { isDepotCaused: null },
  },
]

const DUTIES = { maintenance: [{ owned: 10, boughtAtOnce: 5, visitsPerYear: 1 }] }
const check = ({ asked, line = 'labour' }: Row, facts: Facts) =>
  checkCondition(asked, { facts: { ...FACTS, ...facts }, line, duties: DUTIES }).holds

test.each(ROWS.map((row) => [JSON.stringify(row.asked), row] as const))('%s', (_what, row) => {
  expect(condition.parse(row.asked)).toEqual(row.asked)
  expect([check(row, row.holds), check(row, row.fails)]).toEqual([true, false])
  expect(row.unknown ? check(row, row.unknown) : null).toBeNull()
})

test('every condition of the language is in the table', () => {
  expect([...new Set(ROWS.map(({ asked }) => asked.if))].toSorted()).toEqual(CONDITION_NAMES.toSorted())
})

describe('a condition that nothing could meet is refused', () => {
  test.each([
    { if: 'within', since: 'purchase', amount: 0, unit: 'days' },
    { if: 'within', since: 'purchase', amount: 1.5, unit: 'months' },
    { if: 'fleet', owned: null, boughtAtOnce: null },
    { if: 'same-fault', times: 1 },
    { if: 'responsibility', oneOf: [] },
    { if: 'request', oneOf: ['fault', 'fault'] },
    { if: 'not', condition: { if: 'intact' } },
  ])('%o', (asked) => {
    expect(condition.safeParse(asked).success).toBe(false)
  })
})

describe('facts', () => {
  test.each([
    ['maker', [], 'quality'],
    ['supplier-part', [], 'quality'],
    ['maker', ['opened-by-others'], 'not-quality'],
    ['wear', [], 'not-quality'],
    ['user', [], 'not-quality'],
    ['transport', null, 'not-quality'],
    [null, [], null],
    [null, ['misuse'], 'not-quality'],
  ] as const)('responsibility %s with %o makes it %s', (responsibility, exclusions, fault) => {
    expect(faultOf(responsibility, exclusions)).toBe(fault)
  })

  test.each([
    ['bought after it came in', { boughtOn: '2026-06-04' }, ['boughtOn'], 'dateInFuture'],
    ['installed after it came in', { installedOn: '2026-06-04' }, ['installedOn'], 'dateInFuture'],
    ['installed before it was bought', { installedOn: '2026-05-30' }, ['installedOn'], 'dateTooEarly'],
  ] as const)('%s: asked back when typed, judged when stored', (_what, facts, path, message) => {
    expect(typedFacts.safeParse({ ...FACTS, ...facts }).error?.issues).toMatchObject([{ path, message }])
    expect(entitlementFacts.safeParse({ ...FACTS, ...facts }).success).toBe(true)
  })
})
