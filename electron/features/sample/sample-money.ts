import type { MinorUnits } from '../../../shared/kernel/money.ts'
import type { Balance, PaymentKind } from '../../../shared/money/money.ts'
import { done, missing } from '../../../shared/kernel/refusal.ts'
import type { Work } from '../../work/work.ts'
import { findJobRow } from '../jobs/job.repository.ts'
import { balanceOfJob, pay, refund, waive } from '../money/money.service.ts'
import { type Player, said } from './sample-player.ts'
import type { PlannedJob } from './sample-plan.ts'
import type { PlayedJob } from './sample-visit.ts'
import type { Language } from '../../../shared/kernel/text.ts'

/** How the sample's customers pay: every one of them their own way, told by the job's place in the plan. */

interface Act {
  player: Player
  plan: PlannedJob
  job: PlayedJob
  at: number
  language: Language
}

const DESK = 'desk-1'
const MANAGER = 'manager'
const KINDS: readonly PaymentKind[] = ['card', 'cash', 'mobile', 'card', 'transfer', 'cash', 'voucher']
/** What is let off for having kept somebody waiting: a tenth. */
const WAIVED_PART = 10

/** Figures that differ from job to job without drawing from the sample's chance, so that what happens elsewhere stays as it is. */
const turnOf = ({ plan }: Act): number => plan.index
const kindOf = (act: Act): PaymentKind => KINDS[turnOf(act) % KINDS.length] ?? 'cash'

/** Every third customer who agreed to a plan pays half of it ahead. */
export async function payAhead(act: Act): Promise<void> {
  if (turnOf(act) % 3 !== 0) return
  await take(act, ({ due }) => Math.floor(due / 2))
}

/** Before the unit goes everything is settled: paid, some of it waived, or too much of it paid and given back. */
export async function settleMoney(act: Act): Promise<void> {
  const turn = turnOf(act)
  if (turn % 7 === 0) await letOff(act)
  if (turn % 11 === 0) {
    await take(act, ({ due }) => (due === 0 ? 0 : Math.ceil(due / 1000) * 1000))
    await giveBack(act)
  }
  await take(act, ({ due }) => due)
}

type Use = (work: Work, balance: Balance) => Promise<ReturnType<typeof done<unknown>> | Awaited<ReturnType<typeof waive>>>

async function withBalance(act: Act, staff: string, procedure: string, use: Use): Promise<void> {
  await act.player.act<unknown>(act.at, staff, procedure, async (work) => {
    const job = await findJobRow(work.db, act.job.id)
    return job === undefined ? missing : use(work, await balanceOfJob(work.db, job))
  })
}

async function take(act: Act, amountOf: (balance: Balance) => MinorUnits): Promise<void> {
  await withBalance(act, DESK, 'money.pay', async (work, balance) => {
    const amount = amountOf(balance)
    if (amount === 0) return done(null)
    const kind = kindOf(act)
    const reference = kind === 'cash' ? null : `TX-${String(turnOf(act) * 7919).padStart(8, '0')}`
    return pay(work, { jobId: act.job.id, kind, amount, reference, evenIfAboveDue: true })
  })
}

async function letOff(act: Act): Promise<void> {
  const reason = said(act.player.stage.content.phrases.waiver, act.language)
  await withBalance(act, MANAGER, 'money.waive', async (work, { due }) => {
    const amount = Math.floor(due / WAIVED_PART)
    return amount === 0 ? done(null) : waive(work, { jobId: act.job.id, amount, reason })
  })
}

async function giveBack(act: Act): Promise<void> {
  const reason = said(act.player.stage.content.phrases.refund, act.language)
  await withBalance(act, MANAGER, 'money.refund', async (work, { overpaid }) =>
    overpaid === 0
      ? done(null)
      : refund(work, { jobId: act.job.id, kind: kindOf(act), amount: overpaid, reference: null, reason }),
  )
}
