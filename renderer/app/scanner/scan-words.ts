import type { TFunction } from 'i18next'
import { type ElementString, expiryDate } from '../../../shared/scan/gs1.ts'
import type { Scan } from '../../../shared/scan/scan-codes.ts'

/** What a scan is called on the screen and by a screen reader. A badge's secret opens the depot, so it is never part of it. */
export function scanWords(t: TFunction, scan: Scan): string {
  if (scan.kind === 'accessory') return t('scanner.kind.accessory', { number: scan.code, index: scan.index })
  if (scan.kind === 'claim-line') return t('scanner.kind.claim-line', { number: scan.code, index: scan.index })
  if (scan.kind === 'certificate') return t('scanner.kind.certificate')
  if (scan.kind === 'staff') return t('scanner.kind.staff')
  if (scan.kind === 'quantity') return t('scanner.kind.quantity', { pieces: scan.quantity })
  if (scan.kind === 'badge') return t('scanner.kind.badge')
  if (scan.kind === 'command') return t(`scanner.command.${scan.command}`)
  if (scan.kind === 'foreign' && scan.gs1 !== undefined) return gs1Words(t, scan.gs1)
  if (scan.kind === 'misread' || scan.kind === 'foreign') return t(`scanner.kind.${scan.kind}`, { text: scan.text })
  if (scan.kind === 'unreadable') return t(`scanner.unreadable.${scan.reason}`)
  return t(`scanner.kind.${scan.kind}`, { number: scan.number })
}

/** What an element string says, one thing after the other. */
function gs1Words(t: TFunction, { gtin, batch, serial, secondarySerial, count, expiry }: ElementString): string {
  const day = expiry === null ? null : expiryDate(expiry, new Date().getFullYear())
  return [
    gtin === null ? null : t('scanner.gs1.gtin', { gtin }),
    batch === null ? null : t('scanner.gs1.batch', { batch }),
    serial === null ? null : t('scanner.gs1.serial', { serial }),
    secondarySerial === null ? null : t('scanner.gs1.secondarySerial', { serial: secondarySerial }),
    count === null ? null : t('scanner.gs1.count', { pieces: count }),
    day === null ? null : t('scanner.gs1.expiry', { day }),
  ]
    .filter((word) => word !== null)
    .join(' · ')
}
