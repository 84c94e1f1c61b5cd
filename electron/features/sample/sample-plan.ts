import { isImei } from '../../../shared/units/units.ts'
import type { Stage } from '../../../shared/jobs/stages.ts'
import type { Bilingual } from '../../../shared/kernel/text.ts'
import type { SampleContent, SampleCustomer, SampleModel, Story } from './sample-content.ts'
import { spread, withinHours } from './sample-hours.ts'
import { type Chance, chanceFrom } from './sample-random.ts'
import { type Step, wayTo } from './sample-way.ts'

/** Who brings what and when, and how far each job has come: decided before anything is written. Pure. */

const DAY = 86_400_000
const SEED = 20_261_121

/** How many jobs stand in each stage, and how many days ago these came in; `sample-arrivals.ts` adds what is expected. */
const SHAPE: readonly { stage: Stage; count: number; daysAgo: readonly [number, number] }[] = [
  { stage: 'received', count: 8, daysAgo: [0.05, 1.5] },
  { stage: 'assessing', count: 8, daysAgo: [0.4, 4] },
  { stage: 'awaiting-approval', count: 9, daysAgo: [2, 9] },
  { stage: 'awaiting-parts', count: 8, daysAgo: [3, 13] },
  { stage: 'repairing', count: 12, daysAgo: [2, 9] },
  { stage: 'at-vendor', count: 4, daysAgo: [8, 19] },
  { stage: 'testing', count: 5, daysAgo: [3, 10] },
  { stage: 'ready', count: 10, daysAgo: [4, 16] },
  { stage: 'closed', count: 82, daysAgo: [4, 118] },
]

const PROFESSIONAL = new Set(['medical', 'industrial', 'printer'])

export interface PlannedUnit {
  serial: string
  /** Days before check-in; null where nobody knows. */
  ageDays: number | null
  proof: 'none' | 'unverified' | 'verified' | 'refused'
  proofNumber: string
}

export interface PlannedJob {
  index: number
  model: SampleModel
  story: Story
  fault: Bilingual
  unit: PlannedUnit
  /** The earlier job of the same unit, when this one is not its first. */
  earlier: PlannedJob | null
  isUrgent: boolean
  accessories: readonly Bilingual[]
  hasPhoto: boolean
  passcode: string | null
  technician: string
  target: Stage
  steps: readonly { at: number; step: Step }[]
  /** When its last step happened. */
  endsAt: number
}

export interface Visit {
  at: number
  customer: SampleCustomer
  jobs: readonly PlannedJob[]
}

interface Slot {
  start: number
  end: number
  target: Stage
}

/** Plans the visits, oldest first. `now` in milliseconds: everything happens before it. */
export function planVisits(content: SampleContent, now: number): Visit[] {
  const chance = chanceFrom(SEED)
  const slots = SHAPE.flatMap(({ stage, count, daysAgo }) =>
    Array.from({ length: count }, (_, index) => slotOf(stage, daysAgo, (index + chance.next()) / count, now, chance)),
  ).toSorted((a, b) => a.start - b.start)
  const visits: Visit[] = []
  let deck: SampleCustomer[] = []
  const jobs: PlannedJob[] = []
  while (slots.length > 0) {
    const [first] = slots
    if (first === undefined) break
    const earlier = chance.happens(0.2) ? comesBack(visits, first.start, chance) : null
    if (deck.length === 0) deck = shuffled(content.customers, chance)
    const customer = earlier?.customer ?? deck.pop() ?? chance.pick(content.customers)
    const count = earlier === null && customer.owns.length > 0 && chance.happens(0.3) ? chance.between(2, 3) : 1
    const planned = slots.splice(0, count).map((slot, index) => {
      const job = planJob(content, { ...slot, start: first.start }, customer, earlier?.job ?? null, jobs.length + index, chance)
      return job
    })
    jobs.push(...planned)
    visits.push({ at: first.start, customer, jobs: planned })
  }
  return visits
}

/** Everybody comes once before anybody comes again. */
function shuffled<T>(from: readonly T[], chance: Chance): T[] {
  return from
    .map((item) => ({ item, place: chance.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

function slotOf(target: Stage, [newest, oldest]: readonly [number, number], place: number, now: number, chance: Chance): Slot {
  const start = Math.min(withinHours(now - (newest + place * (oldest - newest)) * DAY), now - 40 * 60_000)
  const longest = target === 'closed' ? chance.between(1, 9) * DAY : now - start
  const share = target === 'closed' ? 1 : 0.3 + chance.next() * 0.6
  return { start, target, end: Math.min(now - 5 * 60_000, start + longest * share) }
}

/** A unit that was handed back before, and whose owner stands at the counter again. */
function comesBack(visits: readonly Visit[], at: number, chance: Chance): { customer: SampleCustomer; job: PlannedJob } | null {
  const back = new Set(visits.flatMap((visit) => visit.jobs).map((job) => job.earlier?.index))
  const candidates = visits.flatMap(({ customer, jobs }) =>
    jobs
      .filter((job) => job.target === 'closed' && job.endsAt < at - 2 * DAY && !back.has(job.index))
      .map((job) => ({ customer, job })),
  )
  return candidates.length === 0 ? null : chance.pick(candidates)
}

function planJob(
  content: SampleContent,
  slot: Slot,
  customer: SampleCustomer,
  earlier: PlannedJob | null,
  index: number,
  chance: Chance,
): PlannedJob {
  const model = earlier?.model ?? chance.pick(content.models.filter((one) => mayBring(customer, one)))
  const story = storyFor(content, model, earlier, slot.target, chance)
  const unit = earlier?.unit ?? planUnit(model, chance)
  const facts = {
    target: slot.target,
    isSolved: story.work === null,
    hasParts: (story.work?.parts.length ?? 0) > 0,
    isCharged: slot.target === 'awaiting-approval' || story.assessment.exclusions.length > 0 || isOutOfWarranty(unit, model),
  }
  const steps = [...wayTo(facts, chance), ...(isOpen(slot.target) && chance.happens(0.06) ? [{ kind: 'urgent' } as const] : [])]
  const moments = spread(slot.start, Math.max(slot.end, slot.start + steps.length * 3 * 60_000), steps.length)
  return {
    index,
    model,
    story,
    fault: chance.pick(story.faults),
    unit,
    earlier,
    isUrgent: chance.happens(isOpen(slot.target) ? 0.12 : 0.07),
    accessories: model.usualAccessories.filter(() => chance.happens(0.45)),
    hasPhoto: chance.happens(0.1),
    passcode:
      model.category === 'phone' || model.category === 'computer' ? (chance.happens(0.6) ? chance.digits(6) : null) : null,
    technician: chance.pick(content.staff.members.filter((member) => member.roles.includes('technician'))).key,
    target: slot.target,
    steps: steps.map((step, place) => ({ step, at: moments[place] ?? slot.start })),
    endsAt: moments.at(-1) ?? slot.start,
  }
}

const isOpen = (stage: Stage) => stage !== 'closed' && stage !== 'ready' && stage !== 'expected'

function mayBring(customer: SampleCustomer, model: SampleModel): boolean {
  return customer.owns.length > 0 ? customer.owns.includes(model.key) : !PROFESSIONAL.has(model.category)
}

/** Any fault of the model; one that needs a bench where the job has to get there; now and then the very same fault again. */
function storyFor(content: SampleContent, model: SampleModel, earlier: PlannedJob | null, target: Stage, chance: Chance): Story {
  const needsBench = !['expected', 'received', 'assessing', 'ready', 'closed'].includes(target)
  if (earlier !== null && earlier.story.work !== null && chance.happens(0.4)) return earlier.story
  return chance.pick(content.stories.filter((one) => one.model === model.key && (!needsBench || one.work !== null)))
}

function planUnit(model: SampleModel, chance: Chance): PlannedUnit {
  const proof = chance.happens(0.45) ? 'verified' : chance.pick(['unverified', 'unverified', 'none', 'refused'] as const)
  return {
    serial: serialOf(model.serialPattern, chance),
    ageDays: chance.happens(0.12) ? null : Math.floor(20 + chance.next() ** 1.4 * 1300),
    proof,
    proofNumber: `INV-${chance.digits(6)}`,
  }
}

function isOutOfWarranty(unit: PlannedUnit, model: SampleModel): boolean {
  return unit.ageDays === null || unit.proof === 'none' || unit.ageDays > model.terms.domestic.partsMonths * 30.4
}

/** A serial as this model's are. */
export function serialOf(pattern: string, chance: Chance): string {
  if (!pattern.startsWith('imei:')) return pattern.replace(/\{n(\d)\}/, (_, count: string) => chance.digits(Number(count)))
  const body = pattern.slice('imei:'.length) + chance.digits(6)
  const check = Array.from({ length: 10 }, (_, digit) => digit).find((digit) => isImei(`${body}${digit}`)) ?? 0
  return `${body}${check}`
}
