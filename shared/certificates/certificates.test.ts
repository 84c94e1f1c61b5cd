import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CertificateContent, certificateText, fitCertificate, readCertificateText } from './certificates.ts'

const CONTENT: CertificateContent = {
  depot: 'Test Depot',
  jobNumber: 'J0000123X',
  model: 'Makita DHP484',
  serial: 'SN-1',
  on: '2026-11-25',
  outcome: 'repaired',
  work: 'Brushes replaced',
  parts: '2 × BR-12',
  partsUntil: '2027-02-25',
  labourUntil: null,
}
const bytesOf = (content: CertificateContent) => Buffer.byteLength(certificateText(content), 'utf8')

describe('what a certificate says', () => {
  test('goes there and back', () => {
    for (const content of [CONTENT, { ...CONTENT, serial: null, partsUntil: null, parts: '' }])
      expect(readCertificateText(certificateText(content))).toEqual(content)
  })

  test.each(['', 'null', '[]', '["a"]', '{"depot":"x"}', certificateText(CONTENT).replace('repaired', 'stolen')])(
    'is nothing where it reads %s',
    (text) => expect(readCertificateText(text)).toBeNull(),
  )

  test('fits whatever was typed, in any script, and keeps short texts whole', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.constant('更换轴承并测试'.repeat(60)))
    fc.assert(
      fc.property(text, text, text, (work, parts, model) => {
        const fitted = fitCertificate({ ...CONTENT, work, parts, model }, 276)
        expect(bytesOf(fitted)).toBeLessThanOrEqual(276)
        expect(fitted).toMatchObject({ jobNumber: CONTENT.jobNumber, on: CONTENT.on, partsUntil: CONTENT.partsUntil })
      }),
      { numRuns: 60 },
    )
    expect(fitCertificate(CONTENT, 276)).toEqual(CONTENT)
    expect(fitCertificate({ ...CONTENT, work: 'x'.repeat(500) }, 276)).toMatchObject({ serial: 'SN-1', model: CONTENT.model })
  })
})
