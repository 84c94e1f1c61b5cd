import { randomUUID } from 'node:crypto'
import { jobNumber } from '../../shared/scan/scan-codes.ts'
import type { OperationName } from './bars.ts'
import { person } from './people.ts'
import { rowId } from './row-id.ts'
import { serialOf, type Shape } from './shape.ts'
import type { StationClient } from './station-client.ts'

/** One operation: what it is given in each round, how a page asks the station for it, and what the bare statement is given. */
export interface Operation {
  name: OperationName
  input(round: number): string
  overHttp(client: StationClient, input: string, round: number): Promise<unknown>
  bareInput(input: string, round: number): string
}

const same = (input: string) => input

export function operations(shape: Shape): Operation[] {
  const anyJob = (round: number) => 1 + ((round * 7919) % shape.jobs)
  const anyCustomer = (round: number) => (round * 7919) % shape.customers
  const find = (name: OperationName, input: (round: number) => string): Operation => ({
    name,
    input,
    overHttp: (client, text) => client.call('search.find', { text }),
    bareInput: same,
  })
  return [
    {
      name: 'open',
      input: (round) => jobNumber(anyJob(round)),
      overHttp: (client, number) => client.call('jobs.get', { number }),
      bareInput: same,
    },
    find('findSerial', (round) => serialOf((round * 7919) % shape.units)),
    find('findPhone', (round) => person(anyCustomer(round)).phone),
    find('findName', (round) => fragment(anyCustomer(round), shape)),
    find('findChinese', (round) => chinesePair(anyCustomer(round), shape)),
    {
      name: 'board',
      input: () => '',
      overHttp: (client) => client.call('jobs.board', { stage: null }),
      bareInput: same,
    },
    {
      name: 'column',
      input: () => '',
      overHttp: (client) => client.call('jobs.board', { stage: 'received' }),
      bareInput: same,
    },
    {
      name: 'checkIn',
      input: (round) => `Walk-in ${round}`,
      overHttp: (client, name, round) => client.call('intake.checkIn', checkInOf(name, round)),
      bareInput: (_, round) => `bare-${process.pid}-${round}`,
    },
    {
      name: 'repair',
      input: (round) => rowId('job', shape.jobs - 1 - (round % shape.openJobs)),
      overHttp: (client, jobId, round) =>
        client.call('bench.logRepair', repairOf(jobId, shape.jobs - 1 - (round % shape.openJobs), shape)),
      bareInput: (jobId, round) => `${jobId} bare-entry-${process.pid}-${round}`,
    },
  ]
}

/** Four letters or more from the middle of a name that is not Chinese. */
function fragment(start: number, shape: Shape): string {
  for (let index = start; ; index = (index + 1) % shape.customers) {
    const { name, isChinese } = person(index)
    if (!isChinese) return (name.split(' ')[1] ?? name).slice(1, 5)
  }
}

/** A surname and the first character of the given name, as somebody who heard half of it types. */
function chinesePair(start: number, shape: Shape): string {
  for (let index = start; ; index = (index + 1) % shape.customers) {
    const { name, isChinese, isDealer } = person(index)
    if (isChinese && !isDealer) return name.slice(0, 2)
  }
}

function checkInOf(name: string, round: number): unknown {
  const suffix = `${process.pid}${String(round).padStart(5, '0')}`
  return {
    key: randomUUID(),
    channel: 'counter',
    requestType: 'fault',
    signing: { way: 'paper' },
    customer: {
      kind: 'new',
      evenIfPhoneKnown: false,
      fields: {
        kind: 'person',
        name,
        contactName: null,
        phone: `0${suffix}`,
        email: null,
        address: 'Walk-in',
        region: 'domestic',
        tier: 'standard',
        isDealer: false,
        language: 'en',
        note: null,
      },
    },
    jobs: [
      {
        unit: {
          kind: 'new',
          serial: `NEW-${suffix}`,
          model: { kind: 'known', id: rowId('model', round % 60) },
          boughtOn: '2026-01-05',
          installedOn: null,
          proof: { kind: 'invoice', number: 'X1', attachmentId: null },
        },
        fault: 'Does not switch on since Monday.',
        symptoms: ['no-power'],
        occurredOn: null,
        wishedFor: null,
        isUrgent: false,
        accessories: [
          { name: 'Charger', note: null },
          { name: 'Case', note: 'scratched' },
        ],
        condition: 'Light scratches',
        photoIds: [],
        mayWipeData: false,
        mayDisassemble: true,
        passcode: '2580',
      },
    ],
  }
}

/** A repair with the two parts that are in hand for this job. */
function repairOf(jobId: string, index: number, shape: Shape): unknown {
  const part = (place: number) => ({
    partId: rowId('part', (index + place) % shape.parts),
    quantity: 1,
    oldSerial: null,
    newSerial: null,
    oldFate: 'scrapped',
    lot: null,
  })
  return {
    key: randomUUID(),
    jobId,
    found: 'Port worn',
    done: 'Replaced the port and the seal.',
    minutes: 20,
    parts: [part(0), part(1)],
    photoIds: [],
    restated: [],
    corrects: null,
  }
}
