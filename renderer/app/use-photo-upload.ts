import { useRef } from 'react'
import { attachmentId, type AttachmentId } from '../../shared/kernel/ids.ts'
import { client } from './api.ts'
import type { PickedPhoto } from '../ui/PhotoInput.tsx'

/** Uploads picked photos, each once however often saving is tried. */
export const usePhotoUpload = () => {
  const uploaded = useRef(new Map<string, AttachmentId>())
  return async (photos: readonly PickedPhoto[]): Promise<AttachmentId[]> => {
    for (const { id, file } of photos) {
      if (uploaded.current.has(id)) continue
      const stored = await client.attachments.upload({ file })
      uploaded.current.set(id, attachmentId.parse(stored.id))
    }
    return photos.flatMap(({ id }) => uploaded.current.get(id) ?? [])
  }
}
