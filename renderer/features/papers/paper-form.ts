import type { AttachmentId } from '../../../shared/kernel/ids.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import type { PaperSize } from '../../../shared/documents/documents.ts'
import { TEMPLATE_TEXTS, type TemplateBody, templateBody, type TemplateText } from '../../../shared/documents/templates.ts'
import { complaintsOf, type Complaints } from '../../app/record-form/complaints.ts'

/** A paper's words as their form holds them: '' for none. */
export interface PaperValues {
  readonly intro: Readonly<Record<Language, string>>
  readonly terms: Readonly<Record<Language, string>>
  readonly closing: Readonly<Record<Language, string>>
  readonly logoId: AttachmentId | null
  readonly paperSize: PaperSize
  readonly note: string
}

export const LANGUAGES = ['en', 'zh-CN'] as const satisfies readonly Language[]

const typed = (words: TemplateBody[TemplateText]) => ({ en: words.en ?? '', 'zh-CN': words['zh-CN'] ?? '' })

/** A stored version as the form shows it, with nothing noted yet. */
export const paperValues = ({ intro, terms, closing, logoId, paperSize }: TemplateBody): PaperValues => ({
  intro: typed(intro),
  terms: typed(terms),
  closing: typed(closing),
  logoId,
  paperSize,
  note: '',
})

/** What the contract asks for. */
export const toBody = ({ note: _notOfTheBody, ...body }: PaperValues): TemplateBody => ({ ...body })

/** Everything that keeps these words from being saved, by path: `terms.zh-CN`. */
export const checkPaper = (values: PaperValues): Complaints => complaintsOf(templateBody, toBody(values))

/** Words that are too long to be previewed are not asked for: the form says so already. */
export const isPrintable = (values: PaperValues): boolean => Object.keys(checkPaper(values)).length === 0

/** What each field is called when two versions are compared. */
export const fieldNamesOf = (name: (text: TemplateText) => string): Readonly<Record<string, string>> =>
  Object.fromEntries(TEMPLATE_TEXTS.map((text) => [text, name(text)]))
