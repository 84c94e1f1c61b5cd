import {
  type BoardCard,
  compareByUrgency,
  isLate,
  type JobFile,
  type JobSummary,
  type RmaFile,
} from '../../../shared/jobs/jobs.ts'
import { type Stage, stageOfRma } from '../../../shared/jobs/stages.ts'
import { dateInZone, startOfDate } from '../../../shared/kernel/time.ts'
import { rmaNumber } from '../../../shared/scan/scan-codes.ts'
import { parseTypedNumber } from '../../../shared/scan/typed-number.ts'
import type { CustomerId, RmaId } from '../../../shared/kernel/ids.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedId } from '../../db/stored.ts'
import type { Actor } from '../../work/work.ts'
import { readTimeZone } from '../../work/work.repository.ts'
import { findJobCard, listBoardCards } from './job-card.repository.ts'
import { listAccessories, listPhotos, listRmaJobs, listTestRuns, listTimeline, readJobDetails } from './job-file.repository.ts'
import { listRepairEntries } from './repair-log.repository.ts'
import { countSince, findRma, type JobFilter, listCardsOf, listJobs } from './job-lists.repository.ts'
import { listJobsOfUnit } from './job-summary.repository.ts'

const HISTORY = 20

/** A job's whole file by its number, typed or scanned; null when the number is wrong or not of this depot. */
export async function readJobFile(db: ReadDb, number: string): Promise<JobFile | null> {
  const typed = parseTypedNumber(number)
  const job = typed?.kind === 'job' ? await findJobCard(db, typed.sequence) : null
  if (job === null) return null
  const { id, seq, unitId } = job
  // Asked for in one turn, these travel to the store together.
  const [details, accessories, entries, tests, photos, timeline, history] = await Promise.all([
    readJobDetails(db, id),
    listAccessories(db, { id, seq }),
    listRepairEntries(db, id),
    listTestRuns(db, id),
    listPhotos(db, id),
    listTimeline(db, id),
    listJobsOfUnit(db, unitId, HISTORY),
  ])
  return {
    ...job.card,
    ...details,
    accessories,
    entries,
    tests,
    photos,
    timeline,
    history: history.filter((other) => other.id !== id),
  }
}

/** An RMA with its jobs; its stage is that of its least advanced open job. */
export async function readRma(db: ReadDb, number: string): Promise<RmaFile | null> {
  const typed = parseTypedNumber(number, 'rma')
  const rma = typed?.kind === 'rma' ? await findRma(db, { seq: typed.sequence }) : undefined
  if (rma === undefined) return null
  const jobs = await listRmaJobs(db, rma.id)
  return {
    rmaId: storedId<RmaId>(rma.id),
    number: rmaNumber(rma.seq),
    stage: stageOfRma(jobs.map((job) => job.stage)),
    takenAt: rma.taken_at,
    takenBy: rma.taken_by,
    channel: rma.channel,
    requestType: rma.request_type,
    customer: { id: storedId<CustomerId>(rma.customer_id), name: rma.customer_name, phone: rma.phone },
    jobs,
  }
}

export async function readBoard(db: ReadDb, only: Stage | null): Promise<BoardCard[]> {
  return (await listBoardCards(db, only)).sort(compareByUrgency)
}

/** A page of jobs, newest first. The cursor is the last number shown. */
export async function pageOfJobs(
  db: ReadDb,
  input: JobFilter & { cursor: string | null; limit: number },
): Promise<{ items: JobSummary[]; next: string | null }> {
  const before = input.cursor === null ? null : Number(input.cursor)
  if (before !== null && !Number.isSafeInteger(before)) return { items: [], next: null }
  const rows = await listJobs(db, input, before, input.limit + 1)
  const shown = rows.slice(0, input.limit)
  const last = shown.at(-1)
  return { items: shown.map(({ seq: _, ...job }) => job), next: rows.length > input.limit && last ? String(last.seq) : null }
}

const SHOWN = 12

/** What somebody starts the day with. "Today" is the depot's calendar day. */
export async function readTodayPage(db: ReadDb, actor: Actor, now: string) {
  const timeZone = await readTimeZone(db)
  const today = dateInZone(now, timeZone)
  const [board, mine, counts] = await Promise.all([
    readBoard(db, null),
    listCardsOf(db, actor.id),
    countSince(db, startOfDate(today, timeZone)),
  ])
  const late = board.filter((card) => isLate(card, today))
  const ready = board.filter((card) => card.stage === 'ready')
  const untold = board.filter((card) => card.untoldSince !== null)
  const urgent = board.filter((card) => card.isUrgent && card.stage !== 'ready' && card.stage !== 'expected')
  const expected = board.filter((card) => card.stage === 'expected')
  return {
    today,
    mine: mine.slice(0, SHOWN),
    late: late.slice(0, SHOWN),
    ready: ready.slice(0, SHOWN),
    urgent: urgent.slice(0, SHOWN),
    untold: untold.slice(0, SHOWN),
    counts: {
      open: board.length,
      mine: mine.length,
      late: late.length,
      ready: ready.length,
      urgent: urgent.length,
      expected: expected.length,
      untold: untold.length,
      receivedToday: counts.received,
      closedToday: counts.closed,
    },
  }
}
