import type { ChangeList } from '../../../shared/live/live.contract.ts'
import type { SessionCarrier } from '../../host.ts'
import type { Core } from '../../work/core.ts'
import type { FindActor, Implementer } from '../../work/procedures.ts'
import { createFindActor } from '../staff/session.service.ts'
import { changesSince } from './change-stream.ts'

/** A stream outlives its session by no more than this. Every commit comes by each stream, so the store is not asked each time. */
const SURE_MS = 60_000

export function liveHandlers(os: Implementer, core: Core) {
  const findActor = createFindActor(core)
  return {
    changes: os.live.changes.handler(({ context, signal }): AsyncGenerator<ChangeList> =>
      changesSince(core.hub, signal, watchSession(core, findActor, context.session)),
    ),
  }
}

/** Whether somebody is still signed in at this place; asked at once when it was staff that changed. */
function watchSession(core: Core, findActor: FindActor, session: SessionCarrier): (list: ChangeList) => Promise<boolean> {
  let sureUntil = 0
  return async ({ changes }) => {
    const now = Date.parse(core.clock.now())
    if (now < sureUntil && changes.every((change) => change.entity !== 'staff')) return true
    const token = session.read()
    if (token === null || (await findActor(token)) === null) return false
    sureUntil = now + SURE_MS
    return true
  }
}
