import { z } from 'zod'
import { change, procedure } from '../kernel/procedure.ts'
import { language } from '../kernel/text.ts'
import { checkFields, labelDesign, labelKind } from './label-design.ts'
import { labelFields } from './label-kinds.ts'

/** 0 of a layout that the depot never changed. */
const layoutVersion = z.int().min(0)

export const labelLayout = z.object({ kind: labelKind, design: labelDesign, version: layoutVersion })
export type StoredLabelLayout = z.infer<typeof labelLayout>

const labelField = z.enum(labelFields)

export const labelPreview = z.object({
  /** As it is read; on paper it may lie. */
  svg: z.string(),
  widthMm: z.number(),
  heightMm: z.number(),
  isTurned: z.boolean(),
  /** Why it would not be printed. */
  problems: z.array(
    z.object({ field: z.union([labelField, z.literal('code')]), why: z.enum(['too-long', 'no-room', 'too-fine']) }),
  ),
  /** Names that lose their end, which is allowed. */
  cut: z.array(labelField),
  /** Whether the code reads back from the dots of the coarsest printer. */
  isReadable: z.boolean(),
  /** Which record it shows; null shows an example. */
  of: z.string().nullable(),
})
export type LabelPreview = z.infer<typeof labelPreview>

/** Whose texts a layout is tried with: those of the newest record of its kind, the longest that occur, or an example. */
export const labelSample = z.enum(['newest', 'long', 'example'])
export type LabelSample = z.infer<typeof labelSample>

export const labelsContract = {
  layouts: procedure('read').output(z.array(labelLayout)),
  preview: procedure('read')
    .input(
      z.object({
        kind: labelKind,
        design: labelDesign,
        sample: labelSample,
        /** Whose record: a job's number for its label and tags, else that of the thing itself. Null is the newest. */
        number: z.string().trim().max(20).nullable().default(null),
        language: language.nullable().default(null),
      }),
    )
    .output(labelPreview),
  save: procedure('administer')
    .input(
      change({ kind: labelKind, version: layoutVersion, design: labelDesign }).superRefine(({ kind, design }, context) =>
        checkFields(kind, design, context, ['design']),
      ),
    )
    .output(z.object({ version: layoutVersion })),
}
