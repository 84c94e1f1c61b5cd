import { expect, test } from 'vitest'
import { createSealer } from './sealer.ts'

const sealer = createSealer(new Uint8Array(32).fill(1))
const other = createSealer(new Uint8Array(32).fill(2))

test('opens what it sealed, and seals the same text never the same way', () => {
  const sealed = sealer.seal('密码 4711')
  expect(sealer.open(sealed)).toBe('密码 4711')
  expect(sealer.seal('密码 4711')).not.toBe(sealed)
})

test('opens nothing that was altered or sealed with another key', () => {
  const sealed = sealer.seal('4711')
  const altered = Buffer.from(sealed, 'base64')
  altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1
  expect(() => sealer.open(altered.toString('base64'))).toThrow('authenticate')
  expect(() => other.open(sealed)).toThrow('authenticate')
})

test('fingerprints tell texts apart, and without the key nobody can try texts against one', () => {
  expect(sealer.fingerprint('{"passcode":"4711"}')).toBe(sealer.fingerprint('{"passcode":"4711"}'))
  expect(sealer.fingerprint('{"passcode":"4711"}')).not.toBe(sealer.fingerprint('{"passcode":"4712"}'))
  expect(sealer.fingerprint('{"passcode":"4711"}')).not.toBe(other.fingerprint('{"passcode":"4711"}'))
})
