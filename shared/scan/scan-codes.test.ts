import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { badgeAlphabet, badgeSecret, benchCommands, staffToken } from './scan-tokens.ts'
import {
  accessoryCode,
  badgeCode,
  commandCode,
  jobNumber,
  largestSequence,
  parseScan,
  quantityCode,
  rmaNumber,
  scanCodeOf,
  staffCode,
  unitNumber,
} from './scan-codes.ts'
import { parseTypedNumber } from './typed-number.ts'
import { withCheckCharacter } from '../kernel/check-character.ts'

const sequence = fc.integer({ min: 1, max: largestSequence })
const secret = fc.string({ unit: fc.constantFrom(...badgeAlphabet.split('')), minLength: 10, maxLength: 10 })
const character = fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split(''))
const commands = benchCommands.map(({ command }) => command)
const ownNumber = fc.oneof(
  sequence.map(jobNumber),
  sequence.map(rmaNumber),
  sequence.map(unitNumber),
  fc.tuple(sequence, fc.integer({ min: 1, max: 99 })).map(([job, index]) => accessoryCode(job, index)),
  secret.map(badgeCode),
  fc.constantFrom(...commands).map(commandCode),
  fc.integer({ min: 1, max: 9999 }).map(quantityCode),
  fc.uuid().map(staffCode),
)

describe('own codes', () => {
  it('read back as what they were made of', () => {
    fc.assert(
      fc.property(
        sequence,
        fc.integer({ min: 1, max: 99 }),
        secret,
        fc.constantFrom(...commands),
        (sequence, index, secret, command) => {
          const scan = (number: string) => parseScan(scanCodeOf(number))
          expect(scan(jobNumber(sequence))).toEqual({ kind: 'job', number: jobNumber(sequence), sequence })
          expect(scan(rmaNumber(sequence))).toEqual({ kind: 'rma', number: rmaNumber(sequence), sequence })
          expect(scan(unitNumber(sequence))).toEqual({ kind: 'unit', number: unitNumber(sequence), sequence })
          const code = accessoryCode(sequence, index)
          expect(scan(code)).toEqual({ kind: 'accessory', jobSequence: sequence, index, code })
          expect(scan(badgeCode(secret))).toEqual({ kind: 'badge', secret })
          expect(scan(commandCode(command))).toEqual({ kind: 'command', command })
          expect(scan(quantityCode(index))).toEqual({ kind: 'quantity', quantity: index })
        },
      ),
    )
    expect(parseScan(scanCodeOf(withCheckCharacter('P0000007')))).toMatchObject({ kind: 'part', sequence: 7 })
    expect(parseScan(scanCodeOf(withCheckCharacter('B0000007')))).toMatchObject({ kind: 'bin', sequence: 7 })
  })

  it('fit QR version 1-Q and survive keyboard layouts: at most 16 of A-Z 0-9', () => {
    fc.assert(
      fc.property(ownNumber, (number) => {
        expect(scanCodeOf(number)).toMatch(/^[A-Z0-9]{5,16}$/)
      }),
    )
    expect(jobNumber(123)).toMatch(/^J0000123[A-Z0-9]$/)
    expect(accessoryCode(123, 4)).toMatch(/^A000012304[A-Z0-9]$/)
  })

  it('with one wrong character are never taken for another own code', () => {
    fc.assert(
      fc.property(ownNumber, fc.nat(), character, (number, seed, wrong) => {
        const at = seed % number.length
        fc.pre(number[at] !== wrong)
        const scan = parseScan(scanCodeOf(number.slice(0, at) + wrong + number.slice(at + 1)))
        expect(['misread', 'foreign']).toContain(scan.kind)
      }),
      { numRuns: 1_000 },
    )
  })

  it('forgive caps lock, framing and an AIM identifier', () => {
    const expected = parseScan(scanCodeOf(jobNumber(5)))
    for (const raw of [
      `]C0${scanCodeOf(jobNumber(5))}`,
      scanCodeOf(jobNumber(5)).toLowerCase(),
      `\u0002${scanCodeOf(jobNumber(5))}\r\n`,
    ]) {
      expect(parseScan(raw)).toEqual(expected)
    }
  })

  it('name nothing when the sequence is none or written in a second way', () => {
    expect(parseScan(scanCodeOf(withCheckCharacter('J0000000'))).kind).toBe('misread')
    expect(parseScan(scanCodeOf(withCheckCharacter('A000000101'))).kind).toBe('accessory')
    expect(parseScan(scanCodeOf(withCheckCharacter('A000000100'))).kind).toBe('misread')
    expect(parseScan(scanCodeOf(withCheckCharacter('J00000123'))).kind).toBe('foreign')
    expect(parseScan(scanCodeOf(withCheckCharacter('C99'))).kind).toBe('misread')
  })

  it('cannot be made of what does not fit', () => {
    for (const wrong of [0, -1, 1.5, Number.NaN, largestSequence + 1]) expect(() => jobNumber(wrong)).toThrow(RangeError)
    for (const wrong of [0, 100, 1.5]) expect(() => accessoryCode(1, wrong)).toThrow(RangeError)
    for (const wrong of ['', 'ABC', 'ILOUILOUIL', '0123456789A']) expect(() => badgeCode(wrong)).toThrow(RangeError)
  })

  it('name one person each, the same always', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.uuid(), (one, other) => {
        const scan = parseScan(scanCodeOf(staffCode(one)))
        expect(scan).toEqual({ kind: 'staff', token: staffToken(one.toUpperCase()) })
        expect(staffCode(one) === staffCode(other)).toBe(one === other)
      }),
    )
    expect(() => staffCode('somebody')).toThrow(RangeError)
  })

  it('say up to 9999 pieces', () => {
    expect(quantityCode(12)).toMatch(/^N0012[0-9A-Z]$/)
    for (const wrong of [0, 10_000, 1.5, Number.NaN]) expect(() => quantityCode(wrong)).toThrow(RangeError)
    expect(parseScan(scanCodeOf(withCheckCharacter('N0000'))).kind).toBe('misread')
  })

  it('have one number per command', () => {
    expect(new Set(benchCommands.map(({ number }) => number)).size).toBe(commands.length)
  })
})

describe('badge secrets', () => {
  it('are ten characters from ten bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 10, maxLength: 10 }), (bytes) => {
        expect(parseScan(scanCodeOf(badgeCode(badgeSecret(bytes)))).kind).toBe('badge')
      }),
    )
    expect(() => badgeSecret(new Uint8Array(9))).toThrow(RangeError)
  })
})

describe('foreign codes', () => {
  it.each([
    ['SN12345', { kind: 'foreign', text: 'SN12345' }],
    [' SN12345\t\r\n', { kind: 'foreign', text: 'SN12345' }],
    [']C1SN12345', { kind: 'foreign', text: 'SN12345', symbology: ']C1' }],
    [']Q3SN\u001D12345', { kind: 'foreign', text: 'SN12345', symbology: ']Q3' }],
    ['HBX12345', { kind: 'foreign', text: 'HBX12345' }],
    ['SN\u202E123', { kind: 'foreign', text: 'SN123' }],
    ['序列号９９', { kind: 'foreign', text: '序列号９９' }],
    ['', { kind: 'unreadable', reason: 'empty' }],
    [']C1\r', { kind: 'unreadable', reason: 'empty' }],
    ['x'.repeat(129), { kind: 'unreadable', reason: 'too-long' }],
    ['SN\uFFFD1', { kind: 'unreadable', reason: 'undecodable' }],
    ['SN\uD8001', { kind: 'unreadable', reason: 'undecodable' }],
  ])('%j', (raw, expected) => expect(parseScan(raw)).toEqual(expected))

  it('survive as any stream of bytes or characters', () => {
    const bytes = fc.uint8Array({ maxLength: 600 }).map((bytes) => String.fromCharCode(...bytes))
    const units = fc.array(fc.nat(0xff_ff), { maxLength: 200 }).map((units) => String.fromCharCode(...units))
    fc.assert(
      fc.property(
        fc.oneof(
          bytes,
          units,
          units.map((text) => `HBJ${text}`),
        ),
        (raw) => {
          const scan = parseScan(raw)
          if (scan.kind !== 'foreign') return
          expect(scan.text.length).toBeLessThanOrEqual(128)
          expect(scan.text).not.toMatch(/\p{Cc}|\p{Cs}|[\u202A-\u202E]/u)
          expect(scan.text).toBe(scan.text.trim())
        },
      ),
      { numRuns: 2_000 },
    )
  })
})

describe('a number typed by hand', () => {
  it.each([
    ['J123', { kind: 'job', sequence: 123 }],
    ['j 123', { kind: 'job', sequence: 123 }],
    ['r-0000045', { kind: 'rma', sequence: 45 }],
    ['0000123', { kind: 'job', sequence: 123 }],
    ['Ｊ１２３', { kind: 'job', sequence: 123 }],
    [jobNumber(123).toLowerCase(), { kind: 'job', sequence: 123 }],
    [scanCodeOf(rmaNumber(45)), { kind: 'rma', sequence: 45 }],
    [`J123${jobNumber(123).slice(-1)}`, { kind: 'job', sequence: 123 }],
    ['J', null],
    ['J0', null],
    ['', null],
    ['SN12345', null],
    ['J12345678901', null],
    ['j'.repeat(1000), null],
  ])('%j', (typed, expected) => expect(parseTypedNumber(typed)).toEqual(expected))

  it('is refused with any wrong check character, and read with the right one', () => {
    fc.assert(
      fc.property(sequence, character, (sequence, check) => {
        const number = jobNumber(sequence)
        const right = number.endsWith(check)
        expect(parseTypedNumber(number.slice(0, -1) + check)).toEqual(right ? { kind: 'job', sequence } : null)
      }),
    )
  })

  it('survives any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(() => parseTypedNumber(text)).not.toThrow()
      }),
    )
  })
})
