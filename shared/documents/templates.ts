import { z } from 'zod'
import { attachmentId } from '../kernel/ids.ts'
import { optionalParagraph } from '../kernel/text.ts'
import { paperSizeSchema } from './documents.ts'

/**
 * What a depot puts on its papers in its own words, a version at a time (MISSION.md, H6). The letterhead stands on all of them: logo,
 * a line at the end, the size of the sheet. Each paper has words of its own before and after what the record says, and its terms.
 */

export const TEMPLATE_PAPERS = [
  'letterhead',
  'rma-slips',
  'plan',
  'repair-report',
  'hand-back-slip',
  'receipt',
  'packing-instructions',
  'packing-list',
  'shipping-confirmation',
  'loaner-agreement',
  'warranty-agreement',
  'dispatch-sheet',
  'training-assessment',
  'satisfaction-survey',
  'scrap-certificate',
  'quality-report',
] as const
export const templatePaper = z.enum(TEMPLATE_PAPERS)
export type TemplatePaper = z.infer<typeof templatePaper>

/** Where words of a template stand, in the order of the paper. */
export const TEMPLATE_TEXTS = ['intro', 'terms', 'closing'] as const
export type TemplateText = (typeof TEMPLATE_TEXTS)[number]

/** Characters of each. */
export const TEXT_LIMITS: Readonly<Record<TemplateText, number>> = { intro: 2000, terms: 10_000, closing: 1000 }

/** Which words a paper has: the letterhead says the same at the end of all, and nothing else. */
export const textsOf = (paper: TemplatePaper): readonly TemplateText[] => (paper === 'letterhead' ? ['closing'] : TEMPLATE_TEXTS)

/** In both languages; where one is missing, the other stands in. */
const words = (text: TemplateText) =>
  z.object({ en: optionalParagraph(TEXT_LIMITS[text]), 'zh-CN': optionalParagraph(TEXT_LIMITS[text]) })

export const templateBody = z.object({
  intro: words('intro'),
  terms: words('terms'),
  closing: words('closing'),
  /** Of the letterhead alone; null elsewhere. */
  logoId: attachmentId.nullable(),
  /** Of the letterhead alone. */
  paperSize: paperSizeSchema,
})
export type TemplateBody = z.infer<typeof templateBody>

const NOTHING = { en: null, 'zh-CN': null }

/** What a paper has before anybody wrote anything: version 0. */
export const EMPTY_TEMPLATE: TemplateBody = {
  intro: NOTHING,
  terms: NOTHING,
  closing: NOTHING,
  logoId: null,
  paperSize: 'a4',
}

export const templateHead = z.object({
  number: z.int(),
  note: z.string().nullable(),
  madeAt: z.string(),
  /** Null for what was taken over from the depot's settings. */
  madeBy: z.string().nullable(),
})
export type TemplateHead = z.infer<typeof templateHead>

/** A paper's words as they are now, and every version of them, newest first. */
export const template = z.object({
  paper: templatePaper,
  /** 0 until somebody writes some. */
  number: z.int(),
  body: templateBody,
  versions: z.array(templateHead),
})
export type Template = z.infer<typeof template>
