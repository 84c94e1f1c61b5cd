import { z } from 'zod'
import { attachmentId } from '../kernel/ids.ts'
import { procedure } from '../kernel/procedure.ts'

/** Photos: at most 15 MB and 50 megapixels, told by their first bytes, stored re-encoded without EXIF. (QUALITY.md, "Input".) */
export const MAX_PHOTO_BYTES = 15 * 1024 * 1024
export const MAX_PHOTO_PIXELS = 50_000_000

export const attachmentsContract = {
  /** Stores a photo that nothing points to yet; check-in, repair entry or job take it by its id. */
  upload: procedure('counter', 'bench', 'stock')
    .input(z.object({ file: z.file() }))
    .output(z.object({ id: attachmentId, width: z.int(), height: z.int() })),
  /** The picture; `thumb` fits 320 × 320. */
  read: procedure('read')
    .input(z.object({ id: attachmentId, size: z.enum(['full', 'thumb']) }))
    .output(z.file()),
}
