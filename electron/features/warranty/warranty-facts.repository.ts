import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import { proofState, region, type WarrantyFacts, warrantyTerms } from '../../../shared/warranty/warranty.ts'
import type { ReadDb } from '../../db/store.ts'
import { storedJson } from '../../db/stored.ts'

/** What the store knows for a unit's verdict; the date and what was found on the unit come from the caller. */
export type StoredWarrantyFacts = Omit<WarrantyFacts, 'on' | 'exclusions'>

/** Terms, dates, proof and the depot's own repair warranties of one unit. `exceptJob` leaves out the job that asks. */
export async function findWarrantyFacts(db: ReadDb, unitId: string, { exceptJob = '' } = {}): Promise<StoredWarrantyFacts> {
  const unit = db
    .selectFrom('unit')
    .innerJoin('model', 'model.id', 'unit.model_id')
    .leftJoin('customer', 'customer.id', 'unit.owner_id')
    .select(['model.terms', 'customer.region', 'unit.bought_on', 'unit.installed_on', 'unit.proof_state'])
    .where('unit.id', '=', unitId)
    .executeTakeFirstOrThrow()
  const repaired = db
    .selectFrom('job')
    .select(['seq', 'repair_warranty_until'])
    .where('unit_id', '=', unitId)
    .where('id', '<>', exceptJob)
    .where('repair_warranty_until', 'is not', null)
    .execute()
  const [row, repairs] = await Promise.all([unit, repaired])
  return {
    terms: storedJson(warrantyTerms, row.terms),
    region: region.parse(row.region ?? 'domestic'),
    boughtOn: row.bought_on,
    installedOn: row.installed_on,
    proof: proofState.parse(row.proof_state),
    repairWarranties: repairs.map((job) => ({ number: jobNumber(job.seq), until: job.repair_warranty_until ?? '' })),
  }
}
