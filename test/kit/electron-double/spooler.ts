import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PrinterInfo, WebContentsPrintOptions } from 'electron'
import type { Page } from 'playwright-core'

/** The printers of this machine. The broken one fails every job, as one that is out of paper does. */
export const PRINTERS: PrinterInfo[] = [
  { name: 'Office printer', displayName: 'Office printer', description: '', options: { 'printer-is-default': 'true' } },
  { name: 'Label printer', displayName: 'Label printer', description: '', options: {} },
  { name: 'Broken printer', displayName: 'Broken printer', description: '', options: {} },
].map((printer) => ({ ...printer, options: { ...printer.options } }))

let jobs = 0

/** Prints as Chromium would, into `NNNN.pdf` of the spool folder, with the options of the job beside it in `NNNN.json`. */
export async function spool(page: Page, options: WebContentsPrintOptions, spoolDir: string): Promise<string | null> {
  const printer = options.deviceName === '' ? PRINTERS[0] : PRINTERS.find(({ name }) => name === options.deviceName)
  if (printer === undefined) return 'Invalid printer settings'
  if (printer.name === 'Broken printer') return 'Print job failed'
  if (typeof options.pageSize !== 'object') throw new TypeError('The double prints on paper of a size in microns only')
  const { width, height } = options.pageSize
  const bytes = await renderPdf(page, width / 1000, height / 1000, options.landscape ?? false)
  jobs += 1
  const name = String(jobs).padStart(4, '0')
  mkdirSync(spoolDir, { recursive: true })
  writeFileSync(join(spoolDir, `${name}.pdf`), bytes)
  writeFileSync(join(spoolDir, `${name}.json`), JSON.stringify({ ...options, deviceName: printer.name }, null, 2))
  return null
}

/** Sizes in millimetres. */
export function renderPdf(page: Page, width: number, height: number, landscape: boolean): Promise<Buffer> {
  const margin = { top: 0, right: 0, bottom: 0, left: 0 }
  return page.pdf({ width: `${width}mm`, height: `${height}mm`, landscape, margin, printBackground: true })
}
