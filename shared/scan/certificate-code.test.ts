import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { certificateBytes, certificateCode, mostCertificateBytes, readCertificateCode } from './certificate-code.ts'
import { parseScan } from './scan-codes.ts'

const bytes = fc.uint8Array({ minLength: 72, maxLength: mostCertificateBytes })

describe('the code of a certificate', () => {
  test('gives back the bytes, in capitals, in small letters, and behind a symbology identifier', () => {
    fc.assert(
      fc.property(bytes, (signed) => {
        const code = certificateCode(signed)
        expect(code.length).toBeLessThanOrEqual(560)
        for (const read of [code, code.toLowerCase(), `]Q1${code}\r\n`]) expect(certificateBytes(read)).toEqual(signed)
        expect(parseScan(code)).toEqual({ kind: 'certificate', code })
      }),
    )
  })

  test('one wrong character is a misread, and never other bytes', () => {
    const code = certificateCode(new Uint8Array(120).fill(90))
    for (let at = 3; at < code.length; at += 1) {
      const wrong = `${code.slice(0, at)}${code[at] === 'A' ? 'B' : 'A'}${code.slice(at + 1)}`
      expect(certificateBytes(wrong)).toBeNull()
      expect(parseScan(wrong).kind).toBe('misread')
    }
  })

  test('nothing else is one: short, long, of other letters', () => {
    for (const other of ['HBJ0000123X', `HBX${'A'.repeat(40)}`, `HBX${'A'.repeat(600)}`, 'x'.repeat(10_000), ''])
      expect(readCertificateCode(other)).toBeNull()
    expect(() => certificateCode(new Uint8Array(mostCertificateBytes + 1))).toThrow(RangeError)
  })
})
