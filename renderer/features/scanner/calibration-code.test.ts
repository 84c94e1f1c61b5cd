import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { analyseCalibration, calibrationText } from '../../../shared/scan/selftest.ts'
import { calibrationCode } from './calibration-code.ts'

it('the calibration code on the screen reads back whole, with its control character', async () => {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')))
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) } })
  const svg = decodeURIComponent(calibrationCode(calibrationText).replace('data:image/svg+xml,', ''))
  const [code] = await readBarcodes(await sharp(Buffer.from(svg)).png().toBuffer(), { formats: ['Code128'] })
  const text = new TextDecoder().decode(code?.bytes)
  expect(text).toBe(calibrationText)
  expect(analyseCalibration({ text, suffix: 'Enter', durationMs: 200 })).toMatchObject([{ kind: 'good' }])
})
