import { Mod37_36 } from '@konfirm/iso7064'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacter, hasValidCheckCharacter, withCheckCharacter } from './check-character.ts'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const valueOf = (character: string | undefined) => alphabet.indexOf(character ?? '')
const character = fc.constantFrom(...alphabet.split(''))
const body = fc.string({ unit: character, minLength: 1, maxLength: 15 })

const replaced = (code: string, at: number, by: string) => code.slice(0, at) + by + code.slice(at + 1)
const swapped = (code: string, at: number) =>
  code.slice(0, at) + code.slice(at + 1, at + 2) + code.slice(at, at + 1) + code.slice(at + 2)

describe('check character', () => {
  it('is that of the published example (GRid A1-2425G-ABC1234002-M)', () => {
    expect(checkCharacter('A12425GABC1234002')).toBe('M')
    expect(withCheckCharacter('A12425GABC1234002')).toBe('A12425GABC1234002M')
  })

  it('is that of another implementation', () => {
    fc.assert(
      fc.property(body, (body) => {
        expect(checkCharacter(body)).toBe(Mod37_36.checksum(body))
      }),
    )
  })

  it('finds every single wrong character', () => {
    fc.assert(
      fc.property(body, fc.nat(), character, (body, seed, wrong) => {
        const code = withCheckCharacter(body)
        const at = seed % code.length
        expect(hasValidCheckCharacter(code)).toBe(true)
        expect(hasValidCheckCharacter(replaced(code, at, wrong))).toBe(code[at] === wrong)
      }),
      { numRuns: 2_000 },
    )
  })

  it('finds every swap of neighbours whose values are not next to each other', () => {
    fc.assert(
      fc.property(body, fc.nat(), (body, seed) => {
        const code = withCheckCharacter(body)
        const at = seed % (code.length - 1)
        const distance = Math.abs(valueOf(code[at]) - valueOf(code[at + 1]))
        fc.pre(distance > 1 && distance < 35)
        expect(hasValidCheckCharacter(swapped(code, at))).toBe(false)
      }),
      { numRuns: 2_000 },
    )
  })

  it('misses fewer than 1 in 300 of all swaps in the first 10,000 job numbers, as the standard says of itself', () => {
    let swaps = 0
    let missed = 0
    for (let sequence = 1; sequence <= 10_000; sequence += 1) {
      const code = withCheckCharacter(`J${String(sequence).padStart(7, '0')}`)
      for (let at = 0; at < code.length - 1; at += 1) {
        if (code[at] === code[at + 1]) continue
        swaps += 1
        if (hasValidCheckCharacter(swapped(code, at))) missed += 1
      }
    }
    expect(missed / swaps).toBeLessThan(1 / 300)
  })

  it('refuses what it could only check by skipping characters', () => {
    for (const wrong of ['', 'j1', 'A-1', 'A 1', 'Ä1', '\u0000']) expect(() => checkCharacter(wrong)).toThrow(RangeError)
    for (const wrong of ['', 'M', 'A12425GABC1234002m', 'A1-2425G-ABC1234002-M'])
      expect(hasValidCheckCharacter(wrong)).toBe(false)
  })

  it('never throws when asked about any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(hasValidCheckCharacter(text)).toBeTypeOf('boolean')
      }),
    )
  })
})
