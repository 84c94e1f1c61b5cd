import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { mailtoOf } from './mailto.ts'

test('fills in who, what and the text, and leaves a text out that no mail program takes', () => {
  expect(mailtoOf({ to: 'rma@dealer.test', subject: 'Your return R1', text: 'Dear A & B,\nhello' })).toBe(
    'mailto:rma@dealer.test?subject=Your%20return%20R1&body=Dear%20A%20%26%20B%2C%0D%0Ahello',
  )
  expect(mailtoOf({ to: null, subject: 'S', text: '序'.repeat(400) })).toBe('mailto:?subject=S')
})

test('nothing in it can be taken for another part of the address', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', maxLength: 100 }), (subject, text) => {
      const url = new URL(mailtoOf({ to: 'a?cc=b@c.test', subject: subject.slice(0, 40), text }))
      expect([...url.searchParams.keys()].filter((name) => name !== 'subject' && name !== 'body')).toEqual([])
    }),
  )
})
