import {
  CERTIFICATE_FIELDS,
  type CertificateContent,
  certificateText,
  type Verdict,
} from '../../../shared/certificates/certificates.ts'
import type { SigningKey } from '../../../shared/certificates/certificates.contract.ts'
import type { JobOutcome } from '../../../shared/jobs/stages.ts'
import { done, type Outcome } from '../../../shared/kernel/refusal.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Core } from '../../work/core.ts'
import { runWork, type Work } from '../../work/work.ts'
import { makeKeyPair, readCertificate, type ReadCertificate, signCertificate } from './certificate-bytes.ts'
import { findCertificate, insertCertificate, insertKey, listKeys, readCertified } from './certificates.repository.ts'

/**
 * The key that signs: the newest one that this depot's own key opens. Where there is none (a first start, or `passcode.key` was
 * lost) a new one is made; what older ones signed still verifies by their public halves.
 */
async function signingKey(work: Work): Promise<{ id: string; privateKey: string }> {
  for (const { id, privateSealed } of await listKeys(work.db)) {
    const privateKey = opened(work, privateSealed)
    if (privateKey !== null) return { id, privateKey }
  }
  const { privateKey, ...key } = makeKeyPair()
  await insertKey(work.db, { ...key, privateSealed: work.sealer.seal(privateKey), madeAt: work.now })
  work.audit('depot', key.id, null, { signingKey: key.publicKey })
  return { id: key.id, privateKey }
}

/** Null for what another depot's key sealed. */
function opened(work: Work, sealed: string): string | null {
  try {
    return work.sealer.open(sealed)
  } catch {
    return null
  }
}

/** Makes the depot's first signing key, at its set-up or at the first start after an upgrade. */
export async function prepareSigning(core: Core): Promise<void> {
  const caller = { actor: null, device: 'host', procedure: 'certificates.prepare' }
  await runWork(core, caller, async (work): Promise<Outcome<null>> => {
    await signingKey(work)
    return done(null)
  })
}

export interface Certified {
  jobId: string
  jobNumber: string
  outcome: JobOutcome
  /** What was done, one entry each. */
  workDone: readonly string[]
}

/** Signs what the depot vouches for, in the transaction that hands the unit back. */
export async function issueCertificate(work: Work, { jobId, jobNumber, outcome, workDone }: Certified): Promise<void> {
  const [key, facts] = [await signingKey(work), await readCertified(work.db, jobId)]
  const content: CertificateContent = {
    depot: facts.depot,
    jobNumber,
    model: `${facts.brand} ${facts.model_name}`,
    serial: facts.serial,
    on: work.today,
    outcome,
    work: workDone.join('; '),
    parts: facts.parts.map(({ sku, quantity }) => `${quantity} × ${sku}`).join(', '),
    partsUntil: facts.parts_warranty_until,
    labourUntil: facts.labour_warranty_until,
  }
  await insertCertificate(work.db, jobId, signCertificate(content, key), work.now)
}

/** What the certificate of a slip comes to, by the keys of this depot. (MISSION.md, G6.) */
export async function verifyCertificate(db: ReadDb, payload: string): Promise<Verdict> {
  const read = readCertificate(payload)
  if (read === null) return { kind: 'misread' }
  const { content, keyId } = read
  const key = (await listKeys(db)).find(({ id }) => id === keyId)
  const issued = await issuedFor(db, content)
  if (key !== undefined && content !== null && read.isSignedBy(key.publicKey)) {
    return { kind: 'valid', content, keyId, isKept: issued !== null && certificateText(issued) === certificateText(content) }
  }
  if (key === undefined) return { kind: 'unknown-key', content, keyId }
  return issued === null
    ? { kind: 'forged', content, keyId }
    : { kind: 'altered', content, issued, differs: differing(content, issued) }
}

/** What this depot signed for the job that a certificate names. */
async function issuedFor(db: ReadDb, content: ReadCertificate['content']): Promise<CertificateContent | null> {
  const typed = content === null ? null : parseTypedNumber(content.jobNumber, 'job')
  if (typed?.kind !== 'job') return null
  const code = await findCertificate(db, { jobSeq: typed.sequence })
  return code === null ? null : (readCertificate(code)?.content ?? null)
}

const differing = (one: CertificateContent | null, other: CertificateContent) =>
  CERTIFICATE_FIELDS.filter((field) => one?.[field] !== other[field])

/** The depot's public keys, the newest first. */
export async function readKeys(db: ReadDb): Promise<SigningKey[]> {
  return (await listKeys(db)).map(({ id, publicKey, madeAt }) => ({ id, publicKey, madeAt }))
}
