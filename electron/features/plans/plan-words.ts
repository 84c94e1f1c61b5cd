import type { Language } from '../../../shared/kernel/text.ts'
import english from '../../../resources/documents/en.json' with { type: 'json' }
import chinese from '../../../resources/documents/zh-CN.json' with { type: 'json' }

const words = { en: english.planLine, 'zh-CN': chinese.planLine }

/** What lines that nobody typed are called; in the customer's language, since it is the customer who reads them. */
export const planWordsOf = (language: Language): (typeof words)['en'] => words[language]
