import { expect, test } from 'vitest'
import { NO_PROOF } from '../../../shared/units/units.ts'
import { toUnitDates, unitDatesValues } from './unit-dates-form.ts'

const NOTHING_SHOWN = { kind: null, number: null, on: null, attachmentId: null }
const none = { boughtOn: '2026-02-28', installedOn: null, proof: NO_PROOF }

test('what was stored comes back unchanged', () => {
  const shown = { kind: 'invoice', number: 'A-1', on: '2026-02-27', attachmentId: null } as const
  const stored = { ...none, proof: { ...NO_PROOF, state: 'verified', ...shown } } as const
  expect(toUnitDates(unitDatesValues(stored), null)).toEqual({ ...none, proof: shown })
  expect(toUnitDates(unitDatesValues(none), null)).toEqual({ ...none, proof: NOTHING_SHOWN })
})

test('without a kind there is no proof, whatever was typed before', () => {
  const values = { ...unitDatesValues(none), proofOn: '2026-02-27', number: 'A-1' } as const
  expect(toUnitDates(values, null).proof).toEqual(NOTHING_SHOWN)
})
