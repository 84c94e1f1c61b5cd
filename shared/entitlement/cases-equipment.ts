import type { EntitlementFacts } from './facts.ts'
import { ALL, MISUSE, NO_FAULT, REPAIR, REPAIRED, TRANSPORT, type PresetCase } from './preset-case.ts'

const VISIT = ['labour', 'part', 'travel'] as const

/** What is the same for equipment at home and abroad; only the days and the first installation differ. */
function equipmentCases(lastDay: string, dayAfter: string): readonly PresetCase[] {
  const free = ['repair free', 'visit free', 'remote-help free'] as const
  const over = ['repair charged', 'visit charged', 'remote-help free'] as const
  const fleet = (facts: Partial<EntitlementFacts>): Partial<EntitlementFacts> => ({
    ...NO_FAULT,
    request: 'maintenance',
    ...facts,
  })
  const due = [...over, 'maintenance free'] as const
  const again: Partial<EntitlementFacts> = { ...NO_FAULT, request: 'installation', isFirstInstallation: false }
  return [
    { what: 'in warranty', facts: {}, covered: VISIT, choices: free, by: 'warranty' },
    { what: 'last day of warranty', facts: { on: lastDay }, covered: VISIT, choices: free, by: 'warranty' },
    { what: 'out by one day', facts: { on: dayAfter }, choices: over, by: 'after-warranty' },
    { what: 'no proof', facts: { proof: 'none' }, covered: VISIT, choices: free, by: 'warranty' },
    { what: 'proof not verified yet', facts: { proof: 'unverified' }, covered: VISIT, choices: free, by: 'warranty' },
    { what: 'proof refused', facts: { proof: 'refused' }, covered: VISIT, choices: free, by: 'warranty' },
    {
      what: 'nobody knows when it was installed',
      facts: { installedOn: null },
      open: VISIT,
      choices: ['repair charged', 'repair free if', 'visit charged', 'visit free if', 'remote-help free'],
      by: 'warranty',
    },
    {
      what: 'solvable remotely',
      facts: { isSolvableRemotely: true },
      covered: REPAIR,
      choices: ['repair free', 'visit charged', 'remote-help free'],
      by: 'warranty',
    },
    {
      what: 'nobody tried remotely',
      facts: { isSolvableRemotely: null },
      covered: REPAIR,
      open: ['travel'],
      choices: ['repair free', 'visit charged', 'visit free if', 'remote-help free'],
      by: 'warranty',
    },
    { what: 'misuse', facts: MISUSE, choices: [...over, 'training free'], by: 'customer-caused-visit' },
    {
      what: 'damaged in transport',
      facts: TRANSPORT,
      covered: ['travel'],
      choices: ['repair charged', 'visit free', 'remote-help free'],
      by: 'after-warranty',
    },
    {
      what: 'same fault twice',
      facts: { sameFaultCount: 2 },
      covered: VISIT,
      choices: ['repair free', 'refund free', 'visit free', 'remote-help free'],
      by: 'warranty',
    },
    {
      what: 'second repair under repair warranty',
      facts: { ...REPAIRED, on: '2026-07-20' },
      covered: REPAIR,
      choices: ['repair free', 'visit charged', 'remote-help free'],
      by: 'standing-repair-warranty',
    },
    {
      what: 'the depot’s own fault, long after',
      facts: { on: '2030-01-01', isDepotCaused: true },
      covered: ALL,
      choices: ['repair free', 'visit charged', 'remote-help free'],
      by: 'standing-depot-caused',
    },
    { what: 'second installation', facts: again, choices: [...over, 'training free'], by: 'second-installation-visit' },
    { what: 'fleet of 4', facts: fleet({ unitsOwned: 4, unitsBoughtAtOnce: 4 }), choices: over, by: 'after-warranty' },
    {
      what: 'fleet of 5 bought at once',
      facts: fleet({ unitsOwned: 5, unitsBoughtAtOnce: 5 }),
      covered: ['labour', 'travel'],
      choices: due,
      by: 'maintenance-costs',
    },
    { what: 'fleet of 9, one by one', facts: fleet({ unitsOwned: 9 }), choices: over, by: 'after-warranty' },
    {
      what: 'fleet of 10',
      facts: fleet({ unitsOwned: 10 }),
      covered: ['labour', 'travel'],
      choices: due,
      by: 'maintenance-costs',
    },
    {
      what: 'fleet of 10, its visit used',
      facts: fleet({ unitsOwned: 10, maintenanceVisitsUsed: 1 }),
      choices: over,
      by: 'after-warranty',
    },
    {
      what: 'fleet of 19, its visit used',
      facts: fleet({ unitsOwned: 19, maintenanceVisitsUsed: 1 }),
      choices: over,
      by: 'after-warranty',
    },
    {
      what: 'fleet of 20, one visit used',
      facts: fleet({ unitsOwned: 20, maintenanceVisitsUsed: 1 }),
      covered: ['labour', 'travel'],
      choices: due,
      by: 'maintenance-costs',
    },
    {
      what: 'fleet of 20, both visits used',
      facts: fleet({ unitsOwned: 20, maintenanceVisitsUsed: 2 }),
      choices: over,
      by: 'after-warranty',
    },
  ]
}

const FIRST: Partial<EntitlementFacts> = { ...NO_FAULT, request: 'installation', installedOn: null, isFirstInstallation: true }

/** MISSION.md, “Policies that come with it”, 2. */
export const EQUIPMENT_DOMESTIC: readonly PresetCase[] = [
  ...equipmentCases('2026-05-31', '2026-06-01'),
  {
    what: 'first installation',
    facts: FIRST,
    covered: ['labour', 'travel'],
    choices: ['repair charged', 'visit free', 'remote-help free'],
    by: 'first-installation',
  },
  {
    what: 'a unit from abroad',
    facts: { region: 'export' },
    choices: ['repair charged', 'visit charged', 'remote-help free'],
    by: 'after-warranty',
  },
]

/** MISSION.md, “Policies that come with it”, 3. */
export const EQUIPMENT_EXPORT: readonly PresetCase[] = [
  ...equipmentCases('2026-02-28', '2026-03-01'),
  {
    what: 'after 3 months, though the domestic 12 still run',
    facts: { on: '2026-04-15' },
    choices: ['repair charged', 'visit charged', 'remote-help free'],
    by: 'after-warranty',
  },
  {
    what: 'new agent’s first installation',
    facts: { ...FIRST, customerKind: 'dealer' },
    covered: ['labour', 'travel'],
    choices: ['repair charged', 'visit free', 'remote-help free', 'training free'],
    by: 'first-installation',
  },
  {
    what: 'first installation for somebody else',
    facts: FIRST,
    choices: ['repair charged', 'visit charged', 'remote-help free'],
    by: 'after-warranty',
  },
]
