import type { AttachmentId } from '../../../shared/kernel/ids.ts'
import {
  templateBody,
  type TemplateBody,
  type TemplateHead,
  templatePaper,
  type TemplatePaper,
} from '../../../shared/documents/templates.ts'
import type { ReadDb, WriteDb } from '../../db/store.ts'
import { storedJson } from '../../db/stored.ts'

/** The number of a paper's newest version, or of the one that was in force at a moment; 0 while it had none. */
export async function newestNumber(db: ReadDb, paper: TemplatePaper, at: string | null = null): Promise<number> {
  const query = db
    .selectFrom('document_template')
    .select((of) => of.fn.max('number').as('number'))
    .where('paper', '=', paper)
  const row = await (at === null ? query : query.where('made_at', '<=', at)).executeTakeFirst()
  return row?.number ?? 0
}

/** What a version says; null when there is none of this number. */
export async function findTemplateBody(db: ReadDb, paper: TemplatePaper, number: number): Promise<TemplateBody | null> {
  const row = await db
    .selectFrom('document_template')
    .select('body')
    .where('paper', '=', paper)
    .where('number', '=', number)
    .executeTakeFirst()
  return row === undefined ? null : storedJson(templateBody, row.body)
}

function selectHeads(db: ReadDb) {
  return db
    .selectFrom('document_template')
    .leftJoin('staff', 'staff.id', 'document_template.made_by')
    .select(['paper', 'number', 'note', 'made_at', 'staff.name as made_by_name'])
}

interface HeadRow {
  paper: string
  number: number
  note: string | null
  made_at: string
  made_by_name: string | null
}

const toHead = ({ number, note, made_at, made_by_name }: HeadRow): TemplateHead => ({
  number,
  note,
  madeAt: made_at,
  madeBy: made_by_name,
})

/** Every version of a paper's words, newest first. */
export async function listTemplateHeads(db: ReadDb, paper: TemplatePaper): Promise<TemplateHead[]> {
  return (await selectHeads(db).where('paper', '=', paper).orderBy('number', 'desc').execute()).map(toHead)
}

/** The newest version of each paper that has one. */
export async function listNewestTemplates(db: ReadDb): Promise<Map<TemplatePaper, TemplateHead>> {
  const rows = await selectHeads(db).orderBy('number').execute()
  return new Map(rows.map((row) => [templatePaper.parse(row.paper), toHead(row)]))
}

interface NewVersion {
  id: string
  paper: TemplatePaper
  number: number
  body: TemplateBody
  note: string | null
  madeAt: string
  /** Null where nobody of the depot wrote it. */
  madeBy: string | null
}

export async function insertTemplate(db: WriteDb, { body, madeAt, madeBy, ...version }: NewVersion): Promise<void> {
  await db
    .insertInto('document_template')
    .values({ ...version, body: JSON.stringify(body), made_at: madeAt, made_by: madeBy })
    .execute()
}

/** What names a logo's file; null when there is none of this id. */
export async function findLogoFile(db: ReadDb, id: AttachmentId): Promise<string | null> {
  const query = db.selectFrom('attachment').select('sha256').where('id', '=', id).where('kind', '=', 'logo')
  return (await query.executeTakeFirst())?.sha256 ?? null
}

export async function insertLogo(
  db: WriteDb,
  logo: { id: AttachmentId; sha256: string; width: number; height: number; bytes: number; at: string; by: string },
): Promise<void> {
  const { at, by, ...file } = logo
  await db
    .insertInto('attachment')
    .values({ ...file, kind: 'logo', job_id: null, entry_id: null, caption: null, created_at: at, created_by: by })
    .execute()
}
