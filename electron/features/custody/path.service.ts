import type { CustodyEntry, CustodyNow, Departure } from '../../../shared/custody/custody.ts'
import type { UnitId } from '../../../shared/kernel/ids.ts'
import type { ReadDb } from '../../db/store.ts'
import { findDeparture, findNow, listPath, toNow } from './custody.repository.ts'

interface UnitCustody {
  unitId: UnitId
  now: CustodyNow | null
  left: Departure | null
  path: CustodyEntry[]
}

/** Who has a unit, where and since when, how it left, and the whole path that it went. */
export async function readUnitCustody(db: ReadDb, unitId: UnitId): Promise<UnitCustody> {
  const [now, left, path] = await Promise.all([findNow(db, unitId), findDeparture(db, unitId), listPath(db, unitId)])
  return { unitId, now: now === undefined ? null : toNow(now), left, path }
}
