import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { wordingOf } from '../../electron/features/documents/wording.ts'
import type { RenderedDocument } from '../../shared/documents/documents.ts'
import type { Language } from '../../shared/kernel/text.ts'
import { openDocument, printedPages, toPdf } from './printed-pages.ts'

/** What somebody once typed, or could. */
export const nasty = {
  markup: `</style><script>document.title='owned'</script><img src=x onerror="document.title='owned'"><b id="owned">`,
  style: `"; } * { display: none } </style> @import url(http://example.invalid/x);`,
  name: `王小明·محمد عبد الله 😀👨‍👩‍👧🇨🇳 <b id="owned">O'Brien</b> & "Söhne"`,
  word: 'W'.repeat(300),
}
/** 10,000 characters of it. */
export const fault =
  `${nasty.markup}\n${nasty.style}\n${'很长的故障描述，没有空格'.repeat(120)}\nعطل غير معروف يظهر بعد تشغيل الجهاز.\n`
    .padEnd(9_700, 'It stops after a minute and smells hot. ')
    .concat(nasty.word)
export interface Paper {
  document: RenderedDocument
  /** Every code that must be read from the pages, as often as it is printed. */
  codes: string[]
  sheets: number
}

/** Boxes of texts and pictures that lie over each other, or stick out of the sheet at either side. */
export function misplaced(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Box {
      what: string
      sheet: Element | null
      left: number
      right: number
      top: number
      bottom: number
    }
    const boxes: Box[] = []
    const add = (what: string, sheet: Element | null, rect: DOMRect, trim: number) => {
      if (rect.width < 1) return
      // A line of text is as high as its tallest font, which is more than its ink.
      boxes.push({
        what,
        sheet,
        left: rect.left + 0.5,
        right: rect.right - 0.5,
        top: rect.top + rect.height * trim,
        bottom: rect.bottom - rect.height * trim,
      })
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const range = document.createRange()
      range.selectNodeContents(node)
      const text = (node.textContent ?? '').slice(0, 30)
      // Mixed directions give several rectangles for one line of one text; those never cover each other's ink.
      const lines = new Map<number, DOMRect>()
      for (const rect of range.getClientRects()) {
        const line = Math.round((rect.top + rect.bottom) / 12)
        const known = lines.get(line)
        const left = Math.min(known?.left ?? rect.left, rect.left)
        lines.set(line, new DOMRect(left, rect.top, Math.max(known?.right ?? rect.right, rect.right) - left, rect.height))
      }
      for (const rect of lines.values()) add(text, node.parentElement?.closest('.sheet') ?? null, rect, 0.3)
    }
    for (const picture of document.querySelectorAll('svg, img'))
      add(picture.outerHTML.slice(0, 40), picture.closest('.sheet'), picture.getBoundingClientRect(), 0)
    // Into the page's margin may reach a code's quiet zone, and the blank at the end of a line.
    const allowed = 10
    const found: string[] = []
    boxes.sort((a, b) => a.top - b.top)
    boxes.forEach((box, index) => {
      if (box.left < -1 || box.right > document.documentElement.clientWidth + allowed) found.push(`out of the sheet: ${box.what}`)
      for (const other of boxes.slice(index + 1)) {
        if (other.top >= box.bottom) break
        if (other.sheet !== box.sheet) continue
        if (other.left < box.right && box.left < other.right && other.what !== box.what) found.push(`${box.what} × ${other.what}`)
      }
    })
    return found
  })
}

/**
 * Prints a paper and proves what holds for all: nothing covers anything else or leaves the sheet, nothing is asked of anywhere, nothing
 * typed became markup, every code reads back at this resolution, and the pages are counted. Answers the printed pages.
 */
export async function prove(browser: Browser, { document, codes, sheets }: Paper, language: Language, dpi: number) {
  const { page, requests } = await openDocument(browser, document)
  // The width between the margins of 14 mm, at 96 pixels to the inch.
  await page.setViewportSize({ width: Math.floor(((document.widthMicrons / 1000 - 28) / 25.4) * 96), height: 1200 })
  expect(await misplaced(page)).toEqual([])
  expect(await page.locator('script, #owned, iframe, link, [onerror], [style]').count()).toBe(0)
  expect(await page.title()).toBe(document.title)
  const pages = await printedPages(await toPdf(page), dpi)
  expect(requests()).toEqual([])
  await page.close()

  expect(pages.flatMap((printed) => printed.codes).sort()).toEqual([...codes].sort())
  expect(pages.length % sheets).toBe(0)
  const perSheet = pages.length / sheets
  const { before, between, after } = wordingOf(language).page
  pages.forEach((printed, index) => {
    expect(Math.abs(printed.widthMm * 1000 - document.widthMicrons)).toBeLessThan(200)
    expect(Math.abs(printed.heightMm * 1000 - document.heightMicrons)).toBeLessThan(200)
    expect(printed.text).toContain(`${before}${(index % perSheet) + 1}${between}${perSheet}${after}`)
  })
  return pages
}
