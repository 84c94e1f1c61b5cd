import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, symlink } from 'node:fs/promises'

/** A scanner at a serial port that is none: what is sent comes out at the path, as from a cable. Linux. */
export interface PseudoScanner {
  send(bytes: string | Uint8Array): void
  /** Pulls the cable out. */
  unplug(): Promise<void>
}

/** `script` (of util-linux, on every Debian) opens a pair of pseudo-terminals; `path` becomes a link to the far end. */
export async function plugIn(path: string): Promise<PseudoScanner> {
  // No echo and no line discipline: bytes go through as they are. The far end stays open until the near one is closed.
  const child = spawn('script', ['-qec', 'stty raw -echo; tty; exec sleep infinity', '/dev/null'], {
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  const [said]: unknown[] = await once(child.stdout, 'data')
  const far = String(said).trim()
  await rm(path, { force: true })
  await symlink(far, path)
  return {
    send: (bytes) => void child.stdin.write(bytes),
    async unplug() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
      await rm(path, { force: true })
    },
  }
}
