import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'

/** Encrypts what must not lie in the store in clear: device passcodes. */
export interface Sealer {
  seal(text: string): string
  /** Throws when the text was sealed with another key or was altered. */
  open(sealed: string): string
  /** Tells two texts apart without keeping them: HMAC-SHA-256 under the depot's key, in base64. */
  fingerprint(text: string): string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM under the depot's own key; the result is base64 of nonce, tag and text. */
export function createSealer(key: Uint8Array): Sealer {
  const fingerprintKey = Buffer.from(hkdfSync('sha256', key, '', 'handback fingerprint', 32))
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64')
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
      return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
    },
    fingerprint: (text) => createHmac('sha256', fingerprintKey).update(text, 'utf8').digest('base64'),
  }
}
