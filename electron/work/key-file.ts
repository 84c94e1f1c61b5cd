import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { StoreOpenError } from '../db/store-errors.ts'

const KEY_BYTES = 32

const keyPath = (dataDir: string): string => join(dataDir, 'passcode.key')

/**
 * The depot's key for passcodes: 32 bytes in `passcode.key` beside the store, readable by its owner only. It is not in the store,
 * so a copied store gives no passcode away. Null when there is none; a damaged one is a `StoreOpenError`, and stays as it is.
 */
export function readKey(dataDir: string): Uint8Array | null {
  const path = keyPath(dataDir)
  if (!existsSync(path)) return null
  const key = readFileSync(path)
  if (key.length === KEY_BYTES) return key
  throw new StoreOpenError('key-damaged', `passcode.key has ${key.length} bytes instead of ${KEY_BYTES}`)
}

/**
 * Makes the key of a depot that has none. Whoever calls holds the depot's lock, so that nobody else makes one, and has seen that
 * nothing is sealed with a lost one. The name is given to a whole key only: a power cut in between leaves none, and no half one
 * that the next start stumbles over.
 */
export function makeKey(dataDir: string): Uint8Array {
  const path = keyPath(dataDir)
  const key = randomBytes(KEY_BYTES)
  const temporary = `${path}.tmp`
  const file = openSync(temporary, 'w', 0o600)
  try {
    writeSync(file, key)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(temporary, path)
  return key
}
