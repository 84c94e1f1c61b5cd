import { expect, test } from 'vitest'
import { isCourierNumber, namesCourierNumber } from './courier-number.ts'

test.each([
  ['DHL 00340434161094042557, two boxes', '00340434161094042557', true],
  ['UPS 1Z 999 AA1 01 2345 6784', '1Z999AA10123456784', true],
  ['顺丰 SF1234567890，两箱', 'sf1234567890', true],
  ['DHL 003404341610940425579', '00340434161094042557', false],
  ['call 030 1234567', 'SF1234567890', false],
])('the note %j names %j: %s', (note, number, isNamed) => expect(namesCourierNumber(note, number)).toBe(isNamed))

test.each([
  ['1Z999AA10123456784', true],
  ['SF 1234 5678', true],
  ['SN-1', false],
  ['ABCDEFGHIJ', false],
  ['(00)12345678', false],
])('%j may be a courier’s number: %s', (text, may) => expect(isCourierNumber(text)).toBe(may))
