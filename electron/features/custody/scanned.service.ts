import type { CustodyTarget, Departure, HeldUnit } from '../../../shared/custody/custody.ts'
import type { Moved } from '../../../shared/custody/custody.contract.ts'
import { type Outcome, refuse } from '../../../shared/kernel/refusal.ts'
import { parseScan, possibleSerial, type Scan } from '../../../shared/scan/scan-codes.ts'
import { normalSerial } from '../../../shared/units/units.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Work } from '../../work/work.ts'
import { hashSecret } from '../staff/pin-hash.ts'
import { findStaffByBadge } from '../staff/staff.repository.ts'
import { findDeparture, findUnitId } from './custody.repository.ts'
import { moveUnit } from './custody.service.ts'
import { listHeldUnits } from './held-units.repository.ts'
import { findPlace } from './places.repository.ts'

/** The unit of a job's label, of its own code or of its serial; null for anything else: an accessory is no sign of its unit. */
async function unitOfScan(db: ReadDb, payload: string): Promise<string | null> {
  for (const by of namesOfUnit(parseScan(payload))) {
    const id = await findUnitId(db, by)
    if (id !== undefined) return id
  }
  return null
}

/** The ways in which a scan may name a unit, in the order in which they count. */
function namesOfUnit(scan: Scan): Parameters<typeof findUnitId>[1][] {
  const serial = possibleSerial(scan)
  const bySerial = serial === null ? [] : [{ serialKey: normalSerial(serial) }]
  if (scan.kind === 'job') return [{ jobSeq: scan.sequence }, ...bySerial]
  if (scan.kind === 'unit') return [{ unitSeq: scan.sequence }, ...bySerial]
  return bySerial
}

/** What a scan says of a unit: who has it, or how it left. */
export async function findScanned(db: ReadDb, payload: string): Promise<{ unit: HeldUnit | null; left: Departure | null }> {
  const unitId = await unitOfScan(db, payload)
  if (unitId === null) return { unit: null, left: null }
  const [[unit], left] = await Promise.all([listHeldUnits(db, [unitId]), findDeparture(db, unitId)])
  return { unit: unit ?? null, left }
}

/** Unit scan and place scan, or unit scan and badge: the unit goes there. (MISSION.md, J2.) */
export async function moveScanned(work: Work, input: { unit: string; to: string }): Promise<Outcome<Moved>> {
  const [unitId, to] = [await unitOfScan(work.db, input.unit), await targetOfScan(work.db, input.to)]
  if (unitId === null || to === null) return refuse('unknown-code')
  return moveUnit(work, { unitId, to, note: null })
}

async function targetOfScan(db: ReadDb, payload: string): Promise<CustodyTarget | null> {
  const scan = parseScan(payload)
  if (scan.kind === 'place') {
    const place = await findPlace(db, { seq: scan.sequence })
    return place === null ? null : { kind: 'place', placeId: place.id }
  }
  if (scan.kind !== 'badge') return null
  const person = await findStaffByBadge(db, hashSecret(scan.secret))
  return person === null ? null : { kind: 'person', staffId: person.id }
}
