import { sql } from 'kysely'
import { addColumns, createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  supplier: {
    id: 'text key',
    name: 'text',
    name_key: 'text', // folded for "is this name taken"
    contact: 'text?',
    phone: 'text?',
    email: 'text?',
    address: 'text?',
    lead_time_days: 'int', // from sending an order to its delivery
    currency: 'text',
    note: 'text?',
    is_active: 'int',
    version: 'int',
  },
  /** What a supplier calls a part and asks for it. */
  supplier_part: {
    supplier_id: 'text > supplier',
    part_id: 'text > part',
    number: 'text?',
    price: 'int', // of one piece
    minimum: 'int check minimum > 0', // the fewest that may be ordered
    pack: 'int check pack > 0', // ordered in multiples of it
    is_preferred: 'int',
    version: 'int',
  },
  purchase_order: {
    id: 'text key',
    seq: 'int',
    supplier_id: 'text > supplier',
    state: 'text', // draft, sent, partly-received, received, cancelled
    ordered_on: 'text?',
    expected_on: 'text?', // the earliest day on which a line is, as long as one is open
    note: 'text?',
    at: 'text',
    by_id: 'text > staff',
    version: 'int',
  },
  /** An order names a part once. What is open of it is `quantity - received - cancelled`, nothing once more came than was ordered. */
  order_line: {
    id: 'text key',
    order_id: 'text > purchase_order',
    part_id: 'text > part',
    quantity: 'int check quantity > 0',
    unit_price: 'int check unit_price >= 0',
    received: 'int=0 check received >= 0',
    cancelled: 'int=0 check cancelled between 0 and quantity',
    expected_on: 'text?',
  },
  /** Something that a supplier brought; what was in it are the movements that name it. */
  delivery: { id: 'text key', supplier_id: 'text > supplier', note_number: 'text?', at: 'text', by_id: 'text > staff' },
}

const ADDED: Tables = { movement: { delivery_id: 'text? > delivery' } }

const INDEXES: readonly string[] = [
  'create unique index supplier_name on supplier (name_key)',
  'create unique index supplier_part_key on supplier_part (supplier_id, part_id)',
  'create index supplier_part_part on supplier_part (part_id)',
  'create unique index supplier_part_preferred on supplier_part (part_id) where is_preferred = 1',
  'create unique index purchase_order_seq on purchase_order (seq)',
  'create index purchase_order_supplier on purchase_order (supplier_id, seq)',
  `create index purchase_order_open on purchase_order (seq) where state in ('draft', 'sent', 'partly-received')`,
  'create unique index order_line_key on order_line (order_id, part_id)',
  'create index order_line_part on order_line (part_id)',
  'create index order_line_open on order_line (part_id) where quantity > received + cancelled',
  'create index delivery_supplier on delivery (supplier_id, at)',
  'create index movement_delivery on movement (delivery_id) where delivery_id is not null',
  'create index part_minimum on part (id) where minimum > 0',
]

/**
 * What is on its way of each part, for whatever list wants to say so: pieces that suppliers were asked for, those that only stand
 * in a draft yet, and the earliest day on which some are expected.
 */
const ON_ORDER = `create view on_order as
  select order_line.part_id,
    sum(case when purchase_order.state = 'draft' then 0 else order_line.quantity - order_line.received - order_line.cancelled end)
      as ordered,
    sum(case when purchase_order.state = 'draft' then order_line.quantity else 0 end) as drafted,
    min(case when purchase_order.state = 'draft' then null else order_line.expected_on end) as expected_on
  from order_line join purchase_order on purchase_order.id = order_line.order_id
  where order_line.quantity > order_line.received + order_line.cancelled
  group by order_line.part_id`

/** Suppliers and their prices, orders, and what came of them. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  await addColumns(db, dialect, ADDED)
  for (const statement of [...INDEXES, ON_ORDER]) await sql.raw(statement).execute(db)
}
