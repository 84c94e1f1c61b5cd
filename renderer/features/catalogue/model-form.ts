import { z } from 'zod'
import { type ChecklistStep, type Model, type ModelFields, modelFields } from '../../../shared/catalogue/catalogue.ts'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import type { Bilingual } from '../../../shared/kernel/text.ts'
import { NO_TERMS } from '../../../shared/warranty/warranty.ts'
import { type Complaints, complaintsOf } from '../../app/record-form/complaints.ts'

/** A text in both languages as a line of a form; `key` tells lines apart while they move. */
export interface TextLine {
  readonly key: string
  readonly en: string
  readonly 'zh-CN': string
}

/** A step of the checklist as a line of a form; figures are '' while empty. */
export interface StepLine extends TextLine {
  readonly id: string
  readonly kind: ChecklistStep['kind']
  readonly unit: string
  readonly min: number | ''
  readonly max: number | ''
}

export interface Months {
  readonly partsMonths: number | ''
  readonly labourMonths: number | ''
}

export interface TermsValues {
  readonly startsFrom: 'purchase' | 'installation'
  readonly domestic: Months
  readonly export: Months
}

/** A model as its form holds it. */
export interface ModelValues {
  readonly brand: string
  readonly name: string
  readonly category: ModelFields['category']
  readonly serialKind: ModelFields['serialKind']
  readonly terms: TermsValues
  readonly intakeWarnings: readonly TextLine[]
  readonly usualAccessories: readonly TextLine[]
  readonly asksDisassembly: boolean
  readonly asksData: boolean
  readonly checklist: readonly StepLine[]
}

export type ModelField = keyof ModelValues

export const CATEGORIES = modelFields.category.options
export const MOST = { intakeWarnings: 10, usualAccessories: 20, checklist: 40 } as const

const toLine = (text: Bilingual, index: number): TextLine => ({ key: `line-${index}`, en: text.en, 'zh-CN': text['zh-CN'] })

/** A stored model as the form shows it. Keys of lines come from their place, so equal models give equal values. */
export const modelValues = (model: ModelFields): ModelValues => ({
  brand: model.brand,
  name: model.name,
  category: model.category,
  serialKind: model.serialKind,
  terms: model.terms,
  intakeWarnings: model.intakeWarnings.map(toLine),
  usualAccessories: model.usualAccessories.map(toLine),
  asksDisassembly: model.asksDisassembly,
  asksData: model.asksData,
  checklist: model.checklist.map((step) => ({
    key: step.id,
    id: step.id,
    en: step.label.en,
    'zh-CN': step.label['zh-CN'],
    kind: step.kind,
    unit: step.unit ?? '',
    min: step.min ?? '',
    max: step.max ?? '',
  })),
})

/** What a new model begins with. Version 0 is one that the depot does not have yet. */
export const newModel: ModelFields & Pick<Model, 'version'> = {
  brand: '',
  name: '',
  category: 'other',
  serialKind: 'plain',
  terms: NO_TERMS,
  intakeWarnings: [],
  usualAccessories: [],
  asksDisassembly: false,
  asksData: false,
  checklist: [],
  version: 0,
}

export const emptyLine = (): TextLine => ({ key: crypto.randomUUID(), en: '', 'zh-CN': '' })

/** A new step; its id is what results of tests will name, so it never follows the label. */
export const emptyStep = (): StepLine => {
  const id = `step-${crypto.randomUUID().slice(0, 13)}`
  return { ...emptyLine(), key: id, id, kind: 'check', unit: '', min: '', max: '' }
}

const hasWords = (line: TextLine): boolean => line.en.trim() !== '' || line['zh-CN'].trim() !== ''
const toText = (line: TextLine): Bilingual => ({ en: line.en.trim(), 'zh-CN': line['zh-CN'].trim() })
/** An empty figure never passes the check, so NaN never leaves the page. */
const figure = (typed: number | ''): number => (typed === '' ? Number.NaN : typed)
const toMonths = (months: Months) => ({ partsMonths: figure(months.partsMonths), labourMonths: figure(months.labourMonths) })

const toStep = (line: StepLine): ChecklistStep => {
  const step = { id: line.id, label: toText(line), kind: line.kind }
  if (line.kind === 'check') return { ...step, unit: null, min: null, max: null }
  return {
    ...step,
    unit: line.unit.trim() || null,
    min: line.min === '' ? null : line.min,
    max: line.max === '' ? null : line.max,
  }
}

/** What the contract asks for; lines without a word are left out. */
export const toModelFields = (values: ModelValues): ModelFields => ({
  brand: values.brand,
  name: values.name,
  category: values.category,
  serialKind: values.serialKind,
  terms: {
    startsFrom: values.terms.startsFrom,
    domestic: toMonths(values.terms.domestic),
    export: toMonths(values.terms.export),
  },
  intakeWarnings: values.intakeWarnings.filter(hasWords).map(toText),
  usualAccessories: values.usualAccessories.filter(hasWords).map(toText),
  asksDisassembly: values.asksDisassembly,
  asksData: values.asksData,
  checklist: values.checklist.map(toStep),
})

const schema = z.object(modelFields)

/** Everything that keeps this model from being saved. A step without words could not be read at the bench. */
export const checkModel = (values: ModelValues): Complaints => {
  const steps = values.checklist.flatMap((step, index): [string, string][] => {
    if (!hasWords(step)) return [[`checklist.${index}.label`, fieldMessage('required')]]
    const isCrossed = step.kind === 'measure' && step.min !== '' && step.max !== '' && step.min > step.max
    return isCrossed ? [[`checklist.${index}.max`, fieldMessage('tooSmall', { min: step.min })]] : []
  })
  const { checklist, ...others } = complaintsOf(schema, toModelFields(values))
  // The contract complains about the whole list; the steps say which line it is.
  const whole = steps.length > 0 || checklist === undefined ? {} : { checklist }
  return { ...others, ...whole, ...Object.fromEntries(steps) }
}

/** The list with one line moved by `by` places; unchanged at its ends. */
export const moved = <Line>(lines: readonly Line[], index: number, by: number): readonly Line[] => {
  const line = lines[index]
  const to = index + by
  if (line === undefined || to < 0 || to >= lines.length) return lines
  return lines.toSpliced(index, 1).toSpliced(to, 0, line)
}
