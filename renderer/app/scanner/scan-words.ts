import type { TFunction } from 'i18next'
import type { Scan } from '../../../shared/scan/scan-codes.ts'

/** What a scan is called on the screen and by a screen reader. A badge's secret opens the depot, so it is never part of it. */
export function scanWords(t: TFunction, scan: Scan): string {
  if (scan.kind === 'accessory') return t('scanner.kind.accessory', { number: scan.code, index: scan.index })
  if (scan.kind === 'claim-line') return t('scanner.kind.claim-line', { number: scan.code, index: scan.index })
  if (scan.kind === 'badge') return t('scanner.kind.badge')
  if (scan.kind === 'command') return t(`scanner.command.${scan.command}`)
  if (scan.kind === 'misread' || scan.kind === 'foreign') return t(`scanner.kind.${scan.kind}`, { text: scan.text })
  if (scan.kind === 'unreadable') return t(`scanner.unreadable.${scan.reason}`)
  return t(`scanner.kind.${scan.kind}`, { number: scan.number })
}
