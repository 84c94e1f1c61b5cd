import staffJson from '../../../resources/sample/staff.json' with { type: 'json' }
import { type DepotInfo, type DepotSettings, depotSettings, PLAN_DEFAULTS } from '../../../shared/depot/depot.ts'
import type { Role } from '../../../shared/kernel/permissions.ts'
import { done, missing, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { badgeCode, scanCodeOf } from '../../../shared/scan/scan-codes.ts'
import type { Core } from '../../work/core.ts'
import type { Work } from '../../work/work.ts'
import { type NewlySignedIn, openSession } from '../staff/session.service.ts'
import { hashSecret, type SealedPin } from '../staff/pin-hash.ts'
import { findStaffByBadge } from '../staff/staff.repository.ts'
import { createStaff } from '../staff/staff.service.ts'
import { findDepot, insertDepot, updateDepotSettings } from './depot.repository.ts'

/** What a depot starts with until somebody says otherwise. */
const REPAIR_WARRANTY_DAYS = 90
const TURNAROUND_DAYS = 7

type Known = Pick<DepotInfo, 'isSetUp' | 'isSample' | 'samplePin' | 'sampleBadge' | 'name' | 'language' | 'currency' | 'timeZone'>

/** What anybody may know; before the set-up, what its form begins with: this machine's time zone. */
export async function readDepotInfo(core: Core): Promise<Known> {
  const depot = await findDepot(core.store.read)
  if (depot === null) {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const nothing = { isSetUp: false, isSample: false, samplePin: null, sampleBadge: null, name: '' }
    return { ...nothing, language: 'en', currency: 'EUR', timeZone }
  }
  const { name, language, currency, timeZone } = depot.settings
  const { isSample } = depot
  const samplePin = isSample ? staffJson.pin : null
  const sampleBadge = isSample ? await readSampleBadge(core) : null
  return { isSetUp: true, isSample, samplePin, sampleBadge, name, language, currency, timeZone }
}

/** The manager's badge, who may try nearly everything, as long as it still signs in. */
async function readSampleBadge(core: Core): Promise<DepotInfo['sampleBadge']> {
  const secret = staffJson.members.find(({ roles }) => roles.includes('manager'))?.badge
  if (secret === undefined) return null
  const holder = await findStaffByBadge(core.store.read, hashSecret(secret))
  return holder?.isActive === true ? { name: holder.name, code: scanCodeOf(badgeCode(secret)) } : null
}

type SetUp = Pick<DepotSettings, 'name' | 'address' | 'phone' | 'email' | 'language' | 'currency' | 'timeZone'> & {
  administrator: { name: string; alsoWorks: boolean; sealedPin: SealedPin }
}

/**
 * First start: the depot and its first administrator, who is signed in at once. In a small depot that person also works at the
 * counter and the bench, which is what a manager may. Refused once there is a depot.
 */
export async function setUpDepot(work: Work, input: SetUp): Promise<Outcome<NewlySignedIn>> {
  const { name, address, phone, email, language, currency, timeZone, administrator } = input
  const settings: DepotSettings = {
    name,
    address,
    phone,
    email,
    language,
    currency,
    timeZone,
    repairWarrantyDays: REPAIR_WARRANTY_DAYS,
    defaultTurnaroundDays: TURNAROUND_DAYS,
    ...PLAN_DEFAULTS,
  }
  if (!(await insertDepot(work.db, settings, false))) return refuse('already-set-up')
  const roles: Role[] = administrator.alsoWorks ? ['administrator', 'manager'] : ['administrator']
  const staff = await createStaff(work, { name: administrator.name, roles, sealedPin: administrator.sealedPin })
  if (staff.kind !== 'done') return staff
  work.audit('depot', 'depot', null, settings)
  work.touch('depot', 'depot')
  return done(await openSession(work, staff.value))
}

export async function updateSettings(
  work: Work,
  { version, ...input }: DepotSettings & { version: number },
): Promise<Outcome<{ version: number }>> {
  const before = await findDepot(work.db)
  if (before === null) return missing
  // The input carries the idempotency key too, which is no setting.
  const settings = depotSettings.parse(input)
  if (!(await updateDepotSettings(work.db, version, settings))) return stale(version, before.version)
  work.audit('depot', 'depot', before.settings, settings)
  work.touch('depot', 'depot')
  return done({ version: version + 1 })
}
