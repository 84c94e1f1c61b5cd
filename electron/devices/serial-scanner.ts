import { existsSync, readFileSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import type { Logger } from 'pino'
import { SerialPort } from 'serialport'
import { createSerialFrames } from '../../shared/scan/serial-frames.ts'
import { type SerialSettings, serialSettings, type SerialState } from '../../shared/scanner/scanner.contract.ts'

/** A scanner at a serial port of this machine: one port, heard by one place. */
export interface SerialScanner {
  ports(): Promise<{ path: string; label: string }[]>
  settings(): SerialSettings | null
  state(): SerialState
  /** Null lets go of the port. Resolves when the first attempt to open it has ended. */
  use(settings: SerialSettings | null): Promise<void>
  /** Calls `onScan` for each scan while nobody at the same place listens who came later. Returns how to stop. */
  listen(place: SerialSettings['place'], onScan: (payload: string) => void): () => void
  close(): Promise<void>
}

interface Options {
  /** Where the choice is kept: beside the store, because a port is this machine's. */
  file: string
  log: Logger
  /** Told after the choice or the state has become another. */
  onChange?: () => void
  /** How long to wait before a port that is not there is tried again. ms */
  retryMs?: number
}

/** A scan is sent in one go; after this silence what has no CR or LF is whole too. ms */
const SILENCE_MS = 80
const RETRY_MS = 2000

/**
 * Opens the chosen port, comes back by itself when the scanner was pulled out and put in again, and hands each scan to one listener.
 * Nothing here throws because of a device: a port that cannot be opened is `waiting`.
 */
export function createSerialScanner({ file, log, onChange, retryMs = RETRY_MS }: Options): SerialScanner {
  const listeners: { place: SerialSettings['place']; onScan: (payload: string) => void }[] = []
  let settings = readSettings(file, log)
  let port: SerialPort | null = null
  let retry: NodeJS.Timeout | undefined
  let isClosed = false

  const deliver = (payload: string): void => {
    const listener = listeners.findLast(({ place }) => place === settings?.place)
    if (listener === undefined) log.info('a serial scan was heard by no window')
    else listener.onScan(payload)
  }

  const tryAgain = (): void => {
    clearTimeout(retry)
    if (isClosed || settings === null) return
    retry = setTimeout(() => void open(), retryMs)
    retry.unref()
  }

  const open = async (): Promise<void> => {
    const wanted = settings
    if (wanted === null || isClosed) return
    const opened = new SerialPort({ path: wanted.path, baudRate: wanted.baudRate, autoOpen: false })
    const { promise, resolve } = Promise.withResolvers<Error | null>()
    opened.open((error) => resolve(error))
    const error = await promise
    // A port may take seconds to open; chosen meanwhile was another one, or none.
    if (settings !== wanted || isClosed) return shut(opened)
    if (error !== null) {
      log.info({ reason: error.message }, 'serial scanner is not there')
      return tryAgain()
    }
    port = opened
    onChange?.()
    hear(opened, deliver)
    watchPath(opened, retryMs)
    opened.on('error', (failure) => log.warn({ reason: failure.message }, 'serial scanner failed'))
    opened.on('close', () => {
      if (port !== opened) return
      port = null
      onChange?.()
      tryAgain()
    })
  }

  const letGo = async (): Promise<void> => {
    clearTimeout(retry)
    const leaving = port
    port = null
    if (leaving !== null) await shut(leaving)
  }

  /** One choice after the other; what is already chosen anew is passed over. */
  let turn: Promise<void> = Promise.resolve()
  const choose = async (chosen: SerialSettings | null): Promise<void> => {
    if (settings !== chosen) return
    await letGo()
    onChange?.()
    await keep(file, chosen)
    await open()
  }

  void open()
  return {
    ports: () => listPorts(log),
    settings: () => settings,
    state: () => (settings === null ? 'off' : port === null ? 'waiting' : 'open'),
    use(chosen) {
      settings = chosen
      onChange?.()
      const choosing = turn.then(() => choose(chosen))
      // Whoever chose hears of a failure; the next one's turn comes anyway.
      turn = choosing.catch(() => undefined)
      return choosing
    },
    listen(place, onScan) {
      const listener = { place, onScan }
      listeners.push(listener)
      return () => {
        const at = listeners.indexOf(listener)
        if (at >= 0) listeners.splice(at, 1)
      }
    },
    async close() {
      isClosed = true
      await letGo()
    },
  }
}

async function shut(port: SerialPort): Promise<void> {
  if (!port.isOpen) return
  const { promise, resolve } = Promise.withResolvers<void>()
  port.close(() => resolve())
  await promise
}

/**
 * Closes a port whose path has gone. A driver may answer a port that was pulled out with no bytes where others give an error, and
 * reading it would go round for ever. Ports of Windows have no path to look at.
 */
function watchPath(port: SerialPort, everyMs: number): void {
  if (!port.path.startsWith('/')) return
  const watch = setInterval(() => {
    if (port.isOpen && !port.closing && !existsSync(port.path)) port.close()
  }, everyMs)
  watch.unref()
  port.on('close', () => clearInterval(watch))
}

/** Bytes in, scans out: by their end, or by the silence behind them. */
function hear(port: SerialPort, onScan: (payload: string) => void): void {
  const frames = createSerialFrames((raw) => new TextDecoder().decode(raw))
  let silence: NodeJS.Timeout | undefined
  port.on('data', (bytes: Buffer) => {
    clearTimeout(silence)
    for (const scan of frames.take(bytes)) onScan(scan)
    silence = setTimeout(() => {
      for (const scan of frames.settle()) onScan(scan)
    }, SILENCE_MS)
    silence.unref()
  })
}

/** A machine without the system's own list (a bare container) has none to offer; a path can still be typed. */
async function listPorts(log: Logger): Promise<{ path: string; label: string }[]> {
  try {
    const ports = await SerialPort.list()
    return ports.map(({ path, manufacturer, serialNumber }) => ({
      path,
      label: [path, manufacturer, serialNumber].filter(Boolean).join(' · '),
    }))
  } catch (error) {
    log.info({ reason: error instanceof Error ? error.message : String(error) }, 'serial ports cannot be listed')
    return []
  }
}

function readSettings(file: string, log: Logger): SerialSettings | null {
  if (!existsSync(file)) return null
  try {
    return serialSettings.nullable().parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    // Chosen again in the settings; the depot starts without its scanner.
    log.warn({ reason: error instanceof Error ? error.message : String(error) }, 'the choice of a serial scanner cannot be read')
    return null
  }
}

async function keep(file: string, settings: SerialSettings | null): Promise<void> {
  await writeFile(`${file}.tmp`, JSON.stringify(settings))
  await rename(`${file}.tmp`, file)
}
