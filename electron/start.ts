import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { FLAGS_USAGE, parseFlags } from './flags.ts'
import { ensureBuilt, isBuildStale } from './start-build.ts'

/** `npm start` and `npm run station`: builds what is missing or old, then starts the host that this machine can show. */

const root = fileURLToPath(new URL('..', import.meta.url))
const [wanted, ...flags] = process.argv.slice(2)
const FETCH_TIMEOUT_MS = 10 * 60_000

const parsed = parseFlags(flags)
if (parsed.kind === 'refused') {
  process.stderr.write(`handback: ${parsed.reason}. ${FLAGS_USAGE}\n`)
  process.exitCode = 2
} else {
  await start()
}

async function start(): Promise<void> {
  try {
    if (isBuildStale(root)) say('Building Handback …')
    await ensureBuilt(root)
  } catch (error) {
    process.stderr.write(`handback: ${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
    return
  }
  if (wanted === 'station') return serveStation()
  const electron = await findElectron()
  if (typeof electron === 'string') return openDesktop(electron)
  say(`${electron.reason}: serving Handback to a browser instead.`)
  return serveStation()
}

async function serveStation(): Promise<void> {
  const entry = join(root, 'out', 'main', 'station.js')
  process.argv = [process.execPath, entry, ...flags]
  await import(pathToFileURL(entry).href)
}

function openDesktop(electron: string): void {
  const child = spawn(electron, [root, ...flags], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`handback: Electron does not start (${error.message})\n`)
    process.exitCode = 1
  })
  child.on('close', (code) => (process.exitCode = code ?? 1))
}

/** Electron's binary, fetched on the first start as its package does; or the reason why there is none to use. */
async function findElectron(): Promise<string | { reason: string }> {
  const isHeadless = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
  if (isHeadless) return { reason: 'There is no display' }
  const installed = installedElectron()
  if (installed !== null) return installed
  if (process.env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return { reason: "Electron's binary is not installed" }
  say('Fetching Electron …')
  await fetchElectron()
  return installedElectron() ?? { reason: "Electron's binary is missing and cannot be fetched" }
}

function installedElectron(): string | null {
  const folder = join(root, 'node_modules', 'electron')
  const note = join(folder, 'path.txt')
  if (!existsSync(note)) return null
  const binary = join(folder, 'dist', readFileSync(note, 'utf8'))
  return existsSync(binary) ? binary : null
}

/** Whether it succeeded is told by the binary being there; its many lines of failure are not the user's business. */
function fetchElectron(): Promise<void> {
  const script = join(root, 'node_modules', 'electron', 'install.js')
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: 'ignore', timeout: FETCH_TIMEOUT_MS })
    child.on('error', () => resolve())
    child.on('close', () => resolve())
  })
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
