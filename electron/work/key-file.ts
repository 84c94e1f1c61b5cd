import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const KEY_BYTES = 32

/**
 * The depot's key for passcodes: 32 bytes in `passcode.key` beside the store, readable by its owner only, made at first use.
 * It is not in the store, so a copied store gives no passcode away. Whoever calls holds the depot's lock: nobody else makes one.
 */
export function readOrMakeKey(dataDir: string): Uint8Array {
  const path = join(dataDir, 'passcode.key')
  if (!existsSync(path)) return makeKey(path)
  const key = readFileSync(path)
  if (key.length !== KEY_BYTES) throw new Error(`passcode.key is damaged: ${key.length} bytes instead of ${KEY_BYTES}`)
  return key
}

/** The name is given to a whole key only: a power cut in between leaves none, and no half one that the next start stumbles over. */
function makeKey(path: string): Uint8Array {
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
