import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { readToday } from '../../work/today.ts'
import { extend, giveBack, lend } from './lending.service.ts'
import { addLoaner, changeLoaner, readLoaner, readLoansOfJob, readPool } from './loaners.service.ts'

export function loanersHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    list: os.loaners.list.handler(async () => readPool(read, await readToday(core))),
    get: os.loaners.get.handler(async ({ input }) => found(await readLoaner(read, input.number, await readToday(core)))),
    ofJob: os.loaners.ofJob.handler(async ({ input }) => readLoansOfJob(read, input.jobId, await readToday(core))),
    add: os.loaners.add.handler(change(core, addLoaner)),
    change: os.loaners.change.handler(change(core, changeLoaner)),
    lend: os.loaners.lend.handler(change(core, lend)),
    extend: os.loaners.extend.handler(change(core, extend)),
    giveBack: os.loaners.giveBack.handler(change(core, giveBack)),
  }
}
