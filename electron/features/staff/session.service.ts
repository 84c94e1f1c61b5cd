import type { StaffId } from '../../../shared/kernel/ids.ts'
import { permissionsOf } from '../../../shared/kernel/permissions.ts'
import { done, type NotDone, type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { addMs } from '../../../shared/kernel/time.ts'
import { parseScan } from '../../../shared/scan/scan-codes.ts'
import { delayAfter } from '../../../shared/staff/sign-in-throttle.ts'
import type { SignedIn, StaffMember } from '../../../shared/staff/staff.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Core } from '../../work/core.ts'
import type { FindActor } from '../../work/procedures.ts'
import { type Actor, runWork, type Work } from '../../work/work.ts'
import { hashSecret, isPin } from './pin-hash.ts'
import {
  blockSubject,
  countTry,
  deleteSession,
  findSession,
  forgiveTries,
  insertSession,
  lockTries,
  type OpenSession,
} from './session.repository.ts'
import { findStaff, findStaffByBadge, readPinHash } from './staff.repository.ts'

/** At most; nothing extends it. (QUALITY.md, "Network".) */
const SESSION_HOURS = 12

/** A new session with the one copy of its token, which goes to the host's session carrier. */
export interface NewlySignedIn {
  token: string
  signedIn: SignedIn
}

/** Where a try comes from. */
export interface SignInPlace {
  device: string
  procedure: string
}

/**
 * Signs somebody in by name and PIN. A try is counted before the PIN is looked at and forgiven after it was right, so that many
 * at once gain nothing; from the fifth on they wait, by account and by device.
 */
export async function signIn(
  core: Core,
  place: SignInPlace,
  { staffId, pin }: { staffId: StaffId; pin: string },
): Promise<Outcome<NewlySignedIn>> {
  const pinHash = await readPinHash(core.store.read, staffId)
  const subjects = [`device:${place.device}`, ...(pinHash === null ? [] : [`staff:${staffId}`])]
  const blocked = await takeTry(core, subjects)
  if (blocked !== null) return blocked
  if (!(await isPin(pin, pinHash, core.pinCostLog2))) return refuse('wrong-pin')
  const member = await findStaff(core.store.read, staffId)
  return member === null ? refuse('wrong-pin') : welcome(core, place, member, subjects)
}

/** Signs somebody in by their badge alone: its code is a secret of 50 random bits. Tries are counted by device. */
export async function signInWithBadge(core: Core, place: SignInPlace, code: string): Promise<Outcome<NewlySignedIn>> {
  const subjects = [`device:${place.device}`]
  const blocked = await takeTry(core, subjects)
  if (blocked !== null) return blocked
  const scan = parseScan(code)
  const member = scan.kind === 'badge' ? await findStaffByBadge(core.store.read, hashSecret(scan.secret)) : null
  return member?.isActive === true ? welcome(core, place, member, subjects) : refuse('wrong-badge')
}

/** Counts a try for each subject; refused when one of them has to wait. Kept whatever becomes of the try. */
export async function takeTry(core: Core, subjects: readonly string[]): Promise<NotDone | null> {
  const now = core.clock.now()
  return core.store.transact(async (db) => {
    const blocks: string[] = []
    for (const subject of subjects.toSorted()) blocks.push((await lockTries(db, subject, now)) ?? '')
    const until = blocks.toSorted().at(-1) ?? ''
    if (until !== '') return refuse('too-many-tries', { seconds: Math.ceil((Date.parse(until) - Date.parse(now)) / 1000) })
    for (const subject of subjects) {
      const seconds = delayAfter(await countTry(db, subject))
      if (seconds > 0) await blockSubject(db, subject, addMs(now, seconds * 1000))
    }
    return null
  })
}

function welcome(
  core: Core,
  place: SignInPlace,
  member: StaffMember,
  subjects: readonly string[],
): Promise<Outcome<NewlySignedIn>> {
  return runWork(core, { ...place, actor: actorFor(member) }, async (work) => {
    await forgiveTries(work.db, subjects)
    return done(await openSession(work, member))
  })
}

/** Opens a session for somebody whose right to it has been shown. */
export async function openSession(work: Work, member: Pick<StaffMember, 'id' | 'name' | 'roles'>): Promise<NewlySignedIn> {
  const token = work.random.token()
  const expiresAt = addMs(work.now, SESSION_HOURS * 3_600_000)
  const { device, now } = work
  await insertSession(work.db, { tokenHash: hashSecret(token), staffId: member.id, device, createdAt: now, expiresAt })
  work.audit('session', member.id, null, { device, expiresAt })
  const { id, name, roles } = member
  return { token, signedIn: describeSession({ staff: { id, name, roles }, expiresAt }) }
}

function describeSession({ staff, expiresAt }: OpenSession): SignedIn {
  return { staff, permissions: [...permissionsOf(staff.roles)], expiresAt }
}

function actorFor({ id, name, roles }: OpenSession['staff']): Actor {
  return { id, name, roles, permissions: permissionsOf(roles) }
}

/**
 * A use case that nobody is signed in for, in the name of a member of staff: what follows from a customer's own word is entered under
 * whoever asked for it. The audit and the ledger of custody still say nobody. Of a use case that has its actor, that one's.
 */
export async function inNameOf(work: Work, staffId: string): Promise<Work> {
  if (work.actor !== null) return work
  const member = await findStaff(work.db, staffId)
  if (member === null) throw new Error('whoever asked for it is not in the store')
  const actor = actorFor(member)
  return { ...work, actor, record: (jobId, kind, data, by = actor.id) => work.record(jobId, kind, data, by) }
}

/** Ends one session; nothing happens when it has ended already. */
export async function signOut(core: Core, place: SignInPlace & { actor: Actor | null }, token: string): Promise<void> {
  const { actor } = place
  await runWork(core, place, async (work) => {
    await deleteSession(work.db, hashSecret(token))
    if (actor !== null) work.audit('session', actor.id, { device: work.device }, null)
    return done(null)
  })
}

/** Who is signed in by this token; null when the session ended or its owner was deactivated. */
export async function readSignedIn(core: Core, token: string): Promise<SignedIn | null> {
  const session = await findSession(core.store.read, hashSecret(token), core.clock.now())
  return session && describeSession(session)
}

/** Finds the actor of each call by one read of one session. */
export function createFindActor(core: Core): FindActor {
  return async (token) => {
    const session = await findSession(core.store.read, hashSecret(token), core.clock.now())
    return session && actorFor(session.staff)
  }
}

/** Whoever asked for something that the host does later, with what they may do now; null when there is nobody of that id. */
export async function readActor(db: ReadDb, staffId: string): Promise<Actor | null> {
  const staff = await findStaff(db, staffId)
  return staff && actorFor(staff)
}
