import { writeFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import sharp from 'sharp'
import { printedPages, toPdf } from '../print/printed-pages.ts'

/** Fine enough to tell one paper from another, and small enough for a README. Dots to the inch. */
const DPI = 40
const SHEET_WIDTH = Math.round(8.27 * DPI)
const COLUMNS = 4
const GAP = 8
const DESK = '#c8cdd3'

/** Lays the first page of each paper side by side into one picture. */
export async function takeGallery(browser: Browser, papers: readonly string[], path: string): Promise<void> {
  const sheets: Buffer[] = []
  for (const html of papers) {
    const page = await browser.newPage()
    await page.setContent(html, { waitUntil: 'load' })
    // Drawn finer than it is shown, so that small letters stay letters.
    const [first] = await printedPages(await toPdf(page), DPI * 3)
    await page.close()
    if (first !== undefined)
      sheets.push(
        await sharp(await first.png())
          .resize({ width: SHEET_WIDTH })
          .toBuffer(),
      )
  }
  const { height } = await sharp(sheets[0]).metadata()
  const rows = Math.ceil(sheets.length / COLUMNS)
  const size = { width: COLUMNS * (SHEET_WIDTH + GAP) + GAP, height: rows * (height + GAP) + GAP }
  const placed = sheets.map((input, index) => ({
    input,
    left: GAP + (index % COLUMNS) * (SHEET_WIDTH + GAP),
    top: GAP + Math.floor(index / COLUMNS) * (height + GAP),
  }))
  const picture = sharp({ create: { ...size, channels: 3, background: DESK } }).composite(placed)
  await writeFile(path, await picture.png({ palette: true, colours: 32 }).toBuffer())
}
