import { expect, test } from 'vitest'
import { email, phone, phoneDigits } from './customers.ts'

test('a phone number is what people write', () => {
  const written = ['+49 (0)30 1234-567', '138 0013 8000', '030/12345', '+1 212.555.0100 ext. 12', '12345 x7']
  for (const text of written) expect(phone.safeParse(text).success).toBe(true)
  for (const text of ['call me', '1234', '+++++', '030 12345; 030 54321', '1'.repeat(41), '<030 12345>'])
    expect(phone.safeParse(text).success).toBe(false)
})

test('two spellings of one number have their digits in common', () => {
  expect(phoneDigits('+49 (0)30 1234-567')).toBe('490301234567')
  expect(phoneDigits('138-0013-8000')).toBe(phoneDigits('138 0013 8000'))
})

test('an e-mail address has one @ and a domain', () => {
  for (const text of ['a@b.cn', 'first.last+tag@mail.example.org', '王@例子.中国'])
    expect(email.safeParse(text).success).toBe(true)
  for (const text of ['a', 'a@b', '@b.cn', 'a b@c.de', 'a@b@c.de', 'a@b.cn\nbcc: x@y.z'])
    expect(email.safeParse(text).success).toBe(false)
})
