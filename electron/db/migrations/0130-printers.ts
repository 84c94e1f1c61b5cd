import { sql } from 'kysely'
import { createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  printer: {
    id: 'text key',
    name: 'text',
    name_key: 'text',
    kind: 'text', // zpl, escpos, system
    address: 'text?', // of a network printer
    port: 'int',
    system_name: 'text?', // as its computer's system calls it
    computer: 'text?', // whose system it is of
    dpi: 'int',
    width_tenths: 'int?', // tenths of a millimetre: the label loaded, or what a roll prints; null takes any
    height_tenths: 'int?',
    offset_x_tenths: 'int=0',
    offset_y_tenths: 'int=0',
    must_confirm: 'int=1',
    is_active: 'int=1',
    version: 'int=1',
  },
  /** Which printer a station prints labels and pages on. */
  printer_use: { station: 'text', paper: 'text', printer_id: 'text > printer' },
  /** The outbox: everything that was to come out of a printer, and what became of it. */
  print: {
    id: 'text key',
    at: 'text',
    by_id: 'text > staff',
    station: 'text',
    kind: 'text', // of document, or test-label, ruler
    title: 'text',
    request: 'text?', // sealed: what to draw; null when it held a secret and is over, or went by a browser
    way: 'text', // zpl, escpos, system, browser
    printer_id: 'text? > printer',
    lane: 'text', // printers are fed one print at a time, each lane by itself
    computer: 'text?', // the only one that can reach the printer
    copies: 'int',
    state: 'text', // queued, sending, sent, failed, needs-answer, cancelled
    tries: 'int=0',
    next_try_at: 'text?',
    fault: 'text?',
    fault_detail: 'text?',
    pieces: 'int',
    pieces_sent: 'int=0',
    hash: 'text', // of what was to be printed when it was queued
    codes: 'text', // JSON: what a scan of its labels gives
    sender: 'text?', // the host that is at it
    lease_until: 'text?',
    ended_at: 'text?',
    read_back_at: 'text?',
    reprint_of: 'text? > print',
    reason: 'text?',
  },
}

const OPEN = `state in ('queued', 'sending', 'failed', 'needs-answer')`

const INDEXES: readonly string[] = [
  'create unique index printer_name on printer (name_key)',
  'create unique index printer_use_key on printer_use (station, paper)',
  // However many hosts share a store: a printer gets one print at a time.
  `create unique index print_sending on print (lane) where state = 'sending'`,
  `create index print_waiting on print (lane, id) where state in ('queued', 'sending')`,
  `create index print_open on print (id) where ${OPEN}`,
  `create index print_past on print (id) where state in ('sent', 'cancelled')`,
  'create index print_ended on print (station, ended_at)',
]

/** Printers, which station uses which, and the outbox. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  for (const statement of INDEXES) await sql.raw(statement).execute(db)
}
