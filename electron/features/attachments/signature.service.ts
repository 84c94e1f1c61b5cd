import sharp from 'sharp'
import type { AttachmentId } from '../../../shared/kernel/ids.ts'
import { done, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { actorOf, type Work } from '../../work/work.ts'
import { insertAttachment } from './signature.repository.ts'

const PREFIX = 'data:image/png;base64,'
/** What a PNG begins with; nothing else reaches the decoder, which knows formats that load other files. */
const MAGIC = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const WIDEST = 1600
const HIGHEST = 800

/** Keeps what somebody drew on the pad as a picture of their RMA or job. Refused when it is no picture after all. */
export async function keepSignature(work: Work, dataUrl: string, jobId: string | null): Promise<Outcome<AttachmentId>> {
  const picture = await redraw(Buffer.from(dataUrl.slice(PREFIX.length), 'base64'))
  if (picture === null) return refuse('no-signature')
  const id = work.newId<AttachmentId>()
  await insertAttachment(work.db, {
    id,
    kind: 'signature',
    sha256: await work.photos.write(picture.data),
    width: picture.info.width,
    height: picture.info.height,
    bytes: picture.data.length,
    job_id: jobId,
    entry_id: null,
    caption: null,
    created_at: work.now,
    created_by: actorOf(work).id,
  })
  return done(id)
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
