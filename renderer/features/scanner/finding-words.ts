import type { TFunction } from 'i18next'
import type { ScannerFinding } from '../../../shared/scan/selftest.ts'

/** A finding of the self-test in words: what is wrong, and what to change. */
export function findingWords(t: TFunction, finding: ScannerFinding): string {
  if (finding.kind === 'good') return t('scanner.selftest.finding.good')
  if (finding.kind === 'other-code') return t('scanner.selftest.finding.otherCode')
  if (finding.kind === 'layout') {
    return t(`scanner.selftest.finding.layout.${finding.layout}`, { pairs: finding.pairs.join(' · ') })
  }
  if (finding.kind === 'digits-shifted') return t('scanner.selftest.finding.digitsShifted')
  if (finding.kind === 'caps-lock') return t('scanner.selftest.finding.capsLock')
  if (finding.kind === 'lost') return t('scanner.selftest.finding.lost', { characters: finding.characters })
  if (finding.kind === 'surplus') return t('scanner.selftest.finding.surplus', { characters: visible(finding.characters) })
  if (finding.kind === 'separators-lost') {
    return t('scanner.selftest.finding.separatorsLost', { characters: visible(finding.characters) })
  }
  if (finding.kind === 'separators-replaced') {
    const pairs = finding.pairs.map(([sent, got]) => `${visible(sent)} → ${visible(got)}`).join(' · ')
    return t('scanner.selftest.finding.separatorsReplaced', { pairs })
  }
  if (finding.kind === 'slow') return t('scanner.selftest.finding.slow', { milliseconds: finding.msPerCharacter })
  return t('scanner.selftest.finding.suffixMissing')
}

const nameOf = new Map([
  [' ', 'space'],
  ['\t', 'TAB'],
  ['\n', 'LF'],
  ['\r', 'CR'],
  ['\u0004', 'EOT'],
  ['\u001C', 'FS'],
  ['\u001D', 'GS'],
  ['\u001E', 'RS'],
  ['\u001F', 'US'],
])

/** Text with its spaces and control characters named as in scanner manuals, e.g. [GS]: fonts have no pictures for them. */
export const visible = (text: string): string =>
  text.replaceAll(/[ \p{Cc}]/gu, (character) => `[${nameOf.get(character) ?? character.codePointAt(0)?.toString(16)}]`)
