import { randomBytes, randomInt } from 'node:crypto'
import { join } from 'node:path'
import type { Logger } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { createSerialScanner } from './devices/serial-scanner.ts'
import { openSqliteStore } from './db/sqlite/sqlite-store.ts'
import { StoreOpenError } from './db/store-errors.ts'
import type { Store } from './db/store.ts'
import { prepareSigning } from './features/certificates/certificates.service.ts'
import { fillSampleDepot } from './features/sample/sample-depot.ts'
import { isSetUp, readPublicAddress } from './features/depot/depot.repository.ts'
import { hasSealedPasscodes } from './features/jobs/job.repository.ts'
import { startPrintWorker } from './features/printers/print-worker.ts'
import type { Printing } from './host.ts'
import { createRouter, type Router } from './router.ts'
import { describeError } from './rpc-errors.ts'
import type { Clock, Core, RandomSource } from './work/core.ts'
import { forgetHourly, forgetOld } from './work/forget-old.ts'
import { makeKey, readKey } from './work/key-file.ts'
import { createLiveHub, type LiveHub } from './work/live-hub.ts'
import { createPhotoFiles } from './work/photo-files.ts'
import { createSealer } from './work/sealer.ts'

export interface OpenDepot {
  router: Router
  /** Where a customer's browser finds this depot from outside, as set now; null = nowhere. */
  publicAddress(): Promise<string | null>
  /** The desktop has a window, and with it the printers of its system. */
  usePrinting(printing: Printing): void
  /** Folds the write-ahead log into the store and lets go of the folder. */
  close(): Promise<void>
}

interface DepotOptions {
  dataDir: string
  log: Logger
  /** Fill a folder that has no depot yet with the sample one. */
  sample?: boolean
}

/** scrypt with N = 2^17. (QUALITY.md, "Sign-in".) */
const PIN_COST_LOG2 = 17

/** Opens the depot in a folder: store → core → router. The only place that builds them. Throws `StoreOpenError`. */
export async function openDepot({ dataDir, log, sample = false }: DepotOptions): Promise<OpenDepot> {
  const store = await openSqliteStore({
    dataDir,
    onDamage: (error) => log.fatal({ error: describeError(error) }, 'store is damaged'),
  })
  try {
    const core = createCore({ store, dataDir, log, key: await keyOf(store, dataDir) })
    await forgetOld(core)
    await prepareSigning(core)
    if (sample && !(await isSetUp(store.read))) await fillSampleDepot(core, 'en')
    const forgetting = forgetHourly(core)
    const printing = startPrintWorker(core)
    const close = async () => {
      forgetting.stop()
      await printing.stop()
      await core.serial.close()
      await store.close()
    }
    const publicAddress = () => readPublicAddress(store.read)
    return { router: createRouter(core), publicAddress, usePrinting: (found) => printing.usePrinting(found), close }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** The depot's key for passcodes, made at its first start. A lost one is never replaced: what it sealed could not be read again. */
async function keyOf(store: Store, dataDir: string): Promise<Uint8Array> {
  const key = readKey(dataDir)
  if (key !== null) return key
  if (await hasSealedPasscodes(store.read)) throw new StoreOpenError('key-missing', 'passcode.key is gone')
  return makeKey(dataDir)
}

interface CoreParts {
  store: Store
  dataDir: string
  log: Logger
  key: Uint8Array
}

function createCore({ store, dataDir, log, key }: CoreParts): Core {
  const hub = createLiveHub()
  return {
    store,
    log,
    clock: systemClock,
    random: systemRandom,
    hub,
    sealer: createSealer(key),
    photos: createPhotoFiles(join(dataDir, 'photos')),
    serial: createSerialScanner({ file: join(dataDir, 'serial-scanner.json'), log, onChange: () => tellOfScanner(hub) }),
    pinCostLog2: PIN_COST_LOG2,
  }
}

/** A cable or a choice of this machine is no record and no commit: told under the number of the last one. */
const tellOfScanner = (hub: LiveHub): void => hub.publish({ seq: hub.lastSeq(), changes: [{ entity: 'scanner', id: 'serial' }] })

const systemClock: Clock = { now: () => new Date().toISOString() }

const systemRandom: RandomSource = {
  id: () => uuidv7(),
  bytes: (count) => randomBytes(count),
  digits: (count) => Array.from({ length: count }, () => String(randomInt(10))).join(''),
  token: () => randomBytes(32).toString('base64url'),
}
