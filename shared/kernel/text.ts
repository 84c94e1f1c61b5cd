import { z } from 'zod'
import { fieldMessage } from './field-message.ts'

const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g
// oxlint-disable-next-line eslint/no-control-regex -- NUL is what this looks for
const NUL = /\u0000/g
/** C0 and C1 controls but tab, line feed and carriage return. */
// oxlint-disable-next-line eslint/no-control-regex -- controls are what this looks for
const CONTROLS = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/
/** What leaves no mark on paper: blanks, joiners, marks of direction, fillers (Unicode's Default_Ignorable_Code_Point). */
const INVISIBLE = /^[\s\p{DI}]*$/u
const LINE_BREAKS = /[\t\r\n\u2028\u2029]/

/** Nothing of the following is in it: most of what is typed. */
const PLAIN = /^[ -~]*$/

/**
 * What is dropped without a word because nobody can have meant it: NUL, lone surrogates, bidirectional overrides.
 * The rest becomes NFC, so that a name typed on two keyboards is one name; where nobody could see any of it, it is empty.
 * (QUALITY.md, "Input".)
 */
export function cleanText(text: string): string {
  if (PLAIN.test(text)) return text.trim()
  const clean = text
    .replace(NUL, '')
    .replace(BIDI_CONTROLS, '')
    .replace(/\r\n?/g, '\n')
    .toWellFormed()
    .replaceAll('\ufffd', '')
    .normalize('NFC')
    .trim()
  return INVISIBLE.test(clean) ? '' : clean
}

function cleaned(max: number, isAllowed: (text: string) => boolean) {
  return z
    .string({ error: () => fieldMessage('required') })
    .transform(cleanText)
    .pipe(
      z
        .string()
        .min(1, fieldMessage('required'))
        .max(max, fieldMessage('tooLong', { max }))
        .refine(isAllowed, fieldMessage('controlCharacters')),
    )
}

/** One line of text, 1 to `max` characters after cleaning. */
export const line = (max = 200) => cleaned(max, (text) => !CONTROLS.test(text) && !LINE_BREAKS.test(text))

/** Text of several lines, 1 to `max` characters after cleaning. */
export const paragraph = (max = 4000) => cleaned(max, (text) => !CONTROLS.test(text))

/** An empty text is null: absent text has one form in the store. */
const absent = z
  .string()
  .transform(cleanText)
  .pipe(z.literal(''))
  .transform(() => null)

/** As `line`, but an empty one is null. */
export const optionalLine = (max = 200) => z.union([z.null(), absent, line(max)])

/** As `paragraph`, but an empty one is null. */
export const optionalParagraph = (max = 4000) => z.union([z.null(), absent, paragraph(max)])

const oneLanguage = z
  .string()
  .transform(cleanText)
  .pipe(z.string().max(1000, fieldMessage('tooLong', { max: 1000 })))

/** Text in both languages of the depot. A missing one falls back to the other when shown. */
export const bilingual = z.object({ en: oneLanguage, 'zh-CN': oneLanguage })
export type Bilingual = z.infer<typeof bilingual>

/** The wording in the asked language, or in the other one when that was left empty. */
export function wording(text: Bilingual, language: Language): string {
  return text[language] || text[language === 'en' ? 'zh-CN' : 'en']
}

export const language = z.enum(['en', 'zh-CN'])
export type Language = z.infer<typeof language>
