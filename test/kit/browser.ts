import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Browser, LaunchOptions } from 'playwright-core'

/** Names under which systems install Chromium or Chrome. */
const COMMANDS = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/** Drawing on a graphics card that is not there took a sixth of the processor time. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--disable-gpu',
]

/** Chromium to test with: `CHROMIUM_PATH`, the system's, or Playwright's own; throws one line that says how to get it. */
export function findChromium(): string {
  const named = process.env['CHROMIUM_PATH']
  if (named !== undefined && named !== '') {
    if (isExecutable(named)) return named
    throw new Error(`CHROMIUM_PATH is ${named}, which cannot be run`)
  }
  const onPath = (process.env['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':')
  const candidates = [
    ...COMMANDS.flatMap((name) => onPath.map((folder) => join(folder, name))),
    ...PLACES,
    chromium.executablePath(),
  ]
  const found = candidates.find(isExecutable)
  if (found !== undefined) return found
  throw new Error(
    'No Chromium found: install it (apt install chromium), run "npx playwright-core install chromium", or set CHROMIUM_PATH',
  )
}

export function chromiumLaunchOptions(): LaunchOptions {
  return { executablePath: findChromium(), headless: true, args: CHROMIUM_FLAGS }
}

/** A headless Chromium, with more flags where a test needs them; the caller closes it. */
export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ ...chromiumLaunchOptions(), args: [...CHROMIUM_FLAGS, ...flags] })
}

function isExecutable(path: string): boolean {
  if (path === '') return false
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // Not there or not ours to run: the next candidate may be.
    return false
  }
}
