import type { Insertable } from 'kysely'
import type { AttachmentTable } from '../../db/tables/intake.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'

export async function insertAttachment(db: WriteDb, row: Insertable<AttachmentTable>): Promise<void> {
  await db.insertInto('attachment').values(row).execute()
}

/** What names an attachment's file; null when there is none of this id. */
export async function findAttachmentFile(db: ReadDb, id: string): Promise<{ sha256: string; kind: string } | null> {
  return (await db.selectFrom('attachment').select(['sha256', 'kind']).where('id', '=', id).executeTakeFirst()) ?? null
}
