import type { ChangeList } from '../../../shared/live/live.contract.ts'
import type { Core } from '../../work/core.ts'
import type { Implementer } from '../../work/procedures.ts'
import { changesSince } from './change-stream.ts'

export function liveHandlers(os: Implementer, core: Core) {
  return {
    changes: os.live.changes.handler(({ signal }): AsyncGenerator<ChangeList> => changesSince(core.hub, signal)),
  }
}
