import type { Insertable } from 'kysely'
import type { EscalationTable } from '../../db/tables/service.ts'
import type { WriteDb } from '../../db/store.ts'

export async function insertEscalation(db: WriteDb, row: Insertable<EscalationTable>): Promise<void> {
  await db.insertInto('escalation').values(row).execute()
}

/** Writes down what was answered; answers whom it had gone to. */
export async function answerEscalation(
  db: WriteDb,
  id: string,
  said: { answer: string; at: string; by: string },
): Promise<{ level: string }> {
  return db
    .updateTable('escalation')
    .set({ answer: said.answer, answered_at: said.at, answered_by: said.by })
    .where('id', '=', id)
    .returning('level')
    .executeTakeFirstOrThrow()
}
