import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import wasmAddress from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** Reads pictures of the camera beside the page, which goes on drawing. Its WebAssembly is the depot's own file, never one from outside. */
prepareZXingModule({ overrides: { locateFile: () => wasmAddress } })

async function read(picture: ImageData): Promise<string | null> {
  const [code] = await readBarcodes(picture, { maxNumberOfSymbols: 1, tryHarder: true, textMode: 'Plain' })
  // As a scanner that sends AIM identifiers: the same words for the same code, wherever it was read.
  return code?.isValid === true ? code.symbologyIdentifier + code.text : null
}

globalThis.addEventListener('message', ({ data }: MessageEvent<ImageData>) => {
  read(data).then(
    (payload) => globalThis.postMessage({ payload }, {}),
    (error: unknown) => globalThis.postMessage({ payload: null, failure: String(error) }, {}),
  )
})
