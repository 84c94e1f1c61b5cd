import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { modelId } from '../kernel/ids.ts'
import { bilingual, line } from '../kernel/text.ts'
import { warrantyTerms } from '../warranty/warranty.ts'

/** One line of a model's test checklist. A `measure` step wants a figure between its limits, a `check` step pass or fail. */
export const checklistStep = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, fieldMessage('invalid')),
  label: bilingual,
  kind: z.enum(['check', 'measure']),
  unit: z.string().max(12).nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
})
export type ChecklistStep = z.infer<typeof checklistStep>

/** False when no figure could pass: such a unit would never leave its test. */
function hasPossibleLimits({ min, max }: Pick<ChecklistStep, 'min' | 'max'>): boolean {
  return min === null || max === null || min <= max
}

export const serialKind = z.enum(['plain', 'imei'])

export const modelFields = {
  brand: line(60),
  name: line(80),
  category: z.enum(['phone', 'computer', 'audio', 'appliance', 'tool', 'printer', 'medical', 'industrial', 'other']),
  serialKind,
  terms: warrantyTerms,
  /** Shown when a unit of this model comes over the counter. */
  intakeWarnings: z.array(bilingual).max(10),
  /** Offered for ticking at check-in. */
  usualAccessories: z.array(bilingual).max(20),
  /** The customer must agree beforehand to the unit being opened. */
  asksDisassembly: z.boolean(),
  /** The customer must agree beforehand to data being lost. */
  asksData: z.boolean(),
  checklist: z
    .array(checklistStep)
    .max(40)
    .refine((steps) => new Set(steps.map((step) => step.id)).size === steps.length, fieldMessage('invalid'))
    .refine((steps) => steps.every(hasPossibleLimits), fieldMessage('invalid')),
}

export const model = z.object({
  ...modelFields,
  id: modelId,
  /** Added at the counter with nothing but its name; somebody with the catalogue should complete it. */
  isProvisional: z.boolean(),
  version: z.int(),
})
export type Model = z.infer<typeof model>
export type ModelFields = Omit<Model, 'id' | 'isProvisional' | 'version'>

export const modelSummary = z.object({
  id: modelId,
  brand: z.string(),
  name: z.string(),
  category: z.string(),
  serialKind,
  isProvisional: z.boolean(),
  unitCount: z.int(),
})

/** One measured or checked line of a test run. */
export const stepResult = z.object({
  stepId: z.string().max(40),
  passed: z.boolean(),
  measured: z.number().nullable(),
})
export type StepResult = z.infer<typeof stepResult>

/** A measured figure passes within its limits, both included; an open limit lets everything pass on that side. */
export function isWithinLimits(step: Pick<ChecklistStep, 'min' | 'max'>, measured: number): boolean {
  return (step.min === null || measured >= step.min) && (step.max === null || measured <= step.max)
}

export type ChecklistVerdict = 'passed' | 'failed' | 'incomplete'

/**
 * A checklist passes when every step has a result and none failed; a measured step is judged by its figure, whatever was
 * ticked. A model without a checklist passes on the technician's word, given as one step `works`.
 */
export function judgeChecklist(checklist: readonly ChecklistStep[], results: readonly StepResult[]): ChecklistVerdict {
  const byStep = new Map(results.map((result) => [result.stepId, result]))
  const verdicts = effectiveChecklist(checklist).map((step) => judgeStep(step, byStep.get(step.id)))
  if (verdicts.includes('incomplete')) return 'incomplete'
  return verdicts.includes('failed') ? 'failed' : 'passed'
}

/** The model's own steps, or the one that every unit has. */
export function effectiveChecklist(checklist: readonly ChecklistStep[]): readonly ChecklistStep[] {
  return checklist.length > 0 ? checklist : [WORKS]
}

const WORKS: ChecklistStep = {
  id: 'works',
  label: { en: 'Works as it should', 'zh-CN': '功能正常' },
  kind: 'check',
  unit: null,
  min: null,
  max: null,
}

function judgeStep(step: ChecklistStep, result: StepResult | undefined): ChecklistVerdict {
  if (result === undefined) return 'incomplete'
  if (step.kind === 'check') return result.passed ? 'passed' : 'failed'
  if (result.measured === null) return 'incomplete'
  return isWithinLimits(step, result.measured) ? 'passed' : 'failed'
}
