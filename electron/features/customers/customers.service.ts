import { z } from 'zod'
import type { Customer, CustomerFields, CustomerSummary, OwnedUnit } from '../../../shared/customers/customers.ts'
import type { JobSummary } from '../../../shared/jobs/jobs.ts'
import type { CustomerId } from '../../../shared/kernel/ids.ts'
import { done, missing, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import { searchTerms, typedText } from '../../../shared/search/search-terms.ts'
import { readCursor, writeCursor } from '../../db/cursor.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Work } from '../../work/work.ts'
import { listJobsOfCustomer } from '../jobs/job-summary.repository.ts'
import { customersBeginning } from '../search/find.repository.ts'
import { matchEntries } from '../../db/search-index.ts'
import {
  findCustomer as readCustomer,
  findCustomerByPhone,
  insertCustomer,
  listCustomersByIds,
  listCustomersByName,
  listUnitsOfCustomer,
  updateCustomerFields,
} from './customers.repository.ts'

/** A customer's page shows this many of the newest; a dealer has thousands. */
const MOST_SHOWN = 100

/** Adds a customer. Refused when the phone number is known, unless the counter has seen that and goes on. */
export async function createCustomer(
  work: Work,
  input: CustomerFields & { evenIfPhoneKnown: boolean },
): Promise<Outcome<Customer>> {
  const known = input.evenIfPhoneKnown ? null : await findCustomerByPhone(work.db, input.phone)
  if (known !== null) return refuse('phone-known', { name: known.name })
  const added: Customer = { ...fieldsOf(input), id: work.newId(), createdAt: work.now, version: 1 }
  await insertCustomer(work.db, added)
  work.audit('customer', added.id, null, added)
  work.touch('customer', added.id)
  return done(added)
}

/** The customer on file; `missing` when there is none of this id. */
export async function findCustomer(work: Work, id: CustomerId): Promise<Outcome<Customer>> {
  const customer = await readCustomer(work.db, id)
  return customer === null ? missing : done(customer)
}

export async function updateCustomer(
  work: Work,
  input: CustomerFields & { customerId: CustomerId; version: number },
): Promise<Outcome<Customer>> {
  const before = await readCustomer(work.db, input.customerId)
  if (before === null) return missing
  if (before.version !== input.version) return stale(input.version, before.version)
  if (!(await updateCustomerFields(work.db, before.id, before.version, input))) return stale(input.version, before.version + 1)
  const after: Customer = { ...before, ...fieldsOf(input), version: before.version + 1 }
  work.audit('customer', after.id, before, after)
  work.touch('customer', after.id)
  return done(after)
}

function fieldsOf(input: CustomerFields): CustomerFields {
  const { kind, name, contactName, phone, email, address, region, tier, isDealer, language, note } = input
  return { kind, name, contactName, phone, email, address, region, tier, isDealer, language, note }
}

/** One customer with units and jobs, newest first; null when there is none. */
export async function readCustomerFile(
  db: ReadDb,
  id: string,
): Promise<{ customer: Customer; units: OwnedUnit[]; jobs: JobSummary[] } | null> {
  const [customer, units, jobs] = await Promise.all([
    readCustomer(db, id),
    listUnitsOfCustomer(db, id, MOST_SHOWN),
    listJobsOfCustomer(db, id, MOST_SHOWN),
  ])
  return customer && { customer, units, jobs }
}

interface ListRequest {
  query: string
  cursor: string | null
  limit: number
}

interface CustomerPage {
  items: CustomerSummary[]
  next: string | null
}

const namePlace = z.object({ nameKey: z.string(), id: z.string() })
const matchPlace = z.object({ row: z.int() })

/** Customers by name; with a query the newest that hold it, page by page, after those whose name begins with it when it is short. */
export async function listCustomers(db: ReadDb, { query, cursor, limit }: ListRequest): Promise<CustomerPage> {
  const terms = searchTerms(query)
  if (terms.index === 'nothing') {
    const { items, end } = await listCustomersByName(db, readCursor(namePlace, cursor), limit)
    return { items, next: items.length < limit || end === null ? null : writeCursor(end) }
  }
  if (terms.index === 'prefix') {
    return { items: await listCustomersByIds(db, await customersBeginning(db, 'name_key', typedText(query), limit)), next: null }
  }
  const before = readCursor(matchPlace, cursor)?.row ?? null
  const matches = await matchEntries(db, terms, { kind: 'customer', before, limit })
  const items = await listCustomersByIds(
    db,
    matches.map((match) => match.ref),
  )
  const last = matches.at(-1)
  return { items, next: matches.length < limit || last === undefined ? null : writeCursor({ row: last.row }) }
}
