import { sql } from 'kysely'
import { addColumns, createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  claim: {
    id: 'text key',
    seq: 'int',
    supplier_id: 'text > supplier',
    state: 'text', // draft, sent, closed
    reference: 'text?', // what the supplier calls it
    note: 'text?',
    at: 'text',
    by_id: 'text > staff',
    sent_on: 'text?',
    closed_on: 'text?',
    version: 'int',
  },
  /** Pieces that a supplier is to make good, in the order of their ids. Those that were stock have the bin they lay in. */
  claim_line: {
    id: 'text key',
    claim_id: 'text > claim',
    part_id: 'text > part',
    quantity: 'int check quantity > 0',
    answered: 'int=0 check answered between 0 and quantity',
    cause: 'text', // doa, faulty, warranty
    bin_id: 'text? > bin',
    lot_id: 'text? > lot',
    movement_seq: 'int?', // what brought the pieces into that bin
    repair_part_id: 'text? > repair_part', // an old part, which was never stock
    serial: 'text?', // of an old part, as its log says
    job_id: 'text? > job',
    order_line_id: 'text? > order_line',
    paid: 'int check paid >= 0', // for one piece
    reason: 'text?',
  },
  /** What a supplier answered to so many pieces of a line. */
  claim_answer: {
    id: 'text key',
    line_id: 'text > claim_line',
    kind: 'text', // replaced, credited, refused
    quantity: 'int check quantity > 0',
    amount: 'int check amount >= 0', // credited for all of them
    bin_id: 'text? > bin', // where a new one, or one that came back, was put
    lot_id: 'text? > lot',
    reason: 'text?',
    at: 'text',
    by_id: 'text > staff',
  },
}

const ADDED: Tables = { movement: { claim_line_id: 'text? > claim_line' } }

const INDEXES: readonly string[] = [
  'create unique index claim_seq on claim (seq)',
  'create index claim_supplier on claim (supplier_id, seq)',
  `create index claim_open on claim (seq) where state in ('draft', 'sent')`,
  'create index claim_line_claim on claim_line (claim_id)',
  'create index claim_line_part on claim_line (part_id)',
  'create index claim_line_movement on claim_line (movement_seq) where movement_seq is not null',
  'create unique index claim_line_old_part on claim_line (repair_part_id) where repair_part_id is not null',
  'create index claim_answer_line on claim_answer (line_id)',
  'create index movement_claim on movement (claim_line_id) where claim_line_id is not null',
  `create index movement_no_good on movement (part_id, seq) where kind in ('doa', 'broken')`,
  `create index repair_part_claimed on repair_part (id) where old_fate = 'to-supplier'`,
  `create index bin_quarantine on bin (id) where kind = 'quarantine'`,
]

/** What suppliers are to make good, and what they answered. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  await addColumns(db, dialect, ADDED)
  for (const statement of INDEXES) await sql.raw(statement).execute(db)
}
