import {
  EMPTY_TEMPLATE,
  type Template,
  TEMPLATE_PAPERS,
  type TemplateBody,
  type TemplatePaper,
} from '../../../shared/documents/templates.ts'
import type { AttachmentId } from '../../../shared/kernel/ids.ts'
import { done, type Outcome, refuse, stale } from '../../../shared/kernel/refusal.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Core } from '../../work/core.ts'
import { actorOf, type Caller, runWork, type Work } from '../../work/work.ts'
import { redrawLogo, takePicture } from '../attachments/picture.ts'
import {
  findLogoFile,
  findTemplateBody,
  insertLogo,
  insertTemplate,
  listNewestTemplates,
  listTemplateHeads,
  newestNumber,
} from './templates.repository.ts'

/** Which papers have words of the depot's own, and since when. */
export async function readTemplates(db: ReadDb) {
  const newest = await listNewestTemplates(db)
  return TEMPLATE_PAPERS.map((paper) => ({ paper, newest: newest.get(paper) ?? null }))
}

export async function readTemplate(db: ReadDb, paper: TemplatePaper): Promise<Template> {
  const versions = await listTemplateHeads(db, paper)
  const number = versions[0]?.number ?? 0
  return { paper, number, body: (await readTemplateBody(db, paper, number)) ?? EMPTY_TEMPLATE, versions }
}

/** What a version says; null when there is none. Version 0 is what every paper begins with. */
export async function readTemplateBody(db: ReadDb, paper: TemplatePaper, number: number): Promise<TemplateBody | null> {
  return number === 0 ? EMPTY_TEMPLATE : findTemplateBody(db, paper, number)
}

interface SaveInput {
  paper: TemplatePaper
  seen: number
  body: TemplateBody
  note: string | null
}

/**
 * Saves a new version; earlier ones stay as they are, and an old one comes back by being saved again. Stale where somebody saved since
 * it was seen; refused where its logo is none.
 */
export async function saveTemplate(work: Work, { paper, seen, body, note }: SaveInput): Promise<Outcome<Template>> {
  const current = await newestNumber(work.db, paper)
  if (current !== seen) return stale(seen, current)
  if (body.logoId !== null && (await findLogoFile(work.db, body.logoId)) === null) return refuse('unknown-attachment')
  const number = current + 1
  await insertTemplate(work.db, { id: work.newId(), paper, number, body, note, madeAt: work.now, madeBy: actorOf(work).id })
  work.audit('template', paper, { number: current }, { number, note })
  work.touch('template', paper)
  return done(await readTemplate(work.db, paper))
}

/** Keeps a picture as a logo that no letterhead points to yet; drawn anew before the transaction begins. Refused as photos are. */
export async function uploadLogo(
  core: Core,
  caller: Caller,
  file: File,
): Promise<Outcome<{ id: AttachmentId; width: number; height: number }>> {
  const taken = await takePicture(file, redrawLogo)
  if (taken.kind !== 'done') return taken
  const { bytes, width, height } = taken.value
  const sha256 = await core.photos.write(bytes)
  return runWork(core, caller, async (work) => {
    const id = work.newId<AttachmentId>()
    await insertLogo(work.db, { id, sha256, width, height, bytes: bytes.length, at: work.now, by: actorOf(work).id })
    work.audit('attachment', id, null, { sha256, width, height })
    return done({ id, width, height })
  })
}
