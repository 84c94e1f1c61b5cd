import { type ArrivalFile, type ExpectedRma } from '../../../shared/arrivals/arrivals.ts'
import { channel } from '../../../shared/intake/intake.ts'
import { language } from '../../../shared/kernel/text.ts'
import { rmaNumber } from '../../../shared/scan/scan-codes.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import {
  countArrivalsOf,
  findArrivalRma,
  listAccessoryNamesOfRma,
  listArrivalLines,
  listExpectedRmas,
} from './arrivals.repository.ts'

/** An RMA with what was announced, what came and what did not; null when there is none of this number. */
export async function readArrival(db: ReadDb, number: string): Promise<ArrivalFile | null> {
  const typed = parseTypedNumber(number, 'rma')
  const rma = typed?.kind === 'rma' ? await findArrivalRma(db, { seq: typed.sequence }) : undefined
  return rma === undefined ? null : readArrivalOf(db, rma)
}

/** As `readArrival`, by the RMA's id. */
export async function readArrivalById(db: ReadDb, id: string): Promise<ArrivalFile | null> {
  const rma = await findArrivalRma(db, { id })
  return rma === undefined ? null : readArrivalOf(db, rma)
}

async function readArrivalOf(db: ReadDb, rma: NonNullable<Awaited<ReturnType<typeof findArrivalRma>>>): Promise<ArrivalFile> {
  const [lines, accessories] = await Promise.all([
    listArrivalLines(db, { id: rma.id, reconciledAt: rma.reconciled_at }),
    listAccessoryNamesOfRma(db, rma.id),
  ])
  return {
    rmaId: storedId(rma.id),
    number: rmaNumber(rma.seq),
    channel: channel.parse(rma.channel),
    takenAt: rma.taken_at,
    takenBy: rma.taken_by,
    customer: {
      id: storedId(rma.customer_id),
      name: rma.name,
      phone: rma.phone,
      email: rma.email,
      language: language.parse(rma.language),
    },
    expectedOn: rma.expected_on,
    note: rma.note,
    reconciledAt: rma.reconciled_at,
    lines: lines.map((line) => ({
      ...line,
      accessories: accessories.filter(({ jobId }) => jobId === line.jobId).map(({ name }) => name),
    })),
  }
}

/** What should come, the earliest first. */
export async function readExpected(db: ReadDb): Promise<ExpectedRma[]> {
  const rmas = await listExpectedRmas(db)
  const counts = await countArrivalsOf(
    db,
    rmas.map((rma) => rma.id),
  )
  return rmas.map((rma) => ({
    rmaId: storedId(rma.id),
    number: rmaNumber(rma.seq),
    customerName: rma.customer_name,
    channel: channel.parse(rma.channel),
    takenAt: rma.taken_at,
    expectedOn: rma.expected_on,
    note: rma.note,
    counts: counts.get(rma.id) ?? { expected: 0, arrived: 0, missing: 0, surplus: 0 },
  }))
}
