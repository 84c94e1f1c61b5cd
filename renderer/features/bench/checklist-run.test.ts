import { expect, test } from 'vitest'
import type { ChecklistStep } from '../../../shared/catalogue/catalogue.ts'
import { passTheRest, resultsOf, runVerdict } from './checklist-run.ts'

const step = (id: string, limits?: { min: number; max: number }): ChecklistStep => ({
  id,
  label: { en: id, 'zh-CN': id },
  kind: limits === undefined ? 'check' : 'measure',
  unit: limits === undefined ? null : 'V',
  min: limits?.min ?? null,
  max: limits?.max ?? null,
})
const checklist = [step('power'), step('sound'), step('voltage', { min: 11.5, max: 12.5 })]

test('passing the rest answers what was not answered, and leaves figures and failures alone', () => {
  const answers = passTheRest(checklist, { sound: { passed: false, measured: null } })
  expect(answers).toMatchObject({ power: { passed: true }, sound: { passed: false } })
  expect(runVerdict(checklist, answers)).toBe('incomplete')
})

test('a figure is judged by its limits', () => {
  const answers = passTheRest(checklist, { voltage: { passed: null, measured: 13 } })
  expect(runVerdict(checklist, answers)).toBe('failed')
  expect(resultsOf(checklist, answers)).toContainEqual({ stepId: 'voltage', passed: false, measured: 13 })
  expect(runVerdict(checklist, { ...answers, voltage: { passed: null, measured: 12 } })).toBe('passed')
})

test('a model without a checklist has one step', () => {
  expect(runVerdict([], {})).toBe('incomplete')
  expect(runVerdict([], passTheRest([], {}))).toBe('passed')
})
