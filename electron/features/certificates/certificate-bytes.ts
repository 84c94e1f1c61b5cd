import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto'
import {
  type CertificateContent,
  certificateText,
  fitCertificate,
  readCertificateText,
} from '../../../shared/certificates/certificates.ts'
import { certificateBytes, certificateCode, mostCertificateBytes } from '../../../shared/scan/certificate-code.ts'

/**
 * The signed bytes of a certificate: version (1), key id (6), Ed25519 signature (64), JSON in UTF-8. Signed are a line that says what
 * it is, the version, the key id and the JSON: no byte can change, and no signature of anything else can be put here.
 */

const VERSION = 1
const KEY_ID_BYTES = 6
const SIGNATURE_BYTES = 64
const HEAD_BYTES = 1 + KEY_ID_BYTES + SIGNATURE_BYTES
const PURPOSE = 'Handback certificate\n'

/** A private key as it is kept, with what others know it by. */
export interface KeyPair {
  id: string
  /** 32 bytes as base64url. */
  publicKey: string
  /** PKCS #8 as base64. */
  privateKey: string
}

/** Makes a new key pair; the id is the beginning of the public key's SHA-256, in hex. */
export function makeKeyPair(): KeyPair {
  const pair = generateKeyPairSync('ed25519')
  const publicKey = pair.publicKey.export({ format: 'jwk' }).x
  if (publicKey === undefined) throw new Error('the key pair has no public half')
  const privateKey = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64')
  return { id: keyIdOf(publicKey), publicKey, privateKey }
}

const keyIdOf = (publicKey: string): string =>
  createHash('sha256')
    .update(Buffer.from(publicKey, 'base64url'))
    .digest('hex')
    .slice(0, 2 * KEY_ID_BYTES)

const signedBytes = (keyId: Buffer, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(PURPOSE, 'utf8'), Buffer.from([VERSION]), keyId, body])

/** The code of a content signed with a key. Texts too long for one code are cut. */
export function signCertificate(content: CertificateContent, key: Pick<KeyPair, 'id' | 'privateKey'>): string {
  const body = Buffer.from(certificateText(fitCertificate(content, mostCertificateBytes - HEAD_BYTES)), 'utf8')
  const keyId = Buffer.from(key.id, 'hex')
  const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
  const signature = sign(null, signedBytes(keyId, body), privateKey)
  return certificateCode(Buffer.concat([Buffer.from([VERSION]), keyId, signature, body]))
}

export interface ReadCertificate {
  keyId: string
  /** Null where the text is none that this program wrote. */
  content: CertificateContent | null
  /** Whether the holder of this public key signed it, all of it. */
  isSignedBy: (publicKey: string) => boolean
}

/** What a code says, before anybody believes it; null for what is no certificate, or misread. */
export function readCertificate(code: string): ReadCertificate | null {
  const bytes = certificateBytes(code)
  if (bytes === null || bytes.length <= HEAD_BYTES || bytes[0] !== VERSION) return null
  const all = Buffer.from(bytes)
  const keyId = all.subarray(1, 1 + KEY_ID_BYTES)
  const signature = all.subarray(1 + KEY_ID_BYTES, HEAD_BYTES)
  const body = all.subarray(HEAD_BYTES)
  return {
    keyId: keyId.toString('hex'),
    content: readCertificateText(body.toString('utf8')),
    isSignedBy: (publicKey) => {
      const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' })
      return verify(null, signedBytes(keyId, body), key, signature)
    },
  }
}
