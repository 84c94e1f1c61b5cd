import { createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  /** A layout that the depot changed; a kind without a row prints as the program has it. */
  label_layout: {
    kind: 'text key', // job, unit, accessory, part, bin, loaner, badge, command
    design: 'text', // JSON: size, direction, code, language, fields in their order
    version: 'int check version > 0',
  },
}

/** Layouts of labels. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
}
