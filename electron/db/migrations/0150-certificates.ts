import { appendOnly, createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  /** Key pairs that hand-back slips are signed with. The newest whose private half can be opened signs; all of them verify. */
  signing_key: {
    seq: 'serial',
    id: 'text', // the first bytes of the public key's hash
    public_key: 'text', // Ed25519, base64url
    private_sealed: 'text', // PKCS #8, sealed with the depot's key
    made_at: 'text',
  },
  /** What was signed for a job when its unit was handed back. */
  certificate: {
    job_id: 'text key',
    code: 'text', // as the slip's QR symbol has it
    at: 'text',
  },
}

/** Keys of signed slips, and what was signed. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  for (const table of Object.keys(TABLES)) await appendOnly(db, dialect, table)
  await db.schema.createIndex('signing_key_id').unique().on('signing_key').column('id').execute()
}
