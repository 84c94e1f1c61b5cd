import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseScan } from './scan-codes.ts'
import { createSerialFrames } from './serial-frames.ts'

const decode = (raw: Uint8Array) => new TextDecoder().decode(raw)
const bytes = (text: string) => new TextEncoder().encode(text)

it('cuts scans by their ends, however the bytes come', () => {
  const codes = fc.array(fc.string({ unit: fc.constantFrom(...'ABCxyz019 \u001D'.split('')), minLength: 1, maxLength: 30 }), {
    maxLength: 5,
  })
  fc.assert(
    fc.property(codes, fc.constantFrom('\r', '\n', '\r\n'), fc.integer({ min: 1, max: 9 }), (sent, end, step) => {
      const frames = createSerialFrames(decode)
      const all = bytes(sent.map((code) => code + end).join(''))
      const got: string[] = []
      for (let at = 0; at < all.length; at += step) got.push(...frames.take(all.slice(at, at + step)))
      expect([...got, ...frames.settle()]).toEqual(sent)
    }),
  )
})

it('takes what has no end once nothing more comes, and never the same twice', () => {
  const frames = createSerialFrames(decode)
  expect(frames.take(bytes('SN-1'))).toEqual([])
  expect(frames.settle()).toEqual(['SN-1'])
  expect(frames.settle()).toEqual([])
})

it('survives any bytes, and keeps little of what never ends', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (noise) => {
      const frames = createSerialFrames(decode)
      for (const text of [...frames.take(noise), ...frames.settle()]) expect(parseScan(text).kind).toBeTruthy()
    }),
  )
  const frames = createSerialFrames(decode)
  frames.take(bytes('x'.repeat(100_000)))
  const [text = ''] = frames.take(bytes('\r'))
  expect(text.length).toBeLessThan(10_000)
  expect(parseScan(text)).toEqual({ kind: 'unreadable', reason: 'too-long' })
  expect(parseScan(createSerialFrames(decode).take(Uint8Array.of(0xb2, 0xe2, 0x0d))[0] ?? '')).toMatchObject({
    reason: 'undecodable',
  })
})
