import { type Kysely, sql } from 'kysely'
import { v7 as uuidv7 } from 'uuid'
import { appendOnly, createTables, type Tables } from '../portable.ts'
import type { Dialect } from '../store.ts'
import type { MigrationDb } from './migration.ts'

const TABLES: Tables = {
  /** What the depot writes on a paper, a row a version; the highest number is in force. */
  document_template: {
    id: 'text key',
    paper: 'text', // letterhead, rma-slips, hand-back-slip …
    number: 'int check number > 0',
    body: 'text', // JSON: intro, terms, closing, logoId, paperSize
    note: 'text?',
    made_at: 'text',
    made_by: 'text? > staff', // null: taken over from the depot's settings
  },
}

interface Terms {
  slip_terms_en: string | null
  slip_terms_zh: string | null
}

/** The depot's own words on its papers, versioned. The terms on slips, which were a setting, become their first version. */
export async function up(db: MigrationDb, dialect: Dialect): Promise<void> {
  await createTables(db, dialect, TABLES)
  await sql.raw('create unique index document_template_number on document_template (paper, number)').execute(db)
  await takeOverTerms(db)
  for (const column of ['slip_terms_en', 'slip_terms_zh']) await sql.raw(`alter table depot drop column ${column}`).execute(db)
  await appendOnly(db, dialect, 'document_template')
}

async function takeOverTerms(db: Kysely<Record<string, Record<string, unknown>>>): Promise<void> {
  const { rows } = await sql<Terms>`select slip_terms_en, slip_terms_zh from depot`.execute(db)
  for (const { slip_terms_en: en, slip_terms_zh: zh } of rows) {
    if (en === null && zh === null) continue
    const nothing = { en: null, 'zh-CN': null }
    const terms = { en, 'zh-CN': zh }
    const body = JSON.stringify({ intro: nothing, terms, closing: nothing, logoId: null, paperSize: 'a4' })
    const at = new Date().toISOString()
    await sql`insert into document_template (id, paper, number, body, note, made_at, made_by)
      values (${uuidv7()}, 'rma-slips', 1, ${body}, null, ${at}, null)`.execute(db)
  }
}
