import { sql } from 'kysely'
import type { MigrationDb } from './migration.ts'

/** The gate asks for a job's registered report: without its state in the index SQLite walked all registered ones of the depot. */
export async function up(db: MigrationDb): Promise<void> {
  await sql`drop index quality_report_job`.execute(db)
  await sql`create index quality_report_job on quality_report (job_id, state)`.execute(db)
}
