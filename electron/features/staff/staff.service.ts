import type { StaffId } from '../../../shared/kernel/ids.ts'
import type { Role } from '../../../shared/kernel/permissions.ts'
import { done, missing, type NotDone, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { badgeCode, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import { badgeSecret, badgeSecretLength } from '../../../shared/scan/scan-tokens.ts'
import type { StaffMember } from '../../../shared/staff/staff.ts'
import type { Work } from '../../work/work.ts'
import { hashSecret, type SealedPin } from './pin-hash.ts'
import { deleteSessionsOf } from './session.repository.ts'
import { findStaff, findStaffByName, insertStaff, lockStaff, updateStaffRow } from './staff.repository.ts'

interface OneStaff {
  staffId: StaffId
  version: number
}

/** Adds somebody. Refused when the name is taken in any spelling, or the PIN is one that everybody guesses first. */
export async function createStaff(
  work: Work,
  input: { name: string; roles: Role[]; sealedPin: SealedPin },
): Promise<Outcome<StaffMember>> {
  if (input.sealedPin.kind === 'too-simple') return refuse('pin-too-simple')
  const taken = await findStaffByName(work.db, input.name)
  if (taken !== null) return refuse('name-taken', { name: taken.name })
  const { name, roles } = input
  const added: StaffMember = { id: work.newId(), name, roles: distinct(roles), isActive: true, hasBadge: false, version: 1 }
  await insertStaff(work.db, added, input.sealedPin.hash, work.now)
  await noteChange(work, null, added)
  return done(added)
}

/** Renames somebody or gives other roles, which count from the next call on. The last active administrator stays one. */
export async function updateStaff(work: Work, input: OneStaff & { name: string; roles: Role[] }): Promise<Outcome<StaffMember>> {
  const taken = await findStaffByName(work.db, input.name)
  if (taken !== null && taken.id !== input.staffId) return refuse('name-taken', { name: taken.name })
  return changeStaff(work, input, async (before) => {
    const refusal = input.roles.includes('administrator') ? null : await refusalToLose(work, before)
    return refusal ?? updateStaffRow(work.db, input.staffId, input.version, { name: input.name, roles: distinct(input.roles) })
  })
}

/** Lets somebody in again, or out: then all their sessions end. The last active administrator stays. */
export async function setStaffActive(work: Work, input: OneStaff & { isActive: boolean }): Promise<Outcome<StaffMember>> {
  return changeStaff(work, input, async (before) => {
    const refusal = input.isActive ? null : await refusalToLose(work, before)
    if (refusal !== null) return refusal
    if (!input.isActive) await deleteSessionsOf(work.db, input.staffId)
    return updateStaffRow(work.db, input.staffId, input.version, { isActive: input.isActive })
  })
}

/** Gives a new PIN; whoever is signed in by the old one has to sign in again. */
export async function setStaffPin(work: Work, input: OneStaff & { sealedPin: SealedPin }): Promise<Outcome<StaffMember>> {
  const { sealedPin } = input
  if (sealedPin.kind === 'too-simple') return refuse('pin-too-simple')
  return changeStaff(work, input, async () => {
    await deleteSessionsOf(work.db, input.staffId)
    return updateStaffRow(work.db, input.staffId, input.version, { pinHash: sealedPin.hash })
  })
}

/** Makes a new badge; the old one stops working. The code is answered this once and only its hash is kept. */
export async function issueBadge(work: Work, input: OneStaff): Promise<Outcome<{ staff: StaffMember; code: string }>> {
  const secret = badgeSecret(work.random.bytes(badgeSecretLength))
  const changed = await changeStaff(work, input, () =>
    updateStaffRow(work.db, input.staffId, input.version, { badgeHash: hashSecret(secret) }),
  )
  return changed.kind === 'done' ? done({ staff: changed.value, code: scanCodeOf(badgeCode(secret)) }) : changed
}

/** The frame of every change to one person: found, at the version that was seen, audited, told to the stations. */
async function changeStaff(
  work: Work,
  { staffId, version }: OneStaff,
  apply: (before: StaffMember) => Promise<StaffMember | NotDone | null>,
): Promise<Outcome<StaffMember>> {
  const before = await findStaff(work.db, staffId)
  if (before === null) return missing
  if (before.version !== version) return stale(version, before.version)
  const after = await apply(before)
  if (after === null) return stale(version, version + 1)
  if ('kind' in after) return after
  await noteChange(work, before, after)
  return done(after)
}

async function refusalToLose(work: Work, member: StaffMember): Promise<NotDone | null> {
  const others = (await lockStaff(work.db)).filter((other) => other.id !== member.id && isRulingAdministrator(other))
  return isRulingAdministrator(member) && others.length === 0 ? refuse('last-administrator') : null
}

const isRulingAdministrator = (member: StaffMember) => member.isActive && member.roles.includes('administrator')

const distinct = (roles: readonly Role[]): Role[] => [...new Set(roles)]

async function noteChange(work: Work, before: StaffMember | null, after: StaffMember): Promise<void> {
  work.audit('staff', after.id, before, after)
  work.touch('staff', after.id)
}
