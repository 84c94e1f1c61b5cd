import type { FilePiece } from '../../../shared/archive/archive.contract.ts'
import type { Core } from '../../work/core.ts'
import { answerOf, found, type Implementer } from '../../work/procedures.ts'
import { openArchive } from './archive.service.ts'

export function archiveHandlers(os: Implementer, core: Core) {
  return {
    ofJob: os.archive.ofJob.handler(async ({ context, input, path }): Promise<AsyncGenerator<FilePiece>> => {
      const caller = { actor: context.actor, device: context.device, procedure: path.join('.') }
      const asking = { caller, actor: found(context.actor), printing: context.printing }
      return answerOf(await openArchive(core, asking, input.jobId))
    }),
  }
}
