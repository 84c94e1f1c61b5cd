import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader'

let prepared: Promise<void> | undefined

/** Left alone, the decoder fetches its WebAssembly from a public server; a depot works offline, so it gets the installed file. */
async function prepare(): Promise<void> {
  const file = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  // A copy of its own: a small file's buffer may be a slice of a larger pool.
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer } })
}

type Formats = NonNullable<ReaderOptions['formats']>

/** A picture as it lies in memory: four bytes a pixel. */
export interface Pixels {
  data: Uint8ClampedArray<ArrayBuffer>
  width: number
  height: number
}

/** The texts of all codes of these kinds in a PNG or a picture, in no certain order. An empty list when nothing can be read. */
export async function readCodes(picture: Uint8Array | Pixels, formats: Formats = ['QRCode', 'Code128']): Promise<string[]> {
  prepared ??= prepare()
  await prepared
  const input = picture instanceof Uint8Array ? new Uint8Array(picture) : { ...picture, colorSpace: 'srgb' as const }
  const found = await readBarcodes(input, { formats, tryHarder: true, maxNumberOfSymbols: 255 })
  return found.filter((code) => code.isValid).map((code) => code.text)
}

/** As `readCodes`, of dots that are black or white, without the way through a picture file. */
export async function readDots({ width, height, isBlack }: Dots, formats: Formats): Promise<string[]> {
  prepared ??= prepare()
  await prepared
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (isBlack(x, y)) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3)
    }
  }
  const found = await readBarcodes({ data, width, height, colorSpace: 'srgb' }, { formats, tryHarder: true })
  return found.filter((code) => code.isValid).map((code) => code.text)
}

interface Dots {
  width: number
  height: number
  isBlack: (x: number, y: number) => boolean
}
