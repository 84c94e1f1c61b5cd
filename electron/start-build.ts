import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** What the three builds are made of, and one file that each of them writes. */
const SOURCES = ['electron', 'renderer', 'shared', 'resources', 'electron.vite.config.ts', 'package-lock.json']
const RESULTS = ['out/main/main.js', 'out/main/station.js', 'out/preload/preload.cjs', 'out/renderer/index.html']
const LOOK_AGAIN_MS = 250
/** A lock this old was left by a build that was killed. */
const LOCK_LIFETIME_MS = 5 * 60_000

/** Whether `out/` is missing, or older than any source; tests and notes beside the sources do not count. */
export function isBuildStale(root: string): boolean {
  const built = RESULTS.map((path) => changedAt(join(root, path)))
  if (built.includes(null)) return true
  const oldest = Math.min(...built.filter((time) => time !== null))
  return SOURCES.some((path) => newestIn(join(root, path)) > oldest)
}

/** Builds when stale; a second process that wants the same waits for the first. Rejects with the build's output. */
export async function ensureBuilt(root: string): Promise<void> {
  if (!isBuildStale(root)) return
  const lock = join(root, 'node_modules', '.handback-build')
  while (!takeLock(lock)) {
    await wait(LOOK_AGAIN_MS)
    if (changedAt(lock) === null && !isBuildStale(root)) return
  }
  try {
    await runBuild(root)
  } finally {
    rmdirSync(lock)
  }
}

function runBuild(root: string): Promise<void> {
  const cli = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    child.stdout.on('data', (chunk) => (said += String(chunk)))
    child.stderr.on('data', (chunk) => (said += String(chunk)))
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`The build failed:\n${said}`))))
  })
}

function takeLock(lock: string): boolean {
  const since = changedAt(lock)
  if (since !== null && Date.now() - since > LOCK_LIFETIME_MS) rmdirSync(lock)
  try {
    mkdirSync(lock)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

function newestIn(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return 0
  if (!stat.isDirectory()) return /\.(test\.tsx?|md)$/.test(path) ? 0 : stat.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}

function changedAt(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null
}
