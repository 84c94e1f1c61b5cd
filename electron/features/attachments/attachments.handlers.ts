import type { Core } from '../../work/core.ts'
import { answerOf, found, type Implementer } from '../../work/procedures.ts'
import { createPhotoReader, uploadPhoto } from './attachments.service.ts'

export function attachmentsHandlers(os: Implementer, core: Core) {
  const readPhoto = createPhotoReader(core)
  return {
    upload: os.attachments.upload.handler(async ({ context, input, path }) => {
      const caller = { actor: context.actor, device: context.device, procedure: path.join('.') }
      return answerOf(await uploadPhoto(core, caller, input.file))
    }),
    read: os.attachments.read.handler(async ({ input }) => found(await readPhoto(input.id, input.size))),
  }
}
