import type { ReadDb } from '../../db/store.ts'

export async function hasAttachment(db: ReadDb, id: string): Promise<boolean> {
  return (await db.selectFrom('attachment').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}
