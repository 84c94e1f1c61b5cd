import i18n, { changeLanguage, type ParseKeys, type i18n as I18n, use } from 'i18next'
import { initReactI18next } from 'react-i18next'
import en from './en.json'
import zhCN from './zh-CN.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation'
    readonly resources: { readonly translation: typeof en }
  }
}

/** The languages that the screens speak; documents follow their own rule on the host. */
export const languages = ['en', 'zh-CN'] as const
export type Language = (typeof languages)[number]

/** A key of the catalogues. Components that take texts as data take keys, so that a change of language reaches them. */
export type TextKey = ParseKeys

const rememberedAt = 'handback.language'

const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value)

/** The nearest language we have: any Chinese is Simplified Chinese here, everything else is English. */
export const nearestLanguage = (tag: string | undefined): Language => (tag?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en')

/** The language chosen earlier on this station, else the one the system speaks. */
const firstLanguage = (): Language => {
  const remembered = globalThis.localStorage?.getItem(rememberedAt)
  return isLanguage(remembered) ? remembered : nearestLanguage(globalThis.navigator?.language)
}

const follow = (language: string): void => {
  if (typeof document !== 'undefined') document.documentElement.lang = language
}

/** Starts the catalogues at once (they are part of the build), so the first paint is already in the right language. */
export const startLanguages = (language: Language = firstLanguage()): I18n => {
  i18n.on('languageChanged', follow)
  // Nothing to await: with initAsync off and bundled catalogues the call has finished when it returns.
  void use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: [...languages],
    resources: { en: { translation: en }, 'zh-CN': { translation: zhCN } },
    initAsync: false,
    // React escapes; escaping twice would show &amp; in names.
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  follow(language)
  return i18n
}

/** The language the screens speak now. */
export const currentLanguage = (): Language => (isLanguage(i18n.language) ? i18n.language : 'en')

/** Changes the language while running and remembers it for this station. */
export const chooseLanguage = async (language: Language): Promise<void> => {
  globalThis.localStorage?.setItem(rememberedAt, language)
  await changeLanguage(language)
}
