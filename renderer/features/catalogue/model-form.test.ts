import { expect, test } from 'vitest'
import { checkModel, emptyLine, emptyStep, modelValues, moved, newModel, toModelFields } from './model-form.ts'

const phone = {
  ...newModel,
  brand: 'Norvaak',
  name: 'Fjord 12',
  intakeWarnings: [{ en: 'Glass breaks', 'zh-CN': '玻璃易碎' }],
  checklist: [
    { id: 'touch', label: { en: 'Touch', 'zh-CN': '触控' }, kind: 'check' as const, unit: null, min: null, max: null },
    { id: 'current', label: { en: 'Current', 'zh-CN': '电流' }, kind: 'measure' as const, unit: 'A', min: 1.8, max: 3.2 },
  ],
}

test('a stored model goes through the form unchanged', () => {
  const { version: _, ...fields } = phone
  expect(toModelFields(modelValues(phone))).toEqual(fields)
  expect(checkModel(modelValues(phone))).toEqual({})
  expect(JSON.stringify(modelValues(phone))).toBe(JSON.stringify(modelValues(structuredClone(phone))))
})

test('lines without a word are left out, but a step must say something', () => {
  const values = { ...modelValues(phone), intakeWarnings: [emptyLine()], checklist: [emptyStep()] }
  expect(toModelFields(values).intakeWarnings).toEqual([])
  expect(checkModel(values)).toEqual({ 'checklist.0.label': 'required' })
})

test('says what is missing or out of bounds, and where', () => {
  const values = modelValues(phone)
  const [touch, current] = values.checklist
  if (touch === undefined || current === undefined) throw new Error('two steps were given')
  expect(
    checkModel({
      ...values,
      brand: ' ',
      terms: { ...values.terms, domestic: { partsMonths: 241, labourMonths: '' } },
      checklist: [touch, { ...current, min: 5 }],
    }),
  ).toEqual({
    brand: 'required',
    'terms.domestic.partsMonths': 'tooLarge|max=240',
    'terms.domestic.labourMonths': 'notANumber',
    'checklist.1.max': 'tooSmall|min=5',
  })
})

test('lines move within the list and stay at its ends', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c'])
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c'])
  expect(moved(['a'], 0, -1)).toEqual(['a'])
})
