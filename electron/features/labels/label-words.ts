import english from '../../../resources/documents/en.json' with { type: 'json' }
import chinese from '../../../resources/documents/zh-CN.json' with { type: 'json' }
import type { Language } from '../../../shared/kernel/text.ts'
import { bothWords, type LabelWords } from '../../../shared/labels/label-content.ts'
import type { LabelDesign } from '../../../shared/labels/label-kinds.ts'

/** The words of labels are those of the papers beside them. */
const wordings = { en: english, 'zh-CN': chinese } as const satisfies Record<Language, unknown>
export type LabelWording = typeof english

/** Null leaves it to the layout. */
export type AskedOfLabel = Language | 'both' | null

/** How one label speaks: in one language, or in two of which the depot's own comes first. */
export interface LabelSpeech {
  language: Language
  words: LabelWords
  /** A text in each of its languages, once where they are the same. */
  say: (wordIn: (wording: LabelWording, language: Language) => string) => string
}

/** As asked for, else as the layout says. */
export function speechOf(design: Pick<LabelDesign, 'language'>, asked: AskedOfLabel, depot: Language): LabelSpeech {
  const wanted = asked ?? design.language
  const own = wanted === 'en' || wanted === 'zh-CN' ? wanted : depot
  const other: Language = own === 'en' ? 'zh-CN' : 'en'
  const languages = wanted === 'both' ? [own, other] : [own]
  return {
    language: own,
    words: languages.length === 1 ? wordings[own].label : bothWords(wordings[own].label, wordings[other].label),
    say: (wordIn) => [...new Set(languages.map((language) => wordIn(wordings[language], language)))].join(' '),
  }
}

/** What a print of labels is called. */
export const titleOf = (language: Language, what: readonly string[]): string =>
  [wordings[language].title.labels, ...what.slice(0, 3)].join(' ')
