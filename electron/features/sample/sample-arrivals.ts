import type { Channel } from '../../../shared/intake/intake.ts'
import type { JobId } from '../../../shared/kernel/ids.ts'
import { addDays } from '../../../shared/kernel/time.ts'
import { NO_PROOF } from '../../../shared/units/units.ts'
import { announce } from '../arrivals/announce.service.ts'
import { addSurplus, receive } from '../arrivals/arrival.service.ts'
import type { SampleContent, SampleCustomer, SampleModel, Story } from './sample-content.ts'
import { withinHours } from './sample-hours.ts'
import { serialOf } from './sample-plan.ts'
import { type Player, said } from './sample-player.ts'
import { type Chance, chanceFrom } from './sample-random.ts'

/** RMAs that were issued before their units came: what is still on its way, and a dealer's parcel that is half unpacked. */

const DAY = 86_400_000
const SEED = 51_120
const DESK = 'desk-2'

interface Announcement {
  customer: string
  channel: Channel
  daysAgo: number
  /** Days from the announcement to the day on which it should come; null = nobody knows. */
  within: number | null
  units: number
  /** How many were unpacked since, a few minutes ago. */
  arrived: number
  surplus: number
  /** The first unit's serial could not be read on the phone. */
  lacksSerial: boolean
  note: { en: string; 'zh-CN': string } | null
}

const ANNOUNCEMENTS: readonly Announcement[] = [
  {
    customer: 'Harbour Audio',
    channel: 'dealer',
    daysAgo: 3.3,
    within: 3,
    units: 20,
    arrived: 12,
    surplus: 1,
    lacksSerial: false,
    note: { en: 'Two boxes by courier', 'zh-CN': '快递两箱' },
  },
  {
    customer: '苏州远湖数码经营部',
    channel: 'message',
    daysAgo: 6.2,
    within: 4,
    units: 2,
    arrived: 0,
    surplus: 0,
    lacksSerial: false,
    note: null,
  },
  {
    customer: 'Riverside Clinic',
    channel: 'phone',
    daysAgo: 1.1,
    within: 4,
    units: 1,
    arrived: 0,
    surplus: 0,
    lacksSerial: true,
    note: null,
  },
]

interface Arrival {
  at: number
  play: (player: Player) => Promise<void>
}

/** How many jobs these make. */
export const ANNOUNCED_JOBS = ANNOUNCEMENTS.reduce((sum, one) => sum + one.units + one.surplus, 0)

/** Every announcement and what came of it since, each at its moment. `now` in milliseconds: everything happens before it. */
export function planArrivals(content: SampleContent, now: number): Arrival[] {
  const chance = chanceFrom(SEED)
  return ANNOUNCEMENTS.flatMap((plan) => {
    const jobs: JobId[] = []
    const announcedWith: string[][] = []
    let rmaId: Parameters<typeof addSurplus>[1]['rmaId'] | undefined
    const customer = customerOf(content, plan.customer)
    const at = withinHours(now - plan.daysAgo * DAY)
    const unpacking = Math.max(at, withinHours(now - 0.02 * DAY)) + 60_000
    const announced: Arrival = {
      at,
      play: async (player) => {
        const made = await player.act(at, DESK, 'arrivals.announce', (work) =>
          announce(work, {
            channel: plan.channel,
            requestType: 'fault',
            customer: { kind: 'known', id: idOf(player, plan.customer) },
            expectedOn: plan.within === null ? null : addDays(new Date(at).toISOString().slice(0, 10), plan.within),
            note: plan.note?.[customer.language] ?? null,
            units: Array.from({ length: plan.units }, (_, index) => {
              const { unit, fault, accessories } = planUnit(player, content, customer, chance, plan.lacksSerial && index === 0)
              announcedWith.push(accessories)
              return { unit, fault, symptoms: [], isUrgent: false, accessories }
            }),
          }),
        )
        rmaId = made.rmaId
        jobs.push(...made.jobs.map(({ id }) => id))
      },
    }
    const received = Array.from({ length: plan.arrived }, (_, index): Arrival => {
      const moment = unpacking + index * 60_000
      return {
        at: moment,
        play: async (player) => {
          const jobId = jobs[index]
          if (jobId === undefined) throw new Error('an arrival before its announcement')
          await player.act(moment, DESK, 'arrivals.receive', (work) =>
            receive(work, { jobId, serial: null, condition: null, accessories: seenOf(announcedWith, index), photoIds: [] }),
          )
        },
      }
    })
    const surplus = Array.from({ length: plan.surplus }, (_, index): Arrival => {
      const moment = unpacking + (plan.arrived + index) * 60_000
      return {
        at: moment,
        play: async (player) => {
          const id = rmaId
          if (id === undefined) throw new Error('an arrival before its announcement')
          const { unit, fault } = planUnit(player, content, customer, chance, false)
          await player.act(moment, DESK, 'arrivals.addSurplus', (work) =>
            addSurplus(work, { rmaId: id, unit, fault, condition: null, accessories: [], photoIds: [] }),
          )
        },
      }
    })
    return [announced, ...received, ...surplus]
  })
}

/** Mostly everything that was announced came along; of every fifth unit the first thing did not. */
const seenOf = (announced: readonly string[][], index: number) =>
  (announced[index] ?? []).slice(index % 5 === 4 ? 1 : 0).map((name) => ({ name, note: null }))

function customerOf(content: SampleContent, name: string): SampleCustomer {
  const customer = content.customers.find((one) => one.name === name)
  if (customer === undefined) throw new Error(`the sample has no customer ${name}`)
  return customer
}

function idOf(player: Player, name: string) {
  const id = player.stage.customers.get(name)
  if (id === undefined) throw new Error(`the sample has no customer ${name}`)
  return id
}

function planUnit(player: Player, content: SampleContent, customer: SampleCustomer, chance: Chance, lacksSerial: boolean) {
  const model: SampleModel = chance.pick(content.models.filter((one) => customer.owns.includes(one.key)))
  const story: Story = chance.pick(content.stories.filter((one) => one.model === model.key))
  const modelId = player.stage.models.get(model.key)
  if (modelId === undefined) throw new Error(`the sample has no model ${model.key}`)
  const serial = lacksSerial ? null : serialOf(model.serialPattern, chance)
  return {
    unit: {
      kind: 'new',
      serial,
      model: { kind: 'known', id: modelId },
      boughtOn: null,
      installedOn: null,
      proof: NO_PROOF,
    } as const,
    fault: said(chance.pick(story.faults), customer.language),
    accessories: model.usualAccessories.slice(0, chance.between(0, 2)).map((name) => said(name, customer.language)),
  }
}
