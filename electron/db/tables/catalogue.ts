import type { Generated } from 'kysely'
import type { Flag } from '../flag.ts'

/** Models and parts. What a column means is said in the migration. */

export interface ModelTable {
  id: string
  brand: string
  name: string
  name_key: string
  category: string
  serial_kind: string
  terms: string
  intake_warnings: string
  usual_accessories: string
  checklist: string
  is_provisional: Flag
  unit_count: number
  asks_disassembly: Generated<Flag>
  asks_data: Generated<Flag>
  version: number
}

export interface PartTable {
  id: string
  sku: string
  name_en: string
  name_zh: string
  price: number
  version: number
}
