import { StandardRPCJsonSerializer } from '@orpc/client/standard'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPlainJson, PlainFirstSerializer } from './rpc-handler.ts'

describe('answers that are JSON already', () => {
  const [quick, standard] = [new PlainFirstSerializer(), new StandardRPCJsonSerializer()]

  test('reach the page as the standard way brings them', () => {
    const sent = (serializer: StandardRPCJsonSerializer, value: unknown) =>
      JSON.stringify(serializer.serialize(value).slice(0, 2))
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(sent(quick, value)).toBe(sent(standard, value))
      }),
    )
  })

  test('are told from those that need the standard way', () => {
    const special = [
      new Date(0),
      Number.NaN,
      1n,
      new Set([1]),
      new Map(),
      /x/,
      new URL('http://a'),
      [undefined],
      new File([], 'a'),
    ]
    for (const value of special) {
      expect(isPlainJson(value)).toBe(false)
      expect(quick.serialize({ value })).toEqual(standard.serialize({ value }))
    }
    // Shrunk from the property: as JSON it is a field, as an assignment it would be the prototype.
    expect(isPlainJson(JSON.parse('{"__proto__":null}'))).toBe(false)
    expect(isPlainJson({ a: undefined, b: [1, 'x', null, true] })).toBe(true)
  })
})
