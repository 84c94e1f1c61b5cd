import { MISUSE, REPAIR, REPAIRED, TRANSPORT, type PresetCase } from './preset-case.ts'

/** MISSION.md, “Policies that come with it”, 4: the standing rules, with a model of 24 months on parts and 12 on labour. */
export const SERVICE_STANDARD: readonly PresetCase[] = [
  { what: 'in warranty', facts: {}, covered: REPAIR, choices: ['repair free'], by: 'standing-maker-warranty' },
  {
    what: 'last day of labour',
    facts: { on: '2027-05-31' },
    covered: REPAIR,
    choices: ['repair free'],
    by: 'standing-maker-warranty',
  },
  {
    what: 'labour out by one day',
    facts: { on: '2027-06-01' },
    covered: ['part'],
    choices: ['repair charged'],
    by: 'standing-at-a-price',
  },
  { what: 'parts out by one day', facts: { on: '2028-06-01' }, choices: ['repair charged'], by: 'standing-at-a-price' },
  {
    what: 'parts alone abroad',
    facts: { region: 'export' },
    covered: ['part'],
    choices: ['repair charged'],
    by: 'standing-at-a-price',
  },
  {
    what: 'no proof',
    facts: { proof: 'none' },
    choices: ['repair charged'],
    by: 'standing-at-a-price',
    onceVerified: ['repair free'],
  },
  {
    what: 'proof not verified yet',
    facts: { proof: 'unverified' },
    open: REPAIR,
    choices: ['repair charged', 'repair free if'],
    by: 'standing-maker-warranty',
    onceVerified: ['repair free'],
  },
  {
    what: 'proof refused',
    facts: { proof: 'refused' },
    choices: ['repair charged'],
    by: 'standing-at-a-price',
    onceVerified: ['repair free'],
  },
  { what: 'misuse', facts: MISUSE, choices: ['repair charged'], by: 'standing-at-a-price' },
  { what: 'damaged in transport', facts: TRANSPORT, choices: ['repair charged'], by: 'standing-at-a-price' },
  {
    what: 'same fault twice',
    facts: { sameFaultCount: 2 },
    covered: REPAIR,
    choices: ['repair free', 'refund free'],
    by: 'standing-maker-warranty',
  },
  {
    what: 'second repair under repair warranty, no proof',
    facts: { ...REPAIRED, proof: 'none', on: '2026-07-20' },
    covered: REPAIR,
    choices: ['repair free'],
    by: 'standing-repair-warranty',
  },
  {
    what: 'misuse under repair warranty',
    facts: { ...REPAIRED, ...MISUSE, on: '2026-07-20' },
    choices: ['repair charged'],
    by: 'standing-at-a-price',
  },
]
