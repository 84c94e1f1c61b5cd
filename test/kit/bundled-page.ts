import react from '@vitejs/plugin-react'
import type { Page } from 'playwright-core'
import { build } from 'vite'

const ORIGIN = 'http://page.test/'

/** Serves one entry of the renderer to a page, as a page of its own without a host. Answers the address to open. */
export async function serveBundle(page: Page, entry: string): Promise<string> {
  const script = await bundle(entry)
  await page.route(`${ORIGIN}**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>page</title><body><script type="module" src="page.js"></script></body>',
        }),
  )
  return ORIGIN
}

async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [react()],
    build: { write: false, minify: false, rollupOptions: { input: entry } },
  })
  const outputs = Array.isArray(result) ? result : [result]
  const chunks = outputs.flatMap((output) => ('output' in output ? output.output : []))
  return chunks.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('\n')
}
