/** What the depot writes on its papers. What a column means is said in the migration 0170. */

export interface DocumentTemplateTable {
  id: string
  paper: string
  number: number
  body: string
  note: string | null
  made_at: string
  made_by: string | null
}
