import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { ensureBuilt } from '../../electron/start-build.ts'
import { ended, listen, waitForOutput } from './child-process.ts'
import type { Ended } from './child-process.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface StationOptions {
  dataDir: string
  /** More flags, such as `--sample`. A free port is taken and no browser opened in any case. */
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
}

export interface RunningStation {
  /** With a slash at its end. */
  url: string
  process: ChildProcess
  /** As by Ctrl+C; resolves when the process is gone. */
  stop(): Promise<Ended>
  /** As by a power cut. */
  kill(): Promise<Ended>
}

/** Starts the built station in a process of its own and waits for its address; rejects with what it said when it ends first. */
export async function launchStation({ dataDir, args = [], env = {} }: StationOptions): Promise<RunningStation> {
  await ensureBuilt(root)
  const entry = join(root, 'out', 'main', 'station.js')
  const child = spawn(process.execPath, [entry, '--data', dataDir, '--port', '0', '--no-open', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = listen(child)
  let isEnding = false
  child.once('close', (code, signal) => {
    if (!isEnding) process.stdout.write(`a station ended by itself (${signal ?? code}):\n${said.text()}\n`)
  })
  const [, url = ''] = await waitForOutput(child, /Handback station: (http:\S+)/)
  const end = (signal: NodeJS.Signals) => {
    isEnding = true
    child.kill(signal)
    return ended(child)
  }
  return { url, process: child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}
