import type { StepResult } from '../../../shared/catalogue/catalogue.ts'
import { addDays } from '../../../shared/kernel/time.ts'
import { done } from '../../../shared/kernel/refusal.ts'
import { addPhotos, assess, logRepair, recordTest } from '../bench/bench.service.ts'
import { startTimer } from '../bench/timer.service.ts'
import { handBack } from '../hand-back/hand-back.service.ts'
import { listAccessories } from '../jobs/job-file.repository.ts'
import type { JobRow } from '../jobs/job.repository.ts'
import { holdJob, moveJob, releaseJob, setUrgent, shelveJob } from '../jobs/transition.service.ts'
import { setDue } from '../plans/plans.service.ts'
import type { Work } from '../../work/work.ts'
import { type Act, DESK, on } from './sample-act.ts'
import { said } from './sample-player.ts'
import { pickAll, runOut } from './sample-stock.ts'
import { reportBeforePart } from './sample-report.ts'
import { decide, offer, settle } from './sample-offer.ts'
import { signedBy, takePhoto } from './sample-visit.ts'
import { payAhead, settleMoney } from './sample-money.ts'
import type { Step } from './sample-way.ts'

/** Does one step of a job through the use case that the screens use. */
export async function playStep(act: Act, step: Step): Promise<void> {
  switch (step.kind) {
    case 'move':
      return move(act, step.to)
    case 'decide':
      await decide(act, step.decision)
      return step.decision === 'approved' ? payAhead(act) : undefined
    case 'offer':
      return offer(act)
    case 'settle':
      return settle(act)
    case 'test':
      return test(act, step.passed)
    case 'assess':
      return assessAct(act)
    case 'log':
      return log(act)
    case 'timer':
      return timer(act)
    case 'photo':
      return photo(act)
    case 'run-out':
      return runOut(act, act.plan.story.work?.parts ?? [])
    case 'hand-back':
      return handBackAct(act)
    case 'shelve':
    case 'hold':
    case 'release':
    case 'due':
    case 'urgent':
      return on(act, step.kind === 'shelve' ? DESK : act.plan.technician, `jobs.${step.kind}`, smallChange(act, step.kind))
  }
}

async function move(act: Act, to: Parameters<typeof moveJob>[1]['to']): Promise<void> {
  await on(act, act.plan.technician, 'jobs.move', (work, row) => moveJob(work, { jobId: act.job.id, version: row.version, to }))
}

async function assessAct(act: Act): Promise<void> {
  const { assessment } = act.plan.story
  const found = { ...assessment, findings: said(assessment.findings, act.language), cause: said(assessment.cause, act.language) }
  await on(act, act.plan.technician, 'bench.assess', (work, row) =>
    assess(work, { jobId: act.job.id, version: row.version, isUrgent: row.is_urgent === 1, ...found }),
  )
}

async function log(act: Act): Promise<void> {
  const { chance, content } = act.player.stage
  const { work: repair } = act.plan.story
  if (repair === null) throw new Error('nothing to repair in this story')
  const rework = act.isAgain ? chance.pick(content.phrases.reworks) : null
  const used = rework === null ? repair.parts : []
  if (used.length > 0) await reportBeforePart(act)
  const fitted = await pickAll(act, used)
  await on(act, act.plan.technician, 'bench.logRepair', (work) =>
    logRepair(work, {
      jobId: act.job.id,
      found: rework === null ? null : said(rework.note, act.language),
      done: said(rework?.done ?? repair.done, act.language),
      minutes: rework === null ? repair.minutes + chance.between(-5, 12) : chance.between(8, 20),
      parts: fitted,
      photoIds: [],
      restated: [],
      corrects: null,
    }),
  )
}

async function test(act: Act, passed: boolean): Promise<void> {
  const { chance, content } = act.player.stage
  const steps = act.plan.model.checklist
  const failing = passed ? null : chance.between(0, steps.length - 1)
  const results = steps.map((step, index): StepResult => {
    const isGood = index !== failing
    return { stepId: step.id, passed: isGood, measured: step.kind === 'measure' ? figure(act, step, isGood) : null }
  })
  const note = passed ? null : said(chance.pick(content.phrases.reworks).note, act.language)
  await on(act, act.plan.technician, 'bench.recordTest', (work, row) =>
    recordTest(work, { jobId: act.job.id, version: row.version, results, note }),
  )
}

/** A figure within the step's limits, or just outside. */
function figure({ player }: Act, { min, max }: { min: number | null; max: number | null }, isGood: boolean): number {
  const [low, high] = [min ?? (max ?? 1) - 1, max ?? (min ?? 1) * 1.6]
  const inside = low + (high - low) * (0.25 + player.stage.chance.next() * 0.5)
  const outside = max === null ? low * 0.8 : high + (high - low) * 0.2
  return Math.round((isGood ? inside : outside) * 100) / 100
}

async function timer(act: Act): Promise<void> {
  await on(act, act.plan.technician, 'bench.startTimer', async (work) => {
    const started = await startTimer(work, { jobId: act.job.id })
    // One timer a person: whoever has one running already just works on.
    return started.kind === 'refused' ? done(null) : started
  })
}

async function photo(act: Act): Promise<void> {
  const { chance, content } = act.player.stage
  const id = await takePhoto(act.player, act.at, act.plan.technician)
  const caption = said(chance.pick(content.phrases.captions), act.language)
  await on(act, act.plan.technician, 'bench.addPhotos', (work) => addPhotos(work, { jobId: act.job.id, photoIds: [id], caption }))
}

type SmallChange = (work: Work, row: JobRow) => ReturnType<typeof holdJob>

function smallChange(
  { player: { stage }, job, language }: Act,
  kind: 'shelve' | 'hold' | 'release' | 'due' | 'urgent',
): SmallChange {
  const { chance, content } = stage
  const jobId = job.id
  const changes: Record<typeof kind, SmallChange> = {
    shelve: (work, { version }) => shelveJob(work, { jobId, version, shelf: chance.pick(content.depot.shelves) }),
    hold: (work, { version }) => {
      const { party, reason } = chance.pick(content.phrases.holds)
      return holdJob(work, { jobId, version, party, reason: said(reason, language) })
    },
    release: (work, { version }) => releaseJob(work, { jobId, version }),
    due: (work, { version, due_on: due }) => {
      const dueOn = addDays(due !== null && due > work.today ? due : work.today, chance.between(2, 4))
      return setDue(work, {
        jobId,
        version,
        dueOn,
        reason: said(chance.pick(content.phrases.dueReasons), language),
        party: 'parts',
        told: 'phone',
      })
    },
    urgent: (work, { version }) => setUrgent(work, { jobId, version, isUrgent: true }),
  }
  return changes[kind]
}

async function handBackAct(act: Act): Promise<void> {
  await settleMoney(act)
  const { chance, content } = act.player.stage
  const { customer } = act.job.visit
  const satisfaction = chance.happens(0.75) ? chance.pick([5, 5, 5, 4, 4, 4, 3, 2]) : null
  const words =
    satisfaction !== null && chance.happens(0.4) ? (satisfaction > 3 ? content.phrases.praise : content.phrases.blame) : null
  await on(act, DESK, 'handBack.complete', async (work, row) =>
    handBack(work, {
      jobId: act.job.id,
      version: row.version,
      accessories: (await listAccessories(work.db, row)).map(({ id }) => returned(act, id)),
      collectedBy: customer.contactName ?? customer.name,
      identity: identityOf(act),
      signing: await signedBy(act.player, act.at),
      satisfaction,
      satisfactionNote: words === null ? null : said(chance.pick(words), act.language),
      advice: said(act.plan.story.advice, act.language),
    }),
  )
}

function returned<Id>({ player, language }: Act, id: Id) {
  const isReturned = !player.stage.chance.happens(0.04)
  return {
    id,
    isReturned,
    isScanned: isReturned,
    explanation: isReturned ? null : said(player.stage.content.phrases.accessoryKept, language),
  }
}

function identityOf({ player: { stage }, job, language }: Act) {
  if (stage.chance.happens(0.8)) return { way: 'slip' as const, rmaNumber: job.rmaNumber }
  return { way: 'document' as const, note: said(stage.content.phrases.idCheck, language, { digits: stage.chance.digits(4) }) }
}
