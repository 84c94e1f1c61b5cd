import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { certificateBytes, certificateCode } from '../../../shared/scan/certificate-code.ts'
import { certificateMatrix } from '../../../shared/labels/code-matrix.ts'
import { makeKeyPair, readCertificate, signCertificate } from './certificate-bytes.ts'

const CONTENT = {
  depot: '海淀维修中心',
  jobNumber: 'J0000123X',
  model: 'Makita DHP484',
  serial: 'SN2024-99887766554',
  on: '2026-11-25',
  outcome: 'repaired',
  work: '更换三脚架总成和减震器，清洁内桶，满载试机正常。'.repeat(8),
  parts: '1 × TRI-1, 2 × DMP-2',
  partsUntil: '2027-02-25',
  labourUntil: '2026-12-27',
} as const
const key = makeKeyPair()
const code = signCertificate(CONTENT, key)
const signed = certificateBytes(code) ?? new Uint8Array()

describe('a signed certificate', () => {
  test('reads back, is signed by its key and by no other', () => {
    const read = readCertificate(code)
    expect(read).toMatchObject({ keyId: key.id, content: { jobNumber: 'J0000123X', serial: 'SN2024-99887766554' } })
    expect(read?.isSignedBy(key.publicKey)).toBe(true)
    expect(read?.isSignedBy(makeKeyPair().publicKey)).toBe(false)
  })

  test('fits QR version 15', () => {
    expect(certificateMatrix(code).columns).toBeLessThanOrEqual(77)
  })

  test('any other byte anywhere is refused', () => {
    fc.assert(
      fc.property(fc.nat({ max: signed.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const other = Uint8Array.from(signed)
        other[at] = (other[at] ?? 0) ^ change
        const read = readCertificate(certificateCode(other))
        const isAccepted = read !== null && read.keyId === key.id && read.isSignedBy(key.publicKey)
        expect(isAccepted).toBe(false)
      }),
      { numRuns: 400 },
    )
  })

  test('cut off or with more behind it, it is refused', () => {
    for (const other of [signed.subarray(0, -1), Uint8Array.from([...signed, 32]), signed.subarray(0, 71)]) {
      const read = readCertificate(certificateCode(other))
      expect(read?.isSignedBy(key.publicKey) ?? false).toBe(false)
    }
  })
})
