import { writeFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { printedPages, toPdf } from '../print/printed-pages.ts'

/** Fine enough to tell one paper from another, and small enough for a README. Dots to the inch. */
const DPI = 40
const MOST_WIDTH = 1370
const GAP = 8
const DESK = '#c8cdd3'

/** Lays the first page of each paper side by side into one picture, all at one scale, as many in a row as fit. */
export async function takeGallery(browser: Browser, papers: readonly string[], path: string): Promise<void> {
  const rows: Buffer[][] = []
  let left = MOST_WIDTH
  for (const html of papers) {
    const page = await browser.newPage()
    await page.setContent(html, { waitUntil: 'load' })
    // Drawn finer than it is shown, so that small letters stay letters.
    const [first] = await printedPages(await toPdf(page), DPI * 3)
    await page.close()
    if (first === undefined) throw new Error('a paper has no page')
    const width = Math.round((first.widthMm / 25.4) * DPI)
    if (left + width + GAP > MOST_WIDTH) {
      rows.push([])
      left = GAP
    }
    left += width + GAP
    rows.at(-1)?.push(
      await sharp(await first.png())
        .resize({ width })
        .toBuffer(),
    )
  }
  await layOut(rows, path)
}

/** Lays pictures in rows on a table, and writes that as one picture. */
export async function layOut(rows: readonly (readonly Buffer[])[], path: string): Promise<void> {
  const placed: { input: Buffer; left: number; top: number }[] = []
  let [width, top] = [0, GAP]
  for (const row of rows) {
    let [left, tallest] = [GAP, 0]
    for (const input of row) {
      const size = await sharp(input).metadata()
      placed.push({ input, left, top })
      left += size.width + GAP
      tallest = Math.max(tallest, size.height)
    }
    width = Math.max(width, left)
    top += tallest + GAP
  }
  const picture = sharp({ create: { width, height: top, channels: 3, background: DESK } }).composite(placed)
  await writeFile(path, await picture.png({ palette: true, colours: 32 }).toBuffer())
}
