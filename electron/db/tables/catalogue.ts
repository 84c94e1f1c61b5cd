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
  seq: number
  maker: Generated<string | null>
  maker_number: Generated<string | null>
  maker_number_key: Generated<string | null>
  tracking: Generated<string>
  is_genuine: Generated<Flag>
  tax_points: Generated<number | null>
  minimum: Generated<number>
  reorder_quantity: Generated<number>
  photo_id: Generated<string | null>
  note: Generated<string | null>
  is_active: Generated<Flag>
  version: number
}

export interface PartModelTable {
  part_id: string
  model_id: string
}

export interface PartSubstituteTable {
  part_id: string
  substitute_id: string
}

export interface PartBarcodeTable {
  code_key: string
  part_id: string
  code: string
}
