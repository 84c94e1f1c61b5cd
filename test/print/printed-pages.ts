import { PDFiumLibrary } from '@hyzyla/pdfium'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { type Pixels, readCodes } from '../../electron/devices/read-codes.ts'
import type { RenderedDocument } from '../../shared/documents/documents.ts'

/** One page as it comes out of the printer. */
export interface PrintedPage {
  png: () => Promise<Buffer>
  text: string
  widthMm: number
  heightMm: number
  codes: string[]
}

/** Made once: it is a machine of its own. */
let library: Promise<PDFiumLibrary> | undefined

const pointsPerInch = 72
const millimetresPerInch = 25.4

/** Opens a document the way a browser's frame does: nothing but its HTML, and every request it makes is recorded. */
export async function openDocument(browser: Browser, { html }: RenderedDocument) {
  const page = await browser.newPage()
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  await page.setContent(html, { waitUntil: 'load' })
  return { page, requests: () => requests.filter((url) => !url.startsWith('data:') && url !== 'about:blank') }
}

/** Prints a page with the browser's own engine on the paper that the document asks for. */
export function toPdf(page: Page): Promise<Buffer> {
  return page.pdf({ preferCSSPageSize: true, printBackground: true })
}

/** The pages of a PDF as pictures at a printer's resolution, with their texts and the codes read back from the pictures. */
export async function printedPages(pdf: Uint8Array, dpi: number): Promise<PrintedPage[]> {
  library ??= PDFiumLibrary.init()
  const document = await (await library).loadDocument(pdf)
  const pages: PrintedPage[] = []
  for (const page of document.pages()) {
    const { originalWidth, originalHeight } = page.getOriginalSize()
    // Rendering closes the page, so its text is taken first.
    const text = page.getText()
    let picture: Pixels | undefined
    await page.render({
      scale: dpi / pointsPerInch,
      render: ({ data, width, height }) => {
        // A copy of its own: the library uses its memory again.
        picture = { data: new Uint8ClampedArray(data), width, height }
        return Promise.resolve(data)
      },
    })
    if (picture === undefined) throw new Error('a page was not drawn')
    const drawn = picture
    pages.push({
      png: () => pngOf(drawn),
      text,
      widthMm: (originalWidth / pointsPerInch) * millimetresPerInch,
      heightMm: (originalHeight / pointsPerInch) * millimetresPerInch,
      codes: await readCodes(drawn),
    })
  }
  document.destroy()
  return pages
}

function pngOf({ data, width, height }: Pixels): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .png({ compressionLevel: 3 })
    .toBuffer()
}
