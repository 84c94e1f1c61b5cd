import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ended } from '../../test/kit/child-process.ts'
import { launchDesktop } from '../../test/kit/desktop.ts'
import type { RunningDesktop } from '../../test/kit/desktop.ts'

/** The shell with the tiny depot on the double: a real Chromium page, the real preload, the real port. */
const kit = (name: string) => fileURLToPath(new URL(`../../test/kit/${name}`, import.meta.url))
const source = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url))

let dataDir: string
let desktop: RunningDesktop

/** A page that asks for its port as the renderer does and keeps an oRPC client on it. */
const PAGE_SCRIPT = `
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
const answers = []
window.portAnswers = answers
window.depot = new Promise((resolve) => {
  window.addEventListener('message', (event) => {
    if (event.source !== window || event.data !== 'handback:port') return
    answers.push(event.ports.length)
    const [port] = event.ports
    port.start()
    resolve(createORPCClient(new RPCLink({ port })))
  })
})
window.askForPort = () => window.postMessage('handback:ask-for-port', window.location.origin)
window.askForPort()
`

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'handback-desktop-'))
  const rendererDir = join(dataDir, 'renderer')
  const pageSource = join(fileURLToPath(new URL('.', import.meta.url)), '..', '..', 'node_modules', '.handback-desktop-test.js')
  await mkdir(rendererDir, { recursive: true })
  await writeFile(pageSource, PAGE_SCRIPT)
  await bundle(pageSource, rendererDir, 'page.js', 'es')
  await bundle(source('preload.ts'), dataDir, 'preload.cjs', 'cjs')
  await rm(pageSource)
  await writeFile(
    join(rendererDir, 'index.html'),
    '<!doctype html><html><head><title>Tiny</title><script type="module" src="/page.js"></script></head><body><script>window.isInlineRun = true</script></body></html>',
  )
  await writeFile(join(dataDir, 'secret.json'), '{"secret":true}')
  desktop = await launchDesktop({ dataDir, entry: kit('tiny-desktop.ts') })
})

afterAll(async () => {
  await desktop.close()
  // Chromium's last process may still be leaving its profile.
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10 })
})

async function bundle(entry: string, outDir: string, fileName: string, format: 'es' | 'cjs'): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      outDir,
      emptyOutDir: false,
      minify: false,
      rollupOptions: { input: entry, external: ['electron'], output: { format, entryFileNames: fileName } },
    },
  })
}

/** Calls a procedure from inside the page, by its dotted name. */
function call(page: Page, procedure: string, input?: unknown): Promise<unknown> {
  return page.evaluate(
    async ([name, argument]) => {
      const depot: unknown = await Reflect.get(window, 'depot')
      const call: unknown = Reflect.get(Object(depot), name)
      if (typeof call !== 'function') throw new Error(`No procedure ${name}`)
      try {
        const output: unknown = await Reflect.apply(call, depot, [argument])
        if (typeof output !== 'object' || output === null || !(Symbol.asyncIterator in output)) return output
        const values: unknown[] = []
        // An oRPC event iterator, which TypeScript cannot know in a page of plain JavaScript.
        // oxlint-disable-next-line typescript/no-unsafe-type-assertion
        for await (const value of output as AsyncIterable<unknown>) values.push(value)
        return values
      } catch (error) {
        return { code: Reflect.get(Object(error), 'code'), text: JSON.stringify(error) }
      }
    },
    [procedure, input] as const,
  )
}

describe('the port', () => {
  test('the page calls the router through it, streams included', async () => {
    expect(await call(desktop.page, 'ping')).toEqual({ host: 'desktop', device: 'desktop', session: null, canPrint: true })
    expect(await call(desktop.page, 'count', { upTo: 3 })).toEqual([1, 2, 3])
    expect(await call(desktop.page, 'fail', 'declared')).toMatchObject({ code: 'STALE' })
    expect(await call(desktop.page, 'fail', 'plain')).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      text: expect.not.stringContaining('13800000000'),
    })
  })

  test('bytes travel through it', async () => {
    const size = await desktop.page.evaluate(async () => {
      const depot = await Reflect.get(window, 'depot')
      return depot.attachments.add({ file: new File([new Uint8Array(2_000_000)], 'photo.jpg') })
    })
    expect(size).toEqual({ size: 2_000_000 })
  })

  test('it is handed over once, and nothing of Electron is left in the page', async () => {
    await desktop.page.evaluate(() => Reflect.get(window, 'askForPort')())
    await call(desktop.page, 'ping')
    const seen = await desktop.page.evaluate(() => ({
      answers: Reflect.get(window, 'portAnswers'),
      globals: ['require', 'process', 'module', 'electron', 'ipcRenderer', 'electronDoubleSend', 'electronDoubleWorld'].filter(
        (name) => name in window,
      ),
    }))
    expect(seen).toEqual({ answers: [1], globals: [] })
  })

  test('each window has its own session, which outlives a reload of its page', async () => {
    const other = await desktop.newWindow()
    await call(other, 'signIn', { token: 'C'.repeat(43) })
    await other.reload()
    expect(await call(other, 'ping')).toMatchObject({ session: 'C'.repeat(43) })
    expect(await call(desktop.page, 'ping')).toMatchObject({ session: null })
    await call(other, 'signOut')
    expect(await call(other, 'ping')).toMatchObject({ session: null })
    await other.close()
  })
})

describe('the page', () => {
  test('has a secure origin, its own host mark and a policy that stops inline script', async () => {
    const seen = await desktop.page.evaluate(() => ({
      isSecure: window.isSecureContext,
      isInlineRun: 'isInlineRun' in window,
      host: document.querySelector('meta[name=handback-host]')?.getAttribute('content'),
    }))
    expect(seen).toEqual({ isSecure: true, isInlineRun: false, host: 'desktop' })
    const answer = await desktop.page.reload()
    expect(answer?.headers()['content-security-policy']).toMatch(/script-src 'self'; style-src 'self' 'nonce-[\w+/=]+'/)
  })

  test('its scheme serves nothing outside its folder, and no other host', async () => {
    const statuses = await desktop.page.evaluate(async () => {
      const paths = ['/%2e%2e%2fsecret.json', '/..%5csecret.json', '/secret.json', '/page.js']
      return Promise.all(paths.map(async (path) => (await fetch(path)).status))
    })
    expect(statuses).toEqual([400, 400, 404, 200])
  })

  test('it stays where it is, and opens nothing but https and mail outside', async () => {
    const { page } = desktop
    const before = page.url()
    const tried = page.waitForEvent('requestfailed', (request) => request.url().startsWith('https://evil.example'))
    await page.evaluate(() => window.location.assign('https://evil.example/'))
    await tried
    expect(page.url()).toBe(before)
    await page.evaluate(() => window.open('https://maker.example/manual'))
    await expect.poll(() => desktop.openedOutside()).toEqual(['https://maker.example/manual'])
    expect(await call(page, 'ping')).toMatchObject({ host: 'desktop' })
  })
})

describe('printing', () => {
  test('a label is printed silently, on its own paper, without its scripts', async () => {
    expect(await call(desktop.page, 'print')).toEqual({})
    const spoolDir = desktop.spoolDir ?? 'none'
    expect((await readdir(spoolDir)).sort()).toEqual(['0001.json', '0001.pdf'])
    expect(JSON.parse(await readFile(join(spoolDir, '0001.json'), 'utf8'))).toMatchObject({
      silent: true,
      deviceName: 'Label printer',
      copies: 2,
      margins: { marginType: 'default' },
      pageSize: { width: 62_000, height: 29_000 },
    })
    const pdf = (await readFile(join(spoolDir, '0001.pdf'))).toString('latin1')
    // 62 × 29 mm in points of 1/72 inch; Chromium rounds up to whole ones.
    const [width, height] = (/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? []).slice(1).map(Number)
    expect(Math.abs((width ?? 0) - (62 / 25.4) * 72)).toBeLessThan(1)
    expect(Math.abs((height ?? 0) - (29 / 25.4) * 72)).toBeLessThan(1)
    expect(pdf).toContain('/Title (Label)')
  })

  test('paper may be two metres long, as a roll is', async () => {
    expect(await call(desktop.page, 'print', { widthMicrons: 2_050_000 })).toEqual({})
  })

  test('no page is left behind, and a printer that fails says why', async () => {
    expect(await call(desktop.page, 'print', { printerName: 'Broken printer' })).toMatchObject({
      text: expect.stringContaining('Print job failed'),
    })
    expect(await call(desktop.page, 'print', { printerName: 'None such' })).toMatchObject({
      text: expect.stringContaining('Invalid printer settings'),
    })
    for (const impossible of [{ widthMicrons: 0 }, { widthMicrons: 3_000_000 }]) {
      expect(await call(desktop.page, 'print', impossible)).toMatchObject({ text: expect.stringContaining('cannot be printed') })
    }
    const printed = () =>
      desktop.page
        .context()
        .pages()
        .filter((page) => page.url().includes('print'))
    await expect.poll(printed).toEqual([])
  })

  test('the same document is saved as PDF, and printers are listed', async () => {
    expect(await call(desktop.page, 'savePdf')).toEqual({ start: '%PDF-' })
    expect(await call(desktop.page, 'printers')).toContainEqual({
      name: 'Office printer',
      displayName: 'Office printer',
      isDefault: true,
    })
  })
})

describe('the process', () => {
  test('a second start on the same depot ends at once and leaves the first running', async () => {
    const register = new URL('../../test/kit/electron-double/register.ts', import.meta.url).href
    const second = spawn(process.execPath, ['--import', register, kit('tiny-desktop.ts'), '--data', dataDir], { stdio: 'ignore' })
    expect(await ended(second)).toEqual({ code: 0, signal: null })
    expect(await call(desktop.page, 'ping')).toMatchObject({ host: 'desktop' })
  })

  test('quitting closes the depot first', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'handback-quit-'))
    await mkdir(join(folder, 'renderer'))
    await writeFile(join(folder, 'renderer', 'index.html'), '<!doctype html><html><head></head></html>')
    await writeFile(join(folder, 'preload.cjs'), '')
    const quitting = await launchDesktop({ dataDir: folder, entry: kit('tiny-desktop.ts') })
    expect(await quitting.close()).toEqual({ code: 0, signal: null })
    expect(await readFile(join(folder, 'closed'), 'utf8')).toBe('checkpoint')
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  })
})
