import { flatOf } from '../../../shared/imports/rows.ts'
import { folded } from '../../../shared/kernel/fold.ts'
import type { SupplierId } from '../../../shared/kernel/ids.ts'
import { done, stale } from '../../../shared/kernel/refusal.ts'
import type { Supplier, SupplierFields } from '../../../shared/purchasing/suppliers.ts'
import type { Work } from '../../work/work.ts'
import { mapSuppliersByName } from '../purchasing/suppliers-bulk.repository.ts'
import { insertSupplier, updateSupplier } from '../purchasing/suppliers.repository.ts'
import { flatSupplier } from './flat.ts'
import { changesOf, type Importer, type ImportJob, type Verdict } from './importer.ts'

const PLAIN: Omit<SupplierFields, 'name'> & { isActive: boolean } = {
  contact: null,
  phone: null,
  email: null,
  address: null,
  leadTimeDays: 0,
  note: null,
  isActive: true,
}

interface Plan {
  readonly fields: SupplierFields & { isActive: boolean }
  readonly before: Supplier | undefined
}

/** Suppliers by name, in any spelling; a known one keeps its own. */
export function suppliersImporter(job: ImportJob): Importer<'suppliers'> {
  return {
    lock: async () => {},
    judge: async (db, rows) => {
      const known = await mapSuppliersByName(
        db,
        rows.map(({ row }) => row.name),
      )
      const plans: Plan[] = []
      const verdicts = rows.map(({ line, row }): Verdict => {
        const before = known.get(folded(row.name))
        const name = before?.name ?? row.name
        const said = { ...flatOf(row), name }
        const fields = {
          ...PLAIN,
          ...before,
          ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)),
          name,
        }
        const changes = before === undefined ? [] : changesOf('suppliers', flatSupplier(before), said, job)
        const what = before === undefined ? 'added' : changes.length === 0 ? 'same' : 'changed'
        if (what !== 'same') plans.push({ fields, before })
        return { line, what, name, changes }
      })
      return { verdicts, write: (work) => writeSuppliers(work, plans, job.currency) }
    },
  }
}

async function writeSuppliers(work: Work, plans: readonly Plan[], currency: string) {
  for (const { fields, before } of plans) {
    const id = before?.id ?? work.newId<SupplierId>()
    if (before === undefined) await insertSupplier(work.db, id, fields, currency)
    const isClosed = before === undefined && !fields.isActive
    const version = before?.version ?? 1
    if ((before !== undefined || isClosed) && !(await updateSupplier(work.db, id, version, fields)))
      return stale(version, version + 1)
    work.audit('supplier', id, before ?? null, fields)
  }
  return done(null)
}
