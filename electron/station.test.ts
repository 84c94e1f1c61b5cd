import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ended, listen } from '../test/kit/child-process.ts'
import { launchStation } from '../test/kit/station.ts'

/** The built station as a process: what the command line promises. */
let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'handback-station-'))
})

afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true })
})

async function runToEnd(args: readonly string[]): Promise<{ code: number | null; said: string }> {
  const entry = fileURLToPath(new URL('../out/main/station.js', import.meta.url))
  const env = { ...process.env, LC_ALL: 'C' }
  const child = spawn(process.execPath, [entry, '--no-open', ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = listen(child)
  const { code } = await ended(child)
  return { code, said: said.text() }
}

test('it prints its address, serves the page, and closes the depot on a signal', async () => {
  const station = await launchStation({ dataDir })
  const page = await fetch(station.url)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('<meta name="handback-host" content="station">')
  expect(await station.stop()).toEqual({ code: 0, signal: null })
  // A clean close folds the write-ahead log into the store and removes it.
  expect((await readdir(dataDir)).filter((name) => name.endsWith('-wal'))).toEqual([])
  expect(await readFile(join(dataDir, 'logs', 'station.log'), 'utf8')).toContain('"signal":"SIGTERM"')
})

test('an unknown flag ends with 2 and one line', async () => {
  const { code, said } = await runToEnd(['--data', dataDir, '--nonsense'])
  expect({ code, said }).toEqual({ code: 2, said: expect.stringMatching(/^handback: Unknown option '--nonsense'\..*\n$/) })
})

test('a depot that is open elsewhere is refused in a plain sentence', async () => {
  const station = await launchStation({ dataDir })
  const second = await runToEnd(['--data', dataDir, '--port', '0'])
  expect(second).toEqual({ code: 1, said: expect.stringContaining('Another program has the depot') })
  expect((await station.stop()).code).toBe(0)
})

test('a port that is taken is refused, and the depot closed again', async () => {
  const station = await launchStation({ dataDir: join(dataDir, 'one') })
  const port = new URL(station.url).port
  const second = await runToEnd(['--data', join(dataDir, 'two'), '--port', port])
  expect(second).toEqual({
    code: 1,
    said: `handback: Port ${port} is already in use. Close the other program, or choose another port with --port.\n`,
  })
  expect((await readdir(join(dataDir, 'two'))).filter((name) => name.endsWith('-wal'))).toEqual([])
  expect((await station.stop()).code).toBe(0)
})
