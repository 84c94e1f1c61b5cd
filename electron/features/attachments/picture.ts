import sharp, { type Sharp } from 'sharp'
import { MAX_PHOTO_BYTES, MAX_PHOTO_PIXELS } from '../../../shared/attachments/attachments.contract.ts'
import { done, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'

/** Largest side of a photo that is kept, and of its thumbnail. */
const LARGEST_SIDE = 2560
const THUMB_SIDE = 320
const LOGO = { width: 800, height: 400 }
const QUALITY = 85

export type Picture = { kind: 'picture'; bytes: Uint8Array; width: number; height: number }
export type NoPicture = { kind: 'not-a-photo' } | { kind: 'photo-too-large' } | { kind: 'photo-too-many-pixels' }

const ascii = (text: string) => Array.from(text, (character) => character.charCodeAt(0))

/** First bytes of what is taken for a photo, at their place. Everything else never reaches a decoder. */
const MAGIC: readonly { at: number; bytes: readonly number[] }[][] = [
  [{ at: 0, bytes: [0xff, 0xd8, 0xff] }],
  [{ at: 0, bytes: [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a] }],
  [
    { at: 0, bytes: ascii('RIFF') },
    { at: 8, bytes: ascii('WEBP') },
  ],
  ...['heic', 'heix', 'mif1', 'avif'].map((brand) => [{ at: 4, bytes: ascii(`ftyp${brand}`) }]),
]

/** True when the first bytes are those of JPEG, PNG, WebP, HEIC or AVIF, whatever the file is called. */
export function looksLikePhoto(bytes: Uint8Array): boolean {
  return MAGIC.some((marks) => marks.every((mark) => mark.bytes.every((byte, index) => bytes[mark.at + index] === byte)))
}

/**
 * A photo as it is kept: turned upright, at most 2560 pixels wide and high, drawn anew as JPEG so that nothing but its pixels
 * stays (no EXIF, no place). Refused by size, by first bytes, by pixels, and when it cannot be decoded to its end.
 */
export async function redrawPhoto(bytes: Uint8Array): Promise<Picture | NoPicture> {
  return redraw(bytes, (upright) => fit(upright, LARGEST_SIDE))
}

/** A logo as papers carry it: at most 800 × 400 pixels, drawn anew as PNG, so that what is clear stays clear. Refused as photos are. */
export async function redrawLogo(bytes: Uint8Array): Promise<Picture | NoPicture> {
  return redraw(bytes, async (upright) => {
    const logo = upright.resize({ ...LOGO, fit: 'inside', withoutEnlargement: true }).png({ palette: true })
    const { data, info } = await logo.toBuffer({ resolveWithObject: true })
    return { kind: 'picture', bytes: data, width: info.width, height: info.height }
  })
}

async function redraw(bytes: Uint8Array, draw: (upright: Sharp) => Promise<Picture>): Promise<Picture | NoPicture> {
  if (bytes.length > MAX_PHOTO_BYTES) return { kind: 'photo-too-large' }
  if (!looksLikePhoto(bytes)) return { kind: 'not-a-photo' }
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (width * height > MAX_PHOTO_PIXELS) return { kind: 'photo-too-many-pixels' }
    const upright = sharp(bytes, { limitInputPixels: MAX_PHOTO_PIXELS, failOn: 'error' }).autoOrient()
    return await draw(upright)
  } catch (error) {
    // sharp tells a bad picture from a fault of ours by nothing but its message; a broken disk shows in the write that follows.
    if (error instanceof Error) return { kind: 'not-a-photo' }
    throw error
  }
}

/** Reads an uploaded file and draws it anew, or says why not: too large, too many pixels, no picture. */
export async function takePicture(
  file: File,
  draw: (bytes: Uint8Array) => Promise<Picture | NoPicture>,
): Promise<Outcome<Picture>> {
  if (file.size > MAX_PHOTO_BYTES) return refuseTooLarge()
  const picture = await draw(new Uint8Array(await file.arrayBuffer()))
  switch (picture.kind) {
    case 'picture':
      return done(picture)
    case 'photo-too-large':
      return refuseTooLarge()
    case 'photo-too-many-pixels':
      return refuse('photo-too-many-pixels', { max: MAX_PHOTO_PIXELS / 1_000_000 })
    case 'not-a-photo':
      return refuse('not-a-photo')
  }
}

const refuseTooLarge = () => refuse('photo-too-large', { max: MAX_PHOTO_BYTES / 1024 / 1024 })

/** A small picture of a kept one, at most 320 pixels wide and high. Throws when the file is damaged. */
export async function drawThumb(bytes: Uint8Array): Promise<Uint8Array> {
  return (await fit(sharp(bytes), THUMB_SIDE)).bytes
}

async function fit(picture: Sharp, side: number): Promise<Picture> {
  const { data, info } = await picture
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true })
  return { kind: 'picture', bytes: data, width: info.width, height: info.height }
}
