import { expect, it } from 'vitest'
import { badgeCode, parseScan, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { startLanguages } from '../../locales/i18n.ts'
import { scanWords } from './scan-words.ts'

const { t } = startLanguages('en')
const GS = '\u001D'

it('says what an element string says, and only that', () => {
  const words = scanWords(t, parseScan(`]C1010400638133393110LOT-7${GS}17270200`))
  expect(words).toBe('Article 04006381333931 · batch LOT-7 · use by 2027-02-28')
})

it('never says the secret of a badge', () => {
  expect(scanWords(t, parseScan(scanCodeOf(badgeCode('0123456789'))))).toBe('Staff badge')
})
