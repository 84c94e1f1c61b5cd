import type { Core } from '../../work/core.ts'
import { change, found, type Implementer } from '../../work/procedures.ts'
import { pay, readDay, readJobMoney, refund, waive } from './money.service.ts'

export function moneyHandlers(os: Implementer, core: Core) {
  const { read } = core.store
  return {
    ofJob: os.money.ofJob.handler(async ({ context, input }) =>
      found(await readJobMoney(read, input.jobId, found(context.actor).permissions)),
    ),
    pay: os.money.pay.handler(change(core, pay)),
    refund: os.money.refund.handler(change(core, refund)),
    waive: os.money.waive.handler(change(core, waive)),
    day: os.money.day.handler(({ input }) => readDay(read, input.date)),
  }
}
