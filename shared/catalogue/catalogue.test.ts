import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type ChecklistStep,
  effectiveChecklist,
  isWithinLimits,
  judgeChecklist,
  modelFields,
  type StepResult,
} from './catalogue.ts'

const step = (id: string, change: Partial<ChecklistStep> = {}): ChecklistStep => ({
  id,
  label: { en: id, 'zh-CN': id },
  kind: 'check',
  unit: null,
  min: null,
  max: null,
  ...change,
})
const VOLTS = step('volts', { kind: 'measure', unit: 'V', min: 4.9, max: 5.1 })
const answer = (stepId: string, passed: boolean, measured: number | null = null): StepResult => ({ stepId, passed, measured })

describe('a checklist', () => {
  test.each([
    ['every step passed', [answer('a', true), answer('volts', true, 5)], 'passed'],
    ['both limits are inside', [answer('a', true), answer('volts', false, 5.1)], 'passed'],
    ['one failed', [answer('a', false), answer('volts', true, 5)], 'failed'],
    ['a figure outside, whatever was ticked', [answer('a', true), answer('volts', true, 5.2)], 'failed'],
    ['a figure missing', [answer('a', true), answer('volts', true)], 'incomplete'],
    ['a step missing, even when another failed', [answer('volts', true, 9)], 'incomplete'],
    ['an answer to a step of another model', [answer('a', true), answer('volts', true, 5), answer('zzz', false)], 'passed'],
  ] as const)('%s', (_what, results, verdict) => {
    expect(judgeChecklist([step('a'), VOLTS], results)).toBe(verdict)
  })

  test('that the model lacks is one step on the technician’s word', () => {
    expect(effectiveChecklist([]).map(({ id }) => id)).toEqual(['works'])
    expect(judgeChecklist([], [answer('works', true)])).toBe('passed')
    expect(judgeChecklist([], [])).toBe('incomplete')
  })

  test('never passes by one answer less', () => {
    const steps = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 })
    fc.assert(
      fc.property(steps, fc.nat(3), (ids, gone) => {
        const results = ids.map((id) => answer(id, true))
        expect(
          judgeChecklist(
            ids.map((id) => step(id)),
            results,
          ),
        ).toBe('passed')
        expect(
          judgeChecklist(
            ids.map((id) => step(id)),
            results.toSpliced(gone % ids.length, 1),
          ),
        ).toBe('incomplete')
      }),
    )
  })

  test('open limits let everything pass on their side', () => {
    expect(isWithinLimits({ min: null, max: null }, -1e9)).toBe(true)
    expect(isWithinLimits({ min: 3, max: null }, 2.9)).toBe(false)
    expect(isWithinLimits({ min: null, max: 3 }, 3)).toBe(true)
  })
})

describe('a model’s checklist as it is entered', () => {
  const isTaken = (...checklist: ChecklistStep[]) => modelFields.checklist.safeParse(checklist).success

  test('has each step once, or an answer would count for two', () => {
    expect(isTaken(step('a'), step('b'))).toBe(true)
    expect(isTaken(step('a'), step('a'))).toBe(false)
  })

  test('has no limits that nothing can keep', () => {
    expect(isTaken(VOLTS)).toBe(true)
    expect(isTaken({ ...VOLTS, min: 5, max: 5 })).toBe(true)
    expect(isTaken({ ...VOLTS, min: 6, max: 5 })).toBe(false)
  })
})
