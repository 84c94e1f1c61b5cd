import { describe, expect, test } from 'vitest'
import { judgePhoto, photoTypeOf } from './photo-file.ts'

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => new Uint8Array(values)
const png = bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

describe('photos', () => {
  test('are told by their first bytes', () => {
    expect(photoTypeOf(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('image/jpeg')
    expect(photoTypeOf(png)).toBe('image/png')
    expect(photoTypeOf(new TextEncoder().encode('RIFF....WEBP'))).toBe('image/webp')
    expect(photoTypeOf(new TextEncoder().encode('RIFF....WAVE'))).toBeUndefined()
    expect(photoTypeOf(bytes())).toBeUndefined()
  })

  test('a text that calls itself a picture is none, and a large one is refused', async () => {
    expect(await judgePhoto(new File(['<svg/>'], 'a.png', { type: 'image/png' }), 100)).toEqual({ kind: 'not-an-image' })
    expect(await judgePhoto(new Blob([png]), 8)).toEqual({ kind: 'photo', type: 'image/png' })
    expect(await judgePhoto(new Blob([png, bytes(0)]), 8)).toEqual({ kind: 'too-large' })
  })
})
