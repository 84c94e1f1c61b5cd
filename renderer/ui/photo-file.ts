/** Which files may become photos. The host checks again and re-encodes; this check is there to say so at once. */

export const photoTypes = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PhotoType = (typeof photoTypes)[number]

const startsWith = (bytes: Uint8Array, signature: readonly number[], at = 0): boolean =>
  signature.every((byte, index) => bytes[at + index] === byte)

/** The type by the file's first twelve bytes; its name and declared type prove nothing. */
export const photoTypeOf = (head: Uint8Array): PhotoType | undefined => {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'image/jpeg'
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png'
  const isRiff = startsWith(head, [0x52, 0x49, 0x46, 0x46])
  return isRiff && startsWith(head, [0x57, 0x45, 0x42, 0x50], 8) ? 'image/webp' : undefined
}

export type PhotoVerdict = { readonly kind: 'photo'; readonly type: PhotoType } | { readonly kind: 'not-an-image' | 'too-large' }

/** Whether a file may be added. @param maxBytes what the host accepts at most */
export const judgePhoto = async (file: Blob, maxBytes: number): Promise<PhotoVerdict> => {
  const type = photoTypeOf(new Uint8Array(await file.slice(0, 12).arrayBuffer()))
  if (type === undefined) return { kind: 'not-an-image' }
  return file.size > maxBytes ? { kind: 'too-large' } : { kind: 'photo', type }
}
