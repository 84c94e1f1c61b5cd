import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { app, protocol } from 'electron'
import { pino } from 'pino'
import { parseFlags } from '../../electron/flags.ts'
import { declareAppScheme } from '../../electron/shell/app-protocol.ts'
import { startDesktop } from '../../electron/shell/desktop.ts'
import { createTinyDepot } from './tiny-depot.ts'

/** The desktop shell around the tiny depot: what `electron/main.ts` does, without a store. Paths come from the test. */
const parsed = parseFlags(process.argv.slice(2))
if (parsed.kind === 'refused' || parsed.flags.dataDir === null) throw new Error('The tiny desktop needs --data')
const { dataDir } = parsed.flags

app.enableSandbox()
app.setPath('userData', join(dataDir, 'window'))
if (app.requestSingleInstanceLock()) {
  declareAppScheme(protocol)
  await app.whenReady()
  await startDesktop({
    depot: { ...createTinyDepot(), close: () => writeFile(join(dataDir, 'closed'), 'checkpoint') },
    rendererDir: join(dataDir, 'renderer'),
    preloadFile: join(dataDir, 'preload.cjs'),
    log: pino({ level: 'warn' }),
  })
} else {
  app.quit()
}
