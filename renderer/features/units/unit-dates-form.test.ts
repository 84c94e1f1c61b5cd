import { expect, test } from 'vitest'
import { NO_PROOF } from '../../../shared/units/units.ts'
import { toUnitDates, unitDatesValues } from './unit-dates-form.ts'

const none = { boughtOn: '2026-02-28', installedOn: null, proof: NO_PROOF }

test('what was stored comes back unchanged', () => {
  const stored = { ...none, proof: { state: 'verified', kind: 'invoice', number: 'A-1', attachmentId: null } } as const
  expect(toUnitDates(unitDatesValues(stored), null)).toEqual(stored)
  expect(toUnitDates(unitDatesValues(none), null)).toEqual(none)
})

test('without a kind there is no proof, whatever was typed before', () => {
  const values = { ...unitDatesValues(none), state: 'verified', number: 'A-1' } as const
  expect(toUnitDates(values, null).proof).toEqual(NO_PROOF)
})
