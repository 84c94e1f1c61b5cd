import type { ReadDb } from '../../db/store.ts'

/** True for a photo that is kept; a signature is none, whatever it is offered as. */
export async function hasPhoto(db: ReadDb, id: string): Promise<boolean> {
  const query = db.selectFrom('attachment').select('id').where('id', '=', id).where('kind', '=', 'photo')
  return (await query.executeTakeFirst()) !== undefined
}
