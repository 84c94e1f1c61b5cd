import type { TFunction } from 'i18next'
import { failureNotice } from '../../app/failures.ts'
import type { NoticeTone, NoticeWords } from '../../app/notices/notices.ts'
import { longestScan } from '../../../shared/scan/scan-text.ts'
import type { Formatters } from '../../locales/use-format.ts'
import type { ScanWord } from './scan-answer.ts'

/** What is said about the last scan; `cameFrom` is the page whose unsaved work was kept as a draft. */
export type ScanNews =
  | { readonly kind: 'word'; readonly word: ScanWord }
  | { readonly kind: 'offer-check-in'; readonly serial: string }
  | { readonly kind: 'badge' }
  | { readonly kind: 'draft-kept' }
  | { readonly kind: 'failed'; readonly thrown: unknown }

export interface NewsWords extends NoticeWords {
  readonly tone: NoticeTone
}

/** What happened and what to do next, for everything a scan can lead to. */
export const newsWords = (t: TFunction, format: Pick<Formatters, 'instant'>, news: ScanNews): NewsWords => {
  if (news.kind === 'failed') return { tone: 'bad', ...failureNotice(t, news.thrown) }
  if (news.kind === 'offer-check-in')
    return {
      tone: 'warn',
      heading: t('search.scan.unknownSerial', { serial: news.serial }),
      text: t('search.scan.unknownSerialNext'),
    }
  if (news.kind === 'badge') return { tone: 'warn', heading: t('search.scan.badge'), text: t('search.scan.badgeNext') }
  if (news.kind === 'draft-kept') return { tone: 'info', heading: t('search.scan.draftKept') }
  const { word } = news
  switch (word.kind) {
    case 'serial-has-open-job':
      return { tone: 'info', heading: t('search.scan.openJob', { serial: word.serial, number: word.number }) }
    case 'accessory-of':
      return { tone: 'info', heading: t('search.scan.accessory', { name: word.name, number: word.number }) }
    case 'misread':
      return { tone: 'warn', heading: t('search.scan.misread', { text: word.text }), text: t('search.scan.misreadNext') }
    case 'unknown-code':
      return { tone: 'bad', heading: t('search.scan.unknownCode', { text: word.text }), text: t('search.scan.unknownCodeNext') }
    case 'article':
      return { tone: 'warn', heading: t('search.scan.article', { text: word.text }), text: t('search.scan.articleNext') }
    case 'unknown-serial-not-yours':
      return {
        tone: 'warn',
        heading: t('search.scan.unknownSerial', { serial: word.serial }),
        text: t('search.scan.notYours'),
      }
    case 'unit-left':
      return {
        tone: 'info',
        heading: t('search.scan.left', { serial: word.serial, at: format.instant(word.left.at), number: word.left.number }),
        text: t('search.scan.leftWith', { name: word.left.to, outcome: t(`outcome.${word.left.outcome}`) }),
      }
    case 'unreadable':
      break
  }
  return {
    tone: 'bad',
    heading: t('search.scan.unreadable', { what: t(`scanner.unreadable.${word.reason}`) }),
    text: t(word.reason === 'too-long' ? 'search.scan.tooLongNext' : 'search.scan.unreadableNext', { most: longestScan }),
  }
}
