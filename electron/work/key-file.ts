import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const KEY_BYTES = 32

/**
 * The depot's key for passcodes: 32 bytes in `passcode.key` beside the store, readable by its owner only, made at first use.
 * It is not in the store, so a copied store gives no passcode away.
 */
export function readOrMakeKey(dataDir: string): Uint8Array {
  const path = join(dataDir, 'passcode.key')
  try {
    return makeKey(path)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    const key = readFileSync(path)
    if (key.length !== KEY_BYTES)
      throw new Error(`passcode.key is damaged: ${key.length} bytes instead of ${KEY_BYTES}`, { cause: error })
    return key
  }
}

function makeKey(path: string): Uint8Array {
  const file = openSync(path, 'wx', 0o600)
  try {
    const key = randomBytes(KEY_BYTES)
    writeSync(file, key)
    fsyncSync(file)
    return key
  } finally {
    closeSync(file)
  }
}
