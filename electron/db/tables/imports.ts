import type { Generated } from 'kysely'

/** Files that were imported. What a column means is said in the migration. */

export interface ImportRunTable {
  id: string
  kind: string
  file_name: string
  mode: string
  state: string
  total: number
  added: Generated<number>
  changed: Generated<number>
  same: Generated<number>
  bad: Generated<number>
  at: string
  by_id: string
}

export interface ImportLineTable {
  source: string
  line: number
  run_id: string
}
