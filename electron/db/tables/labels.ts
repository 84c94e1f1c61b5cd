/** Layouts of labels. What a column means is said in the migration. */
export interface LabelLayoutTable {
  kind: string
  design: string
  version: number
}
