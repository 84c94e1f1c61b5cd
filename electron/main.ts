import { homedir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, dialog, protocol } from 'electron'
import { openDepot } from './compose.ts'
import { depotDir } from './data-dir.ts'
import { FLAGS_USAGE, parseFlags } from './flags.ts'
import type { Flags } from './flags.ts'
import { openLog } from './log.ts'
import { describeError, detailOf } from './rpc-errors.ts'
import { declareAppScheme } from './shell/app-protocol.ts'
import { startDesktop } from './shell/desktop.ts'
import { describeFailure, FAILURE_TITLE, hostLanguage } from './start-failures.ts'

/** The desktop: the depot in a window of its own. */

// Built, this file is out/main/main.js; from source it is electron/main.ts.
const out = fileURLToPath(new URL(import.meta.url.endsWith('.ts') ? '../out/' : '../', import.meta.url))

const parsed = parseFlags(process.argv.slice(app.isPackaged ? 1 : 2), true)
if (parsed.kind === 'refused') {
  process.stderr.write(`handback: ${parsed.reason}. ${FLAGS_USAGE}\n`)
  app.exit(2)
} else {
  // Not awaited: Electron becomes ready only after this module has run to its end. Up to its first await, boot runs within it.
  void boot(parsed.flags)
}

async function boot(flags: Flags): Promise<void> {
  const folder = depotDir(flags, { platform: process.platform, home: homedir(), env: process.env })
  app.enableSandbox()
  // The lock of the single instance lies in this folder, so another depot may be open beside this one.
  app.setPath('userData', join(folder, 'window'))
  if (!app.requestSingleInstanceLock()) return app.quit()

  declareAppScheme(protocol)
  const log = openLog(folder, 'desktop')
  try {
    const depot = await openDepot({ dataDir: folder, log, sample: flags.sample })
    await app.whenReady()
    await startDesktop({ depot, rendererDir: join(out, 'renderer'), preloadFile: join(out, 'preload', 'preload.cjs'), log })
  } catch (error) {
    log.fatal({ error: describeError(error), detail: detailOf(error) }, 'start failed')
    await app.whenReady()
    const locale = app.getLocale()
    dialog.showErrorBox(FAILURE_TITLE[hostLanguage(locale)], describeFailure(error, { folder, port: 0 }, locale))
    app.exit(1)
  }
}
