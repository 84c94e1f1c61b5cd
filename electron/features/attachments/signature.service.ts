import sharp from 'sharp'
import type { Signing } from '../../../shared/intake/intake.ts'
import type { AttachmentId } from '../../../shared/kernel/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import type { PhotoFiles } from '../../work/photo-files.ts'
import type { Work } from '../../work/work.ts'
import { insertAttachment } from './signature.repository.ts'

const PREFIX = 'data:image/png;base64,'
/** What a PNG begins with; nothing else reaches the decoder, which knows formats that load other files. */
const MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const WIDEST = 1600
const HIGHEST = 800

/** How somebody signed, with what they drew as the file that is kept. */
export type Signed = { way: 'screen'; file: { sha256: string; width: number; height: number; bytes: number } } | { way: 'paper' }

/**
 * Draws what somebody signed with on the pad anew and writes its file. Done before the transaction begins, so that no other change
 * waits for it; nothing points to the file until `keepSignature` does. Refused when it is no picture after all.
 */
export async function drawSignature(photos: PhotoFiles, signing: Signing): Promise<Outcome<Signed>> {
  if (signing.way === 'paper') return done(signing)
  const picture = await redraw(Buffer.from(signing.image.slice(PREFIX.length), 'base64'))
  if (picture === null) return refuse('no-signature')
  const { data, info } = picture
  const sha256 = await photos.write(data)
  return done({ way: 'screen', file: { sha256, width: info.width, height: info.height, bytes: data.length } })
}

/** Keeps a drawn signature as a picture of the RMA, or of the job when it has one; null when it is on paper. A customer who signs
 * by a link has no account. */
export async function keepSignature(work: Work, signed: Signed, jobId: string | null): Promise<AttachmentId | null> {
  if (signed.way === 'paper') return null
  const id = work.newId<AttachmentId>()
  await insertAttachment(work.db, {
    id,
    kind: 'signature',
    ...signed.file,
    job_id: jobId,
    entry_id: null,
    caption: null,
    created_at: work.now,
    created_by: work.actor?.id ?? null,
  })
  return id
}

/** The picture drawn anew, so that nothing but its pixels is kept; null when the bytes are no picture. */
async function redraw(bytes: Buffer) {
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC)) return null
  try {
    const fitted = sharp(bytes, { limitInputPixels: 4_000_000 }).resize({
      width: WIDEST,
      height: HIGHEST,
      fit: 'inside',
      withoutEnlargement: true,
    })
    return await fitted.png().toBuffer({ resolveWithObject: true })
  } catch (error) {
    // sharp tells a bad picture from a fault of ours by nothing but its message; a broken disk shows in the write that follows.
    if (error instanceof Error) return null
    throw error
  }
}
