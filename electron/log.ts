import { mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { destination, pino } from 'pino'
import type { Logger } from 'pino'

const ROTATE_BYTES = 5 * 1024 * 1024

/**
 * The log of one host: `logs/<host>.log` in the depot's folder, one older file kept. Where that folder cannot be written the
 * log goes to standard error, so that the reason of a failed start is never lost with it.
 */
export function openLog(dataDir: string, host: 'desktop' | 'station'): Logger {
  const level = process.env['HANDBACK_LOG_LEVEL'] ?? 'info'
  try {
    const folder = join(dataDir, 'logs')
    mkdirSync(folder, { recursive: true })
    const path = join(folder, `${host}.log`)
    rotate(path)
    return pino({ level, base: { host } }, destination({ dest: path, sync: true }))
  } catch (error) {
    const log = pino({ level, base: { host } }, destination({ dest: 2, sync: true }))
    log.warn({ code: errorCode(error) }, 'no log file in the data folder')
    return log
  }
}

function rotate(path: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  if (size > ROTATE_BYTES) renameSync(path, `${path}.1`)
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
}
