import { sql } from 'kysely'
import {
  type Customer,
  customer,
  type CustomerFields,
  type CustomerSummary,
  phoneDigits,
  type OwnedUnit,
} from '../../../shared/customers/customers.ts'
import { folded } from '../../../shared/kernel/fold.ts'
import type { Schema } from '../../db/schema.ts'
import { CLOSED } from '../../db/literals.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { flag, storedId } from '../../db/stored.ts'
import { putSearchEntry } from '../../db/search-index.ts'

type CustomerRow = Schema['customer']

function toCustomer(row: CustomerRow): Customer {
  const { kind, region, tier, language } = customer.shape
  return {
    id: storedId(row.id),
    kind: kind.parse(row.kind),
    name: row.name,
    contactName: row.contact_name,
    phone: row.phone,
    email: row.email,
    address: row.address,
    region: region.parse(row.region),
    tier: tier.parse(row.tier),
    isDealer: row.is_dealer === 1,
    language: language.parse(row.language),
    note: row.note,
    createdAt: row.created_at,
    version: row.version,
  }
}

function toColumns(fields: CustomerFields) {
  return {
    kind: fields.kind,
    name: fields.name,
    name_key: folded(fields.name),
    contact_name: fields.contactName,
    phone: fields.phone,
    phone_digits: phoneDigits(fields.phone),
    email: fields.email,
    address: fields.address,
    region: fields.region,
    tier: fields.tier,
    is_dealer: flag(fields.isDealer),
    language: fields.language,
    note: fields.note,
  }
}

/** What a customer is found by. */
const searchFields = (fields: CustomerFields) => [
  fields.name,
  fields.contactName,
  fields.phone,
  phoneDigits(fields.phone),
  fields.email,
]

export async function findCustomer(db: ReadDb, id: string): Promise<Customer | null> {
  const row = await db.selectFrom('customer').selectAll().where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toCustomer(row)
}

/** The oldest customer with this phone number, however it was written. */
export async function findCustomerByPhone(db: ReadDb, phone: string): Promise<Customer | null> {
  const row = await db
    .selectFrom('customer')
    .selectAll()
    .where('phone_digits', '=', phoneDigits(phone))
    .orderBy('id')
    .executeTakeFirst()
  return row === undefined ? null : toCustomer(row)
}

export async function insertCustomer(db: WriteDb, added: Customer): Promise<void> {
  const row = db
    .insertInto('customer')
    .values({ id: added.id, ...toColumns(added), created_at: added.createdAt, version: added.version })
    .execute()
  await Promise.all([row, putSearchEntry(db, 'customer', added.id, searchFields(added))])
}

/** Keeps the new fields and counts the version up; false when the record is no longer at `version`. */
export async function updateCustomerFields(db: WriteDb, id: string, version: number, fields: CustomerFields): Promise<boolean> {
  const result = await db
    .updateTable('customer')
    .set({ ...toColumns(fields), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) return false
  await putSearchEntry(db, 'customer', id, searchFields(fields))
  return true
}

function selectSummaries(db: ReadDb) {
  return db
    .selectFrom('customer')
    .select(['customer.id', 'name', 'name_key', 'kind', 'phone', 'is_dealer', 'tier'])
    .select((select) =>
      select
        .selectFrom('job')
        .select((count) => count.fn.countAll<number>().as('count'))
        .whereRef('job.customer_id', '=', 'customer.id')
        .where('job.stage', '<>', CLOSED)
        .as('open_jobs'),
    )
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>['execute']>>[number]

const toSummary = (row: SummaryRow): CustomerSummary => ({
  id: storedId(row.id),
  name: row.name,
  kind: customer.shape.kind.parse(row.kind),
  phone: row.phone,
  isDealer: row.is_dealer === 1,
  tier: row.tier,
  openJobs: row.open_jobs ?? 0,
})

/** Where a page by name ended. */
interface NamePlace {
  nameKey: string
  id: string
}

/** Customers by name behind a place, and the place of the last one. */
export async function listCustomersByName(db: ReadDb, after: NamePlace | null, limit: number) {
  let select = selectSummaries(db).orderBy('name_key').orderBy('customer.id').limit(limit)
  if (after !== null) {
    select = select.where(sql<boolean>`(customer.name_key, customer.id) > (${after.nameKey}, ${after.id})`)
  }
  const rows = await select.execute()
  const last = rows.at(-1)
  return { items: rows.map(toSummary), end: last === undefined ? null : { nameKey: last.name_key, id: last.id } }
}

/** Customers by id, in the order of the ids. */
export async function listCustomersByIds(db: ReadDb, ids: readonly string[]): Promise<CustomerSummary[]> {
  if (ids.length === 0) return []
  const rows = await selectSummaries(db)
    .where('customer.id', 'in', [...ids])
    .execute()
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).map(toSummary)
}

/** A customer's units, newest first. */
export async function listUnitsOfCustomer(db: ReadDb, ownerId: string, limit: number): Promise<OwnedUnit[]> {
  const rows = await db
    .selectFrom('unit')
    .innerJoin('model', 'model.id', 'unit.model_id')
    .select(['unit.id', 'serial', 'model_id', 'brand', 'model.name as model_name', 'bought_on', 'installed_on'])
    .where('owner_id', '=', ownerId)
    .orderBy('unit.seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: storedId(row.id),
    serial: row.serial,
    modelId: storedId(row.model_id),
    brand: row.brand,
    modelName: row.model_name,
    boughtOn: row.bought_on,
    installedOn: row.installed_on,
  }))
}
