import type { BinId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import type { Bin, BinFields } from '../../../shared/stock/bins.ts'
import type { Work } from '../../work/work.ts'
import { findStaff } from '../staff/staff.repository.ts'
import { findBin, findBinIdByCode, insertBin, lockBin, updateBin } from './bins.repository.ts'

/** Adds a bin; refused when its code is taken in any spelling. */
export async function addBin(work: Work, { code, name, kind, keeperId }: BinFields): Promise<Outcome<Bin>> {
  if ((await findBinIdByCode(work.db, code)) !== null) return refuse('bin-known', { bin: code })
  if (keeperId !== null && (await findStaff(work.db, keeperId)) === null) return missing
  const id = work.newId<BinId>()
  await insertBin(work.db, id, { code, name, kind, keeperId })
  return told(work, id, null)
}

/** Changes a bin. What is in it keeps it as it is: only an empty one may change its kind or be closed. */
export async function changeBin(
  work: Work,
  input: BinFields & { binId: BinId; version: number; isActive: boolean },
): Promise<Outcome<Bin>> {
  await lockBin(work.db, input.binId)
  const before = await findBin(work.db, input.binId)
  if (before === null) return missing
  if (before.version !== input.version) return stale(input.version, before.version)
  const taken = await findBinIdByCode(work.db, input.code)
  if (taken !== null && taken !== before.id) return refuse('bin-known', { bin: input.code })
  const isOther = input.kind !== before.kind || (before.isActive && !input.isActive)
  if (isOther && before.pieces > 0) return refuse('bin-not-empty', { bin: before.code })
  if (input.keeperId !== null && (await findStaff(work.db, input.keeperId)) === null) return missing
  if (!(await updateBin(work.db, before.id, before.version, input))) return stale(input.version, before.version + 1)
  return told(work, before.id, before)
}

async function told(work: Work, id: BinId, before: Bin | null): Promise<Outcome<Bin>> {
  const after = await findBin(work.db, id)
  if (after === null) throw new Error('the bin was kept')
  work.audit('bin', id, before, after)
  work.touch('bin', id)
  return done(after)
}
