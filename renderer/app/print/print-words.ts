import type { TFunction } from 'i18next'
import { documentRef } from '../../../shared/documents/documents.contract.ts'
import { refusalCode } from '../../../shared/kernel/refusal.ts'
import { trialKind } from '../../../shared/printers/printers.contract.ts'
import { type PrintLine, type PrintState, REPRINT_REASONS } from '../../../shared/printers/prints.ts'
import type { Tone } from '../../ui/theme.ts'

export const PRINT_TONES: Readonly<Record<PrintState, Tone>> = {
  queued: 'info',
  sending: 'info',
  sent: 'good',
  failed: 'bad',
  'needs-answer': 'warn',
  cancelled: 'neutral',
}

const DOCUMENTS = documentRef.options.flatMap(({ shape }) => [...shape.kind.values])

/** What a print is of, in the reader's language; one of an older kind goes by its title. */
export const paperName = (t: TFunction, { kind, title }: Pick<PrintLine, 'kind' | 'title'>): string => {
  const known = DOCUMENTS.find((document) => document === kind) ?? trialKind.safeParse(kind).data
  return known === undefined ? title : t(`print.document.${known}`)
}

/** Named by codes of one's own, which stand behind the word for labels in the paper's language. */
const NAMED_BY_CODE: readonly string[] = ['bin-labels', 'place-labels']

/** Which one: the numbers in its title, whose other words are in the language of the paper; the whole title where it has none. */
export const subjectOf = ({ kind, title }: Pick<PrintLine, 'kind' | 'title'>): string =>
  title.match(/\b[A-Z]\d{6,}[\dA-Z]?(-\d+)?\b/g)?.join(', ') ??
  (NAMED_BY_CODE.includes(kind) ? title.replace(/^\S+ /, '') : title)

/** Where it comes out, as people say it. */
export const printerName = (t: TFunction, { printer, way }: Pick<PrintLine, 'printer' | 'way'>): string =>
  printer?.name ?? t(way === 'browser' ? 'prints.browser' : 'prints.usual')

/** Why it did not come out, or may not have. */
export const faultText = (t: TFunction, { fault }: Pick<PrintLine, 'fault'>): string | undefined => {
  if (fault === null) return undefined
  const refused = fault.kind === 'not-drawn' ? refusalCode.safeParse(fault.detail).data : undefined
  const text = t(`prints.fault.${fault.kind}`, { detail: fault.detail ?? '' })
  return refused === undefined ? text : `${text} ${t(`refusal.${refused}`)}`
}

/** A place by the name that people have for it. */
export const stationName = (t: TFunction, station: string): string =>
  station === 'desktop'
    ? t('printers.station.desktop')
    : t('printers.station.browser', { address: station.replace(/^station:/, '') })

/** Why it was printed once more; a usual reason in the reader's language, any other as it was written. */
export const reasonText = (t: TFunction, reason: string): string => {
  const known = REPRINT_REASONS.find((each) => each === reason)
  return known === undefined ? reason : t(`prints.reasons.${known}`)
}
