import type { Language } from '../../../shared/kernel/text.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { addDays, dateInZone } from '../../../shared/kernel/time.ts'
import { giveBack, lend } from '../loaners/lending.service.ts'
import { addLoaner, readPool } from '../loaners/loaners.service.ts'
import { DESK } from './sample-act.ts'
import type { SampleContent } from './sample-content.ts'
import type { PlannedJob, Visit } from './sample-plan.ts'
import { type Player, valueOf } from './sample-player.ts'
import type { PlayedJob } from './sample-visit.ts'
import type { Work } from '../../work/work.ts'

/** Loaners of the sample: one that is out, one that is late, and one that came back without its case. */

const DAY = 86_400_000
const MINUTE = 60_000

/** The pool, as it was on the first day. */
export async function addLoaners(work: Work, { loaners }: SampleContent, language: Language): Promise<void> {
  for (const { accessories, condition, outOfUse, ...fields } of loaners) {
    const words = {
      accessories: accessories.map((name) => wording(name, language)),
      condition: wording(condition, language),
      outOfUse: outOfUse && wording(outOfUse, language),
    }
    valueOf('loaner', await addLoaner(work, { ...fields, ...words }))
  }
}

type Played = ReadonlyMap<PlannedJob, PlayedJob>

/**
 * What is lent, as moments of the sample's past. Only units that are at the factory keep their loaner: nobody hands those back in the
 * sample, and whoever tries the program may hand back any that is ready.
 */
export function planLoans(visits: readonly Visit[], played: Played): { at: number; play: (player: Player) => Promise<void> }[] {
  const jobs = visits.flatMap(({ at, jobs }) => jobs.map((plan) => ({ at: at + 10 * MINUTE, plan })))
  const away = jobs.filter(({ plan }) => plan.target === 'at-vendor')
  const [late, fresh] = [away.at(0), away.at(-1)]
  const over = jobs.findLast(({ at, plan }) => plan.target === 'closed' && plan.endsAt - at > 3 * DAY)
  if (late === undefined || fresh === undefined || over === undefined || late === fresh)
    throw new Error('the sample has nobody to lend to')
  return [
    { at: over.at, play: lending(0, over, 5, played) },
    { at: over.plan.endsAt - 20 * MINUTE, play: returning(over, played) },
    { at: late.at, play: lending(2, late, 6, played) },
    { at: fresh.at, play: lending(1, fresh, 30, played) },
  ]
}

/** @param which the loaner's place in the file */
function lending(which: number, { at, plan }: { at: number; plan: PlannedJob }, days: number, played: Played) {
  return async (player: Player): Promise<void> => {
    const { loaner, job, today } = await standing(player, at, which, plan, played)
    const { condition, accessories } = loaner
    const request = { jobId: job.id, loanerId: loaner.id, dueOn: addDays(today, days), condition, accessories }
    await player.act(at, DESK, 'loaners.lend', (work) => lend(work, request))
  }
}

/** All of it is back but the last accessory. */
function returning({ plan }: { plan: PlannedJob }, played: Played) {
  return async (player: Player): Promise<void> => {
    const at = plan.endsAt - 20 * MINUTE
    const { loaner, job } = await standing(player, at, 0, plan, played)
    const { language } = job.visit.customer
    const words = { en: 'Left at home, will be sent in', 'zh-CN': '遗忘在家，客户将寄回' }
    const { loan } = loaner
    if (loan === null) throw new Error('the loaner of the sample is out')
    const accessories = loan.accessories.map((name, place) =>
      place < loan.accessories.length - 1
        ? { name, isBack: true, explanation: null }
        : { name, isBack: false, explanation: wording(words, language) },
    )
    const request = { loanId: loan.id, condition: loan.condition, accessories, outOfUse: null }
    await player.act(at, DESK, 'loaners.giveBack', (work) => giveBack(work, request))
  }
}

/** A loaner by its place in the file, the job, and the day, at a moment. */
async function standing(player: Player, at: number, which: number, plan: PlannedJob, played: Played) {
  const today = dateInZone(new Date(at).toISOString(), player.stage.content.depot.timeZone)
  const pool = await readPool(player.coreAt(at).store.read, today)
  const [loaner, job] = [pool.toSorted((one, other) => one.number.localeCompare(other.number))[which], played.get(plan)]
  if (loaner === undefined || job === undefined) throw new Error('the sample lends what is not there')
  return { loaner, job, today }
}
