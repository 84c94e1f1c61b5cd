import * as mainJob from './0010-main-job.ts'
import type { Migration } from './migration.ts'

export type { Migration, MigrationDb } from './migration.ts'

/** Every migration, in order. A released one is never changed, only followed. */
export const migrations: readonly Migration[] = [{ id: 10, name: 'main-job', up: mainJob.up }]
