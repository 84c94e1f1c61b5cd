import { sql } from 'kysely'
import { addColumns, appendOnly, createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  bin: {
    id: 'text key',
    seq: 'int',
    code: 'text',
    code_key: 'text', // folded for "is this code taken"
    name: 'text?',
    kind: 'text', // shelf, bench, van, quarantine, scrap
    keeper_id: 'text? > staff',
    is_active: 'int',
    version: 'int',
  },
  /** A batch, or one piece by its serial, of a part that is tracked so. */
  lot: { id: 'text key', part_id: 'text > part', number: 'text', number_key: 'text' },
  /** What a job needs of a part, and how far it got. */
  job_part: {
    id: 'text key',
    job_id: 'text > job',
    part_id: 'text > part',
    wanted: 'int check wanted >= 0',
    reserved: 'int=0 check reserved >= 0',
    picked: 'int=0 check picked >= 0',
    fitted: 'int=0 check fitted >= 0',
    at: 'text',
    by_id: 'text > staff',
  },
  /** The ledger. Everything below it is a sum of it, kept so that nobody has to add up. */
  movement: {
    seq: 'serial',
    at: 'text',
    by_id: 'text > staff',
    kind: 'text',
    part_id: 'text > part',
    quantity: 'int check quantity > 0',
    from_bin_id: 'text? > bin',
    to_bin_id: 'text? > bin',
    job_id: 'text? > job',
    job_part_id: 'text? > job_part',
    order_line_id: 'text?',
    lot_id: 'text? > lot',
    unit_cost: 'int', // of one piece, as it was or as the average said
    value: 'int', // what the stock is worth more or less by it
    reason: 'text?',
  },
  part_stock: {
    part_id: 'text > part',
    owned: 'int=0 check owned >= 0',
    value: 'int=0 check value >= 0',
    usable: 'int=0 check usable >= 0', // on hand in bins that a job may be promised from
    reserved: 'int=0 check reserved between 0 and usable',
  },
  bin_stock: {
    part_id: 'text > part',
    bin_id: 'text > bin',
    on_hand: 'int=0 check on_hand >= 0',
    reserved: 'int=0 check reserved between 0 and on_hand',
  },
  lot_stock: { lot_id: 'text > lot', bin_id: 'text > bin', on_hand: 'int=0 check on_hand >= 0' },
  promise: { job_part_id: 'text > job_part', bin_id: 'text > bin', quantity: 'int=0 check quantity >= 0' },
  lot_picked: { job_part_id: 'text > job_part', lot_id: 'text > lot', quantity: 'int=0 check quantity >= 0' },
  part_model: { part_id: 'text > part', model_id: 'text > model' },
  /** `substitute_id` may stand in for `part_id`; not the other way round unless that is said too. */
  part_substitute: { part_id: 'text > part', substitute_id: 'text > part' },
  /** Codes that a maker or a supplier printed on the part. */
  part_barcode: { code_key: 'text key', part_id: 'text > part', code: 'text' },
}

const ADDED: Tables = {
  part: {
    seq: 'int=0',
    maker: 'text?',
    maker_number: 'text?',
    maker_number_key: 'text?',
    tracking: `text='none'`, // none, batch, serial
    is_genuine: 'int=1',
    tax_points: 'int?', // hundredths of a per cent; null takes the depot's
    minimum: 'int=0',
    reorder_quantity: 'int=0',
    photo_id: 'text?',
    note: 'text?',
    is_active: 'int=1',
  },
  job: { short_parts: 'int=0' }, // parts that it needs and that nobody could promise yet
  repair_part: { job_part_id: 'text?', lot_id: 'text?', old_fate: 'text?' },
}

const INDEXES: readonly string[] = [
  'create unique index bin_seq on bin (seq)',
  'create unique index bin_code on bin (code_key)',
  'create unique index lot_number on lot (part_id, number_key)',
  'create index lot_key on lot (number_key)',
  'create unique index job_part_key on job_part (job_id, part_id)',
  'create index job_part_short on job_part (part_id) where wanted > reserved + picked + fitted',
  'create index job_part_open on job_part (part_id, id) where wanted > fitted',
  'create index job_part_fitted on job_part (part_id, id) where fitted > 0',
  'create index movement_part on movement (part_id, seq)',
  'create index movement_job on movement (job_id) where job_id is not null',
  'create index movement_order on movement (order_line_id) where order_line_id is not null',
  'create index movement_at on movement (at)',
  'create unique index part_stock_key on part_stock (part_id)',
  'create unique index bin_stock_key on bin_stock (part_id, bin_id)',
  'create index bin_stock_bin on bin_stock (bin_id, part_id)',
  'create unique index lot_stock_key on lot_stock (lot_id, bin_id)',
  'create unique index promise_key on promise (job_part_id, bin_id)',
  'create index promise_bin on promise (bin_id)',
  'create unique index lot_picked_key on lot_picked (job_part_id, lot_id)',
  'create unique index part_model_key on part_model (part_id, model_id)',
  'create index part_model_model on part_model (model_id)',
  'create unique index part_substitute_key on part_substitute (part_id, substitute_id)',
  'create index part_substitute_other on part_substitute (substitute_id)',
  'create index part_barcode_part on part_barcode (part_id)',
  'create unique index part_seq on part (seq)',
  'create index part_maker_number on part (maker_number_key) where maker_number_key is not null',
]

/** Bins, the ledger of stock with its sums, what jobs need of parts, and what a part's page says of it. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await addColumns(db, dialect, ADDED)
  await createTables(db, dialect, TABLES)
  await numberParts(db)
  for (const statement of INDEXES) await sql.raw(statement).execute(db)
  await appendOnly(db, dialect, 'movement')
}

/** Parts that are there get their numbers by SKU, and a stock of nothing. */
async function numberParts(db: MigrationDb): Promise<void> {
  await sql`update part set seq = (select count(*) from part other where other.sku <= part.sku)`.execute(db)
  await sql`insert into counter (name, value) select 'part', count(*) from part having count(*) > 0`.execute(db)
  await sql`insert into part_stock (part_id) select id from part`.execute(db)
}
