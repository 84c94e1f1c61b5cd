import type { WriteDb } from '../db/store.ts'
import { isLostRace } from '../db/store-errors.ts'
import type { EventKind, TimelineEvent } from '../../shared/jobs/jobs.ts'
import type { StaffId } from '../../shared/kernel/ids.ts'
import type { Permission, Role } from '../../shared/kernel/permissions.ts'
import type { Outcome } from '../../shared/kernel/refusal.ts'
import { dateInZone } from '../../shared/kernel/time.ts'
import type { ChangeNote, Entity } from '../../shared/live/live.contract.ts'
import type { Core, RandomSource } from './core.ts'
import type { Sealer } from './sealer.ts'
import { appendToChains, type AuditLine, type CustodyLine } from './chain.repository.ts'
import { type EventLine, insertChangeList, insertEvents, readTimeZone } from './work.repository.ts'

/** Who is doing it. */
export interface Actor {
  readonly id: StaffId
  readonly name: string
  readonly roles: readonly Role[]
  readonly permissions: ReadonlySet<Permission>
}

/**
 * One transaction, as a use case sees it: the open transaction and nothing that reaches round it, the time it happens at, and
 * where its events, audit and changes go. Everything is kept together or not at all.
 */
export interface Work {
  readonly db: WriteDb
  readonly now: string
  /** The depot's calendar date at `now`. */
  readonly today: string
  readonly timeZone: string
  readonly random: RandomSource
  readonly sealer: Sealer
  /** Null only while nobody is signed in: first set-up and sign-in. */
  readonly actor: Actor | null
  readonly device: string
  newId<Id extends string>(): Id
  /** One line of a job's timeline; `by` stands for whoever has no account, who is named in the data. */
  record(jobId: string, kind: EventKind, data?: TimelineEvent['data'], by?: string): void
  /** Who changed what, before and after. Never pass a passcode or a PIN. */
  audit(entity: Entity | 'session' | 'attachment', id: string, before: unknown, after: unknown): void
  /** A unit changes hands or place; when, by whom and where is added. For the custody feature alone. */
  enterCustody(line: Omit<CustodyLine, 'at' | 'by_id' | 'device'>): void
  /** Tells the stations which record they show is out of date. */
  touch(entity: Entity, id: string): void
}

export interface Caller {
  readonly actor: Actor | null
  readonly device: string
  readonly procedure: string
}

/** Carries a refusal out of the transaction so that nothing stays of it. */
class TurnedDown extends Error {
  readonly outcome: Exclude<Outcome<never>, { kind: 'done' }>
  constructor(outcome: Exclude<Outcome<never>, { kind: 'done' }>) {
    super('turned down')
    this.outcome = outcome
  }
}

/** Whoever loses that often is told so as an internal error: something else must be wrong. */
const MOST_ATTEMPTS = 5

/**
 * Runs one use case in one transaction. When its outcome is not `done`, everything is rolled back; when it is, the change list
 * is written in the same commit and then told to every station. A use case that lost a race (the same serial, name or timer at
 * the same moment) is run again, and then answers what it sees: what it does besides the store must bear that.
 */
export async function runWork<T>(core: Core, caller: Caller, useCase: (work: Work) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await runOnce(core, caller, useCase)
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !isLostRace(error)) throw error
    }
  }
}

async function runOnce<T>(core: Core, caller: Caller, useCase: (work: Work) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    const { value, list } = await core.store.transact(async (db) => {
      const notes: Notes = { events: [], audits: [], custody: [], changes: [] }
      const work = await openWork(core, caller, db, notes)
      const outcome = await useCase(work)
      if (outcome.kind !== 'done') throw new TurnedDown(outcome)
      const seq = await keepNotes(work, notes)
      return { value: outcome.value, list: seq === null ? null : { seq, changes: notes.changes } }
    })
    if (list !== null) core.hub.publish(list)
    return { kind: 'done', value }
  } catch (error) {
    if (error instanceof TurnedDown) return error.outcome
    throw error
  }
}

/** What a use case notes as it goes. Nothing reads it before the commit, so it is written at the end, in one message. */
interface Notes {
  readonly events: EventLine[]
  readonly audits: AuditLine[]
  readonly custody: CustodyLine[]
  readonly changes: ChangeNote[]
}

/** Answers the number of the change list; null when there is none. */
async function keepNotes({ db, now }: Work, { events, changes, ...chained }: Notes): Promise<number | null> {
  const [seq] = await Promise.all([insertChangeList(db, now, changes), insertEvents(db, events), appendToChains(db, chained)])
  return seq
}

async function openWork(core: Core, caller: Caller, db: WriteDb, notes: Notes): Promise<Work> {
  const { actor, device, procedure } = caller
  const now = core.clock.now()
  const timeZone = await readTimeZone(db)
  return {
    db,
    now,
    today: dateInZone(now, timeZone),
    timeZone,
    random: core.random,
    sealer: core.sealer,
    actor,
    device,
    // Safe: the random source makes UUIDv7, and the caller says by type whose id it becomes.
    newId: <Id extends string>() => core.random.id() as Id,
    record(jobId, kind, data = {}, by = actorId(caller)) {
      notes.events.push({ jobId, at: now, by, kind, data })
    },
    audit(entity, entityId, before, after) {
      notes.audits.push({ at: now, by: actor?.id ?? null, device, procedure, entity, entityId, before, after })
    },
    enterCustody(line) {
      notes.custody.push({ ...line, at: now, by_id: actor?.id ?? null, device })
    },
    touch(entity, id) {
      if (!notes.changes.some((change) => change.entity === entity && change.id === id)) notes.changes.push({ entity, id })
    },
  }
}

function actorId(caller: Caller): string {
  if (caller.actor === null) throw new Error(`${caller.procedure} writes an event but nobody is signed in`)
  return caller.actor.id
}

/** The signed-in actor of a use case that its procedure's access guarantees. */
export function actorOf(work: Work): Actor {
  if (work.actor === null) throw new Error('this use case needs somebody signed in')
  return work.actor
}
