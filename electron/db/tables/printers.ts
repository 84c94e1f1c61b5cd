import type { Generated } from 'kysely'
import type { Flag } from '../flag.ts'

/** Printers and the outbox. What a column means is said in the migration. */

export interface PrinterTable {
  id: string
  name: string
  name_key: string
  kind: string
  address: string | null
  port: number
  system_name: string | null
  computer: string | null
  dpi: number
  width_tenths: number | null
  height_tenths: number | null
  offset_x_tenths: number
  offset_y_tenths: number
  must_confirm: Flag
  is_active: Flag
  version: number
}

export interface PrinterUseTable {
  station: string
  paper: string
  printer_id: string
}

export interface PrintTable {
  id: string
  at: string
  by_id: string
  station: string
  kind: string
  title: string
  request: string | null
  way: string
  printer_id: string | null
  lane: string
  computer: string | null
  copies: number
  state: string
  tries: Generated<number>
  next_try_at: string | null
  fault: Generated<string | null>
  fault_detail: Generated<string | null>
  pieces: number
  pieces_sent: Generated<number>
  hash: string
  codes: string
  sender: Generated<string | null>
  lease_until: Generated<string | null>
  ended_at: string | null
  read_back_at: Generated<string | null>
  reprint_of: string | null
  reason: string | null
}

export interface PrintPaperTable {
  paper: string
  print_id: string
}
