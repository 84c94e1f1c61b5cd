import type { AttachmentId } from '../../../shared/kernel/ids.ts'
import { done, type Outcome } from '../../../shared/kernel/refusal.ts'
import type { Core } from '../../work/core.ts'
import { actorOf, type Caller, runWork, type Work } from '../../work/work.ts'
import { drawThumb, type Picture, redrawPhoto, takePicture } from './picture.ts'
import { findAttachmentFile, insertAttachment } from './signature.repository.ts'

export interface Uploaded {
  id: AttachmentId
  width: number
  height: number
}

/**
 * Keeps a photo that nothing points to yet. It is drawn anew before the transaction begins, so that no other change waits for it.
 * Refused when it is too large or no photo.
 */
export async function uploadPhoto(core: Core, caller: Caller, file: File): Promise<Outcome<Uploaded>> {
  const picture = await takePicture(file, redrawPhoto)
  if (picture.kind !== 'done') return picture
  const sha256 = await core.photos.write(picture.value.bytes)
  return runWork(core, caller, (work) => keepPhoto(work, sha256, picture.value))
}

async function keepPhoto(work: Work, sha256: string, { bytes, width, height }: Picture): Promise<Outcome<Uploaded>> {
  const id = work.newId<AttachmentId>()
  await insertAttachment(work.db, {
    id,
    kind: 'photo',
    sha256,
    width,
    height,
    bytes: bytes.length,
    job_id: null,
    entry_id: null,
    caption: null,
    created_at: work.now,
    created_by: actorOf(work).id,
  })
  work.audit('attachment', id, null, { sha256, width, height })
  return done({ id, width, height })
}

export type PhotoSize = 'full' | 'thumb'

/** Reads kept pictures, and remembers the small ones that were asked for last. */
export function createPhotoReader(core: Core, mostThumbs = 300) {
  const thumbs = new Map<string, Uint8Array>()

  async function thumbOf(sha256: string): Promise<Uint8Array> {
    const thumb = thumbs.get(sha256) ?? (await drawThumb(await core.photos.read(sha256)))
    thumbs.delete(sha256)
    thumbs.set(sha256, thumb)
    const oldest = thumbs.keys().next()
    if (thumbs.size > mostThumbs && !oldest.done) thumbs.delete(oldest.value)
    return thumb
  }

  /** The picture as a file named by its content; null when there is none of this id. */
  return async function readPhoto(id: AttachmentId, size: PhotoSize): Promise<File | null> {
    const stored = await findAttachmentFile(core.store.read, id)
    if (stored === null) return null
    const bytes = size === 'thumb' ? await thumbOf(stored.sha256) : await core.photos.read(stored.sha256)
    const isPng = stored.kind === 'signature' && size === 'full'
    // Copied into a buffer of its own: a file's bytes may lie in Node's shared pool.
    return new File([new Uint8Array(bytes)], `${stored.sha256}-${size}.${isPng ? 'png' : 'jpg'}`, {
      type: isPng ? 'image/png' : 'image/jpeg',
    })
  }
}
