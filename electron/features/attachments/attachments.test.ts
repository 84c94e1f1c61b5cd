import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { DIALECTS } from '../../../test/kit/stores.ts'
import { failureOf, openWorld, refusalOf } from '../../../test/kit/world.ts'
import { MAX_PHOTO_BYTES } from '../../../shared/attachments/attachments.contract.ts'
import { attachmentId } from '../../../shared/kernel/ids.ts'
import { looksLikePhoto } from './picture.ts'

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#336699' } })
const fileOf = (bytes: Uint8Array, name = 'photo.jpg') => new File([new Uint8Array(bytes)], name, { type: 'image/jpeg' })
const bytesOf = async (file: Blob) => new Uint8Array(await file.arrayBuffer())

describe.each(DIALECTS)('photos (%s)', (dialect) => {
  it('are kept upright, smaller and without what the camera wrote into them', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('technician')
    const taken = await blank(3000, 2000)
      .withExif({ IFD0: { Make: 'SecretCam' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const kept = await client.attachments.upload({ file: fileOf(taken) })
    expect(kept).toMatchObject({ width: 1707, height: 2560 })
    const full = await client.attachments.read({ id: kept.id, size: 'full' })
    expect(full).toMatchObject({ type: 'image/jpeg', name: expect.stringMatching(/^[0-9a-f]{64}-full\.jpg$/) })
    const metadata = await sharp(await bytesOf(full)).metadata()
    expect(metadata).toMatchObject({ format: 'jpeg', width: 1707, height: 2560 })
    expect(metadata.exif).toBeUndefined()
    expect(Buffer.from(await bytesOf(full)).includes('SecretCam')).toBe(false)
    const thumb = await client.attachments.read({ id: kept.id, size: 'thumb' })
    expect(await sharp(await bytesOf(thumb)).metadata()).toMatchObject({ width: 213, height: 320 })
  })

  it('may be PNG or WebP, and are told by their bytes and not by their name', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('front-desk')
    for (const bytes of [await blank(40, 30).png().toBuffer(), await blank(40, 30).webp().toBuffer()]) {
      expect(await client.attachments.upload({ file: fileOf(bytes) })).toMatchObject({ width: 40, height: 30 })
    }
  })

  it('are refused when they are none, too large, or cut off, and nothing is kept', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('technician')
    const upload = (bytes: Uint8Array) => refusalOf(client.attachments.upload({ file: fileOf(bytes) }))
    const jpeg = await blank(400, 300).jpeg().toBuffer()
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')
    const none = [
      new Uint8Array(),
      Buffer.from('hello'),
      svg,
      Buffer.from('%PDF-1.7'),
      jpeg.subarray(0, 3),
      jpeg.subarray(0, jpeg.length / 2),
    ]
    for (const bytes of none) expect(await upload(bytes)).toEqual({ reason: 'not-a-photo', params: {} })
    const huge = await blank(8000, 7000).png().toBuffer()
    expect(await upload(new Uint8Array(MAX_PHOTO_BYTES + 1))).toEqual({ reason: 'photo-too-large', params: { max: 15 } })
    expect(await upload(huge)).toEqual({ reason: 'photo-too-many-pixels', params: { max: 50 } })
    expect(await world.store.read.selectFrom('attachment').selectAll().execute()).toEqual([])
  })

  it('need somebody signed in, and an id on file', async () => {
    await using world = await openWorld({ dialect })
    const file = fileOf(await blank(4, 3).jpeg().toBuffer())
    expect(await failureOf(world.place().client.attachments.upload({ file }))).toMatchObject({ code: 'UNAUTHENTICATED' })
    const { client } = await world.as('auditor')
    const unknown = client.attachments.read({ id: attachmentId.parse(world.key()), size: 'full' })
    expect(await failureOf(unknown)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('the first bytes', () => {
  it('are those of a photo or they are not', () => {
    expect(looksLikePhoto(Buffer.from('\0\0\0\x18ftypheic'))).toBe(true)
    expect(looksLikePhoto(Buffer.from('\0\0\0\x18ftypisom'))).toBe(false)
    expect(looksLikePhoto(Buffer.from('RIFF\0\0\0\0WAVE'))).toBe(false)
    expect(looksLikePhoto(Buffer.from('GIF89a'))).toBe(false)
  })
})
