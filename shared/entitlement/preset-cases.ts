import { CONSUMER_GOODS } from './cases-consumer-goods.ts'
import { EQUIPMENT_DOMESTIC, EQUIPMENT_EXPORT } from './cases-equipment.ts'
import { SERVICE_STANDARD } from './cases-service-standard.ts'
import { FACTS, TERMS, type PresetTable } from './preset-case.ts'

/** Every preset of `resources/policies` by its file name, with its table. */
export const PRESET_TABLES = {
  'consumer-goods': { facts: FACTS, cases: CONSUMER_GOODS },
  'equipment-domestic': {
    facts: { ...FACTS, customerKind: 'organisation', boughtOn: '2025-05-20', installedOn: '2025-05-31', on: '2025-09-10' },
    cases: EQUIPMENT_DOMESTIC,
  },
  'equipment-export': {
    facts: {
      ...FACTS,
      region: 'export',
      customerKind: 'organisation',
      boughtOn: '2025-11-20',
      installedOn: '2025-11-30',
      on: '2026-01-10',
    },
    cases: EQUIPMENT_EXPORT,
  },
  'service-standard': { facts: { ...FACTS, terms: TERMS }, cases: SERVICE_STANDARD },
} as const satisfies Record<string, PresetTable>
