import type { Kysely } from 'kysely'
import type { Dialect } from '../store.ts'

/** Tables not known to the type checker: a migration writes them as they were in its day. */
export type MigrationDb = Kysely<Record<string, Record<string, unknown>>>

export interface Migration {
  /** In tens: 10, 20, 30 … so that one can be put between two while both are unreleased. */
  id: number
  name: string
  up(db: MigrationDb, dialect: Dialect): Promise<void>
}
