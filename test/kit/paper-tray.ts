import { existsSync, readdirSync, watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'

/** What came out of the printers, in order. */
export interface PaperTray {
  /** The papers of one printing so far, as PDF. Waits until there are that many beyond those taken before. */
  take(count: number): Promise<Buffer[]>
  /** How many papers lie there that nobody took. */
  waiting(): number
}

/** The double prints into a folder by itself; the pages appear in it as `NNNN.pdf`, whole before their `.json`. */
export function spoolTray(folder: string): PaperTray {
  let taken = 0
  const done = () => (existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : []).toSorted()
  return {
    waiting: () => done().length - taken,
    async take(count) {
      await untilThere(folder, () => done().length >= taken + count)
      const names = done().slice(taken, taken + count)
      taken += count
      return Promise.all(names.map((name) => readFile(join(folder, name.replace('.json', '.pdf')))))
    },
  }
}

function untilThere(folder: string, isThere: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(folder, () => look())
    const look = () => {
      if (!isThere()) return
      watcher.close()
      resolve()
    }
    look()
  })
}

const BINDING = 'handbackTestPrinted'

/**
 * A browser asks a person before it prints. Here `print` of the print frame alone is replaced: it hands over the frame's own
 * document, which is then printed by Chromium, and reports that the dialog was closed.
 */
export async function dialogTray(browser: Browser): Promise<PaperTray & { watch(page: Page): Promise<void> }> {
  const papers: Promise<Buffer>[] = []
  let taken = 0
  let tell: () => void = () => undefined
  const printer = await browser.newContext()
  const toPdf = async (html: string): Promise<Buffer> => {
    const page = await printer.newPage()
    await page.setContent(html, { waitUntil: 'load' })
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
    await page.close()
    return pdf
  }
  return {
    waiting: () => papers.length - taken,
    async take(count) {
      while (papers.length < taken + count) await new Promise<void>((resolve) => (tell = resolve))
      const some = papers.slice(taken, taken + count)
      taken += count
      return Promise.all(some)
    },
    async watch(page) {
      await page.exposeBinding(BINDING, (_source, html: string) => {
        papers.push(toPdf(html))
        tell()
      })
      await page.addInitScript(replacePrint, BINDING)
    },
  }
}

/** Runs in the page before its own scripts. */
function replacePrint(binding: string): void {
  if (window.top !== window) return
  document.addEventListener(
    'load',
    ({ target }) => {
      if (!(target instanceof HTMLIFrameElement) || !target.classList.contains('hb-print-frame')) return
      const shown = target.contentWindow
      if (shown === null) return
      shown.print = () => {
        const send: unknown = Reflect.get(window, binding)
        if (typeof send === 'function') send(`<!doctype html>${shown.document.documentElement.outerHTML}`)
        shown.dispatchEvent(new Event('afterprint'))
      }
    },
    true,
  )
}
