import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('one text whatever order fields were written in, at any depth', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}')
  expect(canonicalJson({ a: true, b: [1, { c: 'x', d: null }] })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}')
})

test('two records have one text only when they say the same', () => {
  const row = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.constant(null)))
  fc.assert(
    fc.property(row, row, (one, other) => {
      const isSame = isDeepStrictEqual({ ...one }, { ...other })
      expect(canonicalJson(one) === canonicalJson(other)).toBe(isSame)
      expect(JSON.parse(canonicalJson(one))).toEqual(one)
    }),
  )
})
