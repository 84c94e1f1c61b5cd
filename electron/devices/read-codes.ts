import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

let prepared: Promise<void> | undefined

/** Left alone, the decoder fetches its WebAssembly from a public server; a depot works offline, so it gets the installed file. */
async function prepare(): Promise<void> {
  const file = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  // A copy of its own: a small file's buffer may be a slice of a larger pool.
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(file).buffer } })
}

/** The texts of all QR and Code 128 codes in a PNG, in no certain order. An empty list when nothing can be read. */
export async function readCodes(png: Uint8Array): Promise<string[]> {
  prepared ??= prepare()
  await prepared
  const found = await readBarcodes(new Uint8Array(png), {
    formats: ['QRCode', 'Code128'],
    tryHarder: true,
    maxNumberOfSymbols: 255,
  })
  return found.filter((code) => code.isValid).map((code) => code.text)
}
