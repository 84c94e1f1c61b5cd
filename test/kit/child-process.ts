import type { ChildProcess } from 'node:child_process'

export interface Ended {
  code: number | null
  signal: NodeJS.Signals | null
}

/** Resolves when the process is gone and its output is read; at once when it already is. */
export function ended(child: ChildProcess): Promise<Ended> {
  if (child.exitCode !== null || child.signalCode !== null)
    return Promise.resolve({ code: child.exitCode, signal: child.signalCode })
  return new Promise((resolve) => child.once('close', (code, signal) => resolve({ code, signal })))
}

/** Collects what a process says, for the message of a failed test. */
export function listen(child: ChildProcess): { text(): string } {
  let said = ''
  child.stdout?.on('data', (chunk) => (said += String(chunk)))
  child.stderr?.on('data', (chunk) => (said += String(chunk)))
  return { text: () => said }
}

/** The first match of `pattern` in what the process says; rejects with all it said when it ends without. */
export function waitForOutput(child: ChildProcess, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: unknown) => {
      said += String(chunk)
      const match = pattern.exec(said)
      if (match !== null) resolve(match)
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`Ended with ${code} before it said ${pattern}:\n${said}`)))
  })
}
