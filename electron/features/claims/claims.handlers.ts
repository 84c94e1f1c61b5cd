import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { readToday } from '../../work/today.ts'
import {
  addLines,
  begin,
  discard,
  dropLine,
  readClaimByNumber,
  readClosedClaims,
  readOpenClaims,
  setLine,
  setNote,
} from './claims.service.ts'
import { markFaulty } from './faulty.service.ts'
import { answer, send } from './settle.service.ts'
import { readWaiting } from './waiting.service.ts'

export function claimsHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    waiting: os.claims.waiting.handler(() => readWaiting(read)),
    open: os.claims.open.handler(async () => readOpenClaims(read, await readToday(core))),
    closed: os.claims.closed.handler(async ({ input }) => readClosedClaims(read, input, await readToday(core))),
    claim: os.claims.claim.handler(async ({ input }) =>
      found(await readClaimByNumber(read, input.number, await readToday(core))),
    ),
    begin: os.claims.begin.handler(change(core, begin)),
    addLines: os.claims.addLines.handler(change(core, addLines)),
    setLine: os.claims.setLine.handler(change(core, setLine)),
    dropLine: os.claims.dropLine.handler(change(core, dropLine)),
    setNote: os.claims.setNote.handler(change(core, setNote)),
    discard: os.claims.discard.handler(change(core, discard)),
    send: os.claims.send.handler(change(core, send)),
    answer: os.claims.answer.handler(change(core, answer)),
    markFaulty: os.claims.markFaulty.handler(change(core, markFaulty)),
  }
}
