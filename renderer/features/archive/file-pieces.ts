import type { FilePiece } from '../../../shared/archive/archive.contract.ts'

/**
 * Puts a file together from its pieces; `onBytes` hears how many there are so far. Throws when it breaks off: half an archive is none.
 */
export const fileOf = async (pieces: AsyncIterable<FilePiece>, onBytes: (bytes: number) => void = () => {}): Promise<File> => {
  const parts: BlobPart[] = []
  let [name, bytes, isWhole] = ['', 0, false]
  for await (const piece of pieces) {
    if (piece.kind === 'name') name = piece.name
    else if (piece.kind === 'end') isWhole = piece.bytes === bytes
    else {
      const part = Uint8Array.from(atob(piece.base64), (sign) => sign.charCodeAt(0))
      parts.push(part)
      bytes += part.length
      onBytes(bytes)
    }
  }
  if (!isWhole) throw new TypeError('network: the file broke off')
  return new File(parts, name, { type: 'application/zip' })
}
