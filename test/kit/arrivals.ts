import type { ArrivalFile, ArrivalLine, Fate } from '../../shared/arrivals/arrivals.ts'
import { type Keyed, unitOf, WALK_IN } from './job-life.ts'
import type { Client } from './world.ts'

/** The steps of an RMA that is issued before its units arrive, as tests take them. */

type Announcement = Parameters<Client['arrivals']['announce']>[0]
export type AnnouncedUnit = Announcement['units'][number]

export const DEALER = {
  ...WALK_IN,
  kind: 'organisation',
  name: 'Borealis Trade',
  isDealer: true,
  language: 'en',
  email: 'rma@borealis.test',
} as const

export function announcedOf(serial: string | null, change: Partial<AnnouncedUnit> = {}): AnnouncedUnit {
  return { unit: unitOf(serial), fault: 'Does not heat', symptoms: [], isUrgent: false, accessories: ['Power cord'], ...change }
}

/** The request of an RMA for these serials. */
export function announcementOf(
  world: Keyed,
  serials: readonly (string | null)[],
  change: Partial<Announcement> = {},
): Announcement {
  return {
    channel: 'email',
    requestType: 'fault',
    customer: { kind: 'new', fields: DEALER, evenIfPhoneKnown: true },
    expectedOn: null,
    note: null,
    units: serials.map((serial) => announcedOf(serial)),
    key: world.key(),
    ...change,
  }
}

/** Issues an RMA for these serials and answers its file. */
export async function announceThem(world: Keyed, client: Client, serials: readonly (string | null)[]): Promise<ArrivalFile> {
  const { rmaNumber } = await client.arrivals.announce(announcementOf(world, serials))
  return client.arrivals.get({ number: rmaNumber })
}

/** The line of this serial, or of this place. Throws when there is none. */
export function lineOf(rma: ArrivalFile, which: string | number): ArrivalLine {
  const line = rma.lines.find((one, index) => one.serial === which || index === which)
  if (line === undefined) throw new Error(`${rma.number} has no line ${which}`)
  return line
}

/** The request that receives a unit with one accessory. */
export function arrivalOf(world: Keyed, line: Pick<ArrivalLine, 'jobId'>, serial: string | null = null) {
  const accessories = [{ name: 'Power cord', note: null }]
  return { jobId: line.jobId, serial, condition: 'Box dented', accessories, photoIds: [], key: world.key() }
}

/** The request that takes a unit in which nobody announced. */
export function surplusOf(world: Keyed, rma: Pick<ArrivalFile, 'rmaId'>, serial: string) {
  return {
    rmaId: rma.rmaId,
    unit: unitOf(serial),
    fault: 'Came along',
    condition: null,
    accessories: [],
    photoIds: [],
    key: world.key(),
  }
}

/** The request that settles an arrival, with all that is expected as this file shows it; the fates are taken in turn. */
export function finishOf(world: Keyed, rma: ArrivalFile, ...fates: readonly Fate[]) {
  const jobs = rma.lines
    .filter((line) => line.stage === 'expected')
    .map(({ jobId, version }, place) => ({ jobId, version, fate: fates[place % fates.length] ?? 'keep' }))
  const rest = fates.length === 0 ? { kind: 'none' as const } : { kind: 'missing' as const, reason: 'Not in the parcel', jobs }
  return { rmaId: rma.rmaId, rest, key: world.key() }
}
