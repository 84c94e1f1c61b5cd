import { expect, test } from 'vitest'
import { defaultWedge } from '../../../shared/scan/wedge.ts'
import { SUFFIX_CHOICES, wedgeConfigOf } from './wedge-settings.ts'

test('what is chosen for a scanner is what its keys are judged by', () => {
  const usual = { maxGapMs: defaultWedge.maxGapMs, prefix: null, suffix: 'any' } as const
  expect(wedgeConfigOf(usual)).toEqual(defaultWedge)
  expect(wedgeConfigOf({ ...usual, maxGapMs: 18, prefix: 'F9' })).toMatchObject({ maxGapMs: 18, prefix: 'F9' })
  expect(SUFFIX_CHOICES.map((suffix) => wedgeConfigOf({ ...usual, suffix }).suffixes)).toEqual([
    ['Enter', 'Tab'],
    ['Enter'],
    ['Tab'],
    [],
  ])
})
