import { homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import open from 'open'
import { openDepot } from './compose.ts'
import type { OpenDepot } from './compose.ts'
import { depotDir } from './data-dir.ts'
import { FLAGS_USAGE, parseFlags } from './flags.ts'
import type { Flags } from './flags.ts'
import { startStation } from './http/station-server.ts'
import type { Station } from './http/station-server.ts'
import { openLog } from './log.ts'
import { describeError, detailOf } from './rpc-errors.ts'
import { describeFailure } from './start-failures.ts'

/** The station: the depot served to browsers on this machine, without a window of its own. */

// Built, this file is out/main/station.js; from source it is electron/station.ts.
const rendererDir = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../out/renderer/' : '../renderer/', import.meta.url))

const parsed = parseFlags(process.argv.slice(2))
if (parsed.kind === 'refused') {
  say(process.stderr, `handback: ${parsed.reason}. ${FLAGS_USAGE}`)
  process.exitCode = 2
} else {
  await boot(parsed.flags)
}

async function boot(flags: Flags): Promise<void> {
  const folder = depotDir(flags, { platform: process.platform, home: homedir(), env: process.env })
  const log = openLog(folder, 'station')
  let depot: OpenDepot | null = null
  try {
    depot = await openDepot({ dataDir: folder, log, sample: flags.sample })
    const station = await startStation({ depot, port: flags.port, rendererDir, log })
    closeOnSignal(station, depot)
    say(process.stdout, `Handback station: ${station.url}`)
    if (flags.open) await openBrowser(station.url)
  } catch (error) {
    log.fatal({ error: describeError(error), detail: detailOf(error) }, 'start failed')
    await depot?.close()
    say(process.stderr, `handback: ${describeFailure(error, { folder, port: flags.port }, systemLocale())}`)
    process.exitCode = 1
  }

  function closeOnSignal(station: Station, opened: OpenDepot): void {
    let closing = false
    const close = async (signal: NodeJS.Signals) => {
      if (closing) return
      closing = true
      try {
        await station.close()
        await opened.close()
        log.info({ signal }, 'closed')
        process.exit(0)
      } catch (error) {
        log.fatal({ error: describeError(error) }, 'close failed')
        process.exit(1)
      }
    }
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void close(signal))
  }

  /** The address is printed anyway, so a machine without a browser is no failure. */
  async function openBrowser(url: string): Promise<void> {
    const isHeadless = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
    if (isHeadless) return
    try {
      const browser = await open(url)
      browser.on('error', (error) => log.warn({ error: describeError(error) }, 'no browser opened'))
    } catch (error) {
      log.warn({ error: describeError(error) }, 'no browser opened')
    }
  }
}

function systemLocale(): string {
  return (
    process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? Intl.DateTimeFormat().resolvedOptions().locale
  )
}

function say(stream: NodeJS.WriteStream, line: string): void {
  stream.write(`${line}\n`)
}
