import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { codeKinds } from './code-matrix.ts'
import {
  directions,
  fieldsOf,
  fieldSizes,
  kindFields,
  type LabelDesign,
  labelFields,
  type LabelKind,
  labelKinds,
} from './label-kinds.ts'

/** The narrowest label that a code fits on, and the longest that a printer of labels feeds. */
export const leastSideMm = 15
export const mostSideMm = 300
/** Rolls that are sold lie between these; wider paper comes as sheets. */
export const mostRollMm = 120

const side = z
  .number()
  .min(leastSideMm)
  .max(mostSideMm)
  .multipleOf(0.1, fieldMessage('tooFine', { digits: 1 }))

const size = z
  .object({ widthMm: side, heightMm: side.nullable() })
  .refine(({ widthMm, heightMm }) => heightMm !== null || widthMm <= mostRollMm, {
    path: ['widthMm'],
    message: fieldMessage('tooLarge', { max: mostRollMm }),
  })

export const labelKind = z.enum(labelKinds)

/** What may be kept of a layout; whether it suits its kind, `checkFields` says. */
export const labelDesign = z.object({
  size,
  direction: z.enum(directions),
  code: z.enum(codeKinds, { error: () => fieldMessage('labelNeedsCode') }),
  language: z.enum(['depot', 'en', 'zh-CN', 'both']),
  fields: z.array(z.object({ field: z.enum(labelFields), isOn: z.boolean(), size: z.enum(fieldSizes) })).max(labelFields.length),
}) satisfies z.ZodType<LabelDesign>

/** What a layout breaks of its kind's rules: each field once, none of another kind's, and at least one on. */
export function checkFields(
  kind: LabelKind,
  { fields }: LabelDesign,
  context: z.RefinementCtx,
  path: readonly string[] = [],
): void {
  const complain = (message: string) => context.addIssue({ code: 'custom', path: [...path, 'fields'], message })
  const named = fields.map(({ field }) => field)
  if (named.length !== new Set(named).size || named.some((field) => kindFields[kind][field] === undefined))
    complain(fieldMessage('invalid'))
  if (!fields.some(({ isOn }) => isOn)) complain(fieldMessage('labelNeedsField'))
}

/** A layout of one kind, as a form checks it. */
export const labelDesignOf = (kind: LabelKind) => labelDesign.superRefine((design, context) => checkFields(kind, design, context))

/** A stored layout with the fields that the kind has gained since, switched off. */
export function completed(kind: LabelKind, design: LabelDesign): LabelDesign {
  const known = design.fields.filter(({ field }) => kindFields[kind][field] !== undefined)
  const gained = fieldsOf(kind).filter((field) => !known.some((it) => it.field === field))
  return { ...design, fields: [...known, ...gained.map((field) => ({ field, isOn: false, size: 'normal' as const }))] }
}
