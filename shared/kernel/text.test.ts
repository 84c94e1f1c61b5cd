import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseFieldMessage } from './field-message.ts'
import { bilingual, cleanText, line, optionalLine, optionalParagraph, paragraph, wording } from './text.ts'

const problemOf = (schema: ReturnType<typeof line> | ReturnType<typeof optionalLine>, text: unknown) => {
  const [issue] = schema.safeParse(text).error?.issues ?? []
  return issue === undefined ? null : (parseFieldMessage(issue.message)?.problem ?? issue.message)
}

describe('cleaning', () => {
  test('leaves nothing that hides, reorders or breaks text, and cleaning again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const clean = cleanText(text)
        expect(clean.isWellFormed()).toBe(true)
        expect(clean).not.toMatch(/[\0\r\u202a-\u202e\u2066-\u2069]/)
        expect(clean.normalize('NFC')).toBe(clean)
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })

  test('keeps Chinese, Arabic, emoji of several code points and what only looks odd', () => {
    for (const text of ['王小明', '𠮷野', 'محمد', '👩‍🔧', '🇩🇪', 'Zoë', '100 % <b> ‘ok’']) expect(cleanText(` ${text} `)).toBe(text)
  })

  test('makes two spellings of one name one', () => {
    expect(cleanText('Zoe\u0308')).toBe('Zo\u00eb')
    expect(cleanText('a\r\nb\rc')).toBe('a\nb\nc')
    expect(cleanText('\ud800Ann\0 \u202eeeL\u202c')).toBe('Ann eeL')
  })
})

describe('a line', () => {
  test.each([
    ['', 'required'],
    [' \0 ', 'required'],
    ['\u200b\u200e\u3164 \ufeff', 'required'],
    [null, 'required'],
    ['x'.repeat(201), 'tooLong'],
    ['bell\u0007', 'controlCharacters'],
    ['two\nlines', 'controlCharacters'],
    ['tab\there', 'controlCharacters'],
    ['two\u2028lines', 'controlCharacters'],
    ['x'.repeat(200), null],
  ])('%j: %s', (text, problem) => {
    expect(problemOf(line(), text)).toBe(problem)
  })

  test('that may be left out is null, in one form only', () => {
    expect([null, '', '  ', '\0'].map((text) => optionalLine().parse(text))).toEqual([null, null, null, null])
    expect(optionalLine().parse(' A3 ')).toBe('A3')
    expect(optionalParagraph().parse(' \n ')).toBeNull()
  })
})

test('a paragraph may have lines, and no other control characters', () => {
  expect(paragraph().parse('one\r\ntwo\tthree')).toBe('one\ntwo\tthree')
  expect(paragraph().safeParse('x'.repeat(4001)).success).toBe(false)
  expect(paragraph().safeParse('\u001b[2J').success).toBe(false)
})

test('a text in both languages is cleaned too, and one language stands in for the other', () => {
  const text = bilingual.parse({ en: 'Mind the\0 glass', 'zh-CN': '' })
  expect(text).toEqual({ en: 'Mind the glass', 'zh-CN': '' })
  expect(wording(text, 'zh-CN')).toBe('Mind the glass')
})
