import { flatOf } from '../../../shared/imports/rows.ts'
import type { LineFault } from '../../../shared/imports/read-line.ts'
import { folded } from '../../../shared/kernel/fold.ts'
import { done } from '../../../shared/kernel/refusal.ts'
import type { SupplierPart, SupplierPartFields } from '../../../shared/purchasing/suppliers.ts'
import type { Work } from '../../work/work.ts'
import { lockPartStock } from '../ledger/ledger.repository.ts'
import { mapPartsBySku } from '../parts/parts-bulk.repository.ts'
import { listOffersBetween, mapSuppliersByName } from '../purchasing/suppliers-bulk.repository.ts'
import { putOffer } from '../purchasing/suppliers.repository.ts'
import { flatOffer } from './flat.ts'
import { bad, changesOf, type Importer, type ImportJob, type Verdict } from './importer.ts'

const PLAIN: Omit<SupplierPartFields, 'price'> = { number: null, minimum: 1, pack: 1, isPreferred: false }

interface Plan {
  readonly supplierId: string
  readonly partId: string
  readonly fields: SupplierPartFields
  readonly before: SupplierPart | undefined
}

/** What suppliers call parts and ask for them. Supplier and part must be there already. */
export function offersImporter(job: ImportJob): Importer<'offers'> {
  return {
    lock: async (work, rows) => {
      const parts = await mapPartsBySku(
        work.db,
        rows.map(({ row }) => row.sku),
      )
      await lockPartStock(
        work.db,
        [...parts.values()].map(({ id }) => id),
      )
    },
    judge: async (db, rows) => {
      const [suppliers, parts] = await Promise.all([
        mapSuppliersByName(
          db,
          rows.map(({ row }) => row.supplier),
        ),
        mapPartsBySku(
          db,
          rows.map(({ row }) => row.sku),
        ),
      ])
      const offers = await listOffersBetween(
        db,
        [...suppliers.values()].map(({ id }) => id),
        [...parts.values()].map(({ id }) => id),
      )
      const known = new Map(offers.map((offer) => [`${offer.supplierId} ${offer.partId}`, offer]))
      const plans: Plan[] = []
      const verdicts = rows.map(({ line, row }): Verdict => {
        const supplier = suppliers.get(folded(row.supplier))
        const part = parts.get(row.sku)
        if (supplier === undefined || part === undefined) {
          const noSupplier: LineFault = {
            column: 'supplier',
            refusal: { reason: 'unknown-supplier', params: { name: row.supplier } },
          }
          const noPart: LineFault = { column: 'sku', refusal: { reason: 'unknown-sku', params: { sku: row.sku } } }
          return bad(line, ...(supplier === undefined ? [noSupplier] : []), ...(part === undefined ? [noPart] : []))
        }
        const before = known.get(`${supplier.id} ${part.id}`)
        const { supplier: _, sku: __, ...said } = row
        const fields = {
          ...PLAIN,
          ...before,
          ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
          price: row.price,
        }
        const changes =
          before === undefined ? [] : changesOf('offers', flatOffer(before), { ...flatOf(row), supplier: supplier.name }, job)
        const what = before === undefined ? 'added' : changes.length === 0 ? 'same' : 'changed'
        if (what !== 'same') plans.push({ supplierId: supplier.id, partId: part.id, fields, before })
        return { line, what, name: `${supplier.name} · ${row.sku}`, changes }
      })
      return { verdicts, write: (work) => writeOffers(work, plans) }
    },
  }
}

async function writeOffers(work: Work, plans: readonly Plan[]) {
  await Promise.all(plans.map(({ fields, before, ...ids }) => putOffer(work.db, ids, fields, before?.version ?? 0)))
  for (const { supplierId, partId, fields, before } of plans) {
    work.audit('supplier', supplierId, before ?? null, { partId, ...fields })
  }
  return done(null)
}
