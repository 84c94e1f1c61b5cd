import sharp from 'sharp'
import type { DocumentRef } from '../../../shared/documents/documents.contract.ts'
import { EMPTY_TEMPLATE, type TemplateBody, templatePaper, type TemplatePaper } from '../../../shared/documents/templates.ts'
import type { ReadDb } from '../../db/store.ts'
import type { PhotoFiles } from '../../work/photo-files.ts'
import { findSignedAt } from './signed-at.repository.ts'
import { findLogoFile, findTemplateBody, newestNumber } from './templates.repository.ts'

interface Words {
  /** 0 while nobody wrote any. */
  number: number
  body: TemplateBody
}

/** What the depot writes on a paper, with the numbers of its versions. */
export interface OwnWords {
  letterhead: Words
  paper: Words
  /** PNG data URL. */
  logo: string | null
}

/** The template that a paper is printed with; null for one that has none of its own, such as a label. */
export function templateOf(kind: DocumentRef['kind']): TemplatePaper | null {
  return SAME_AS[kind] ?? templatePaper.safeParse(kind).data ?? null
}

/** Papers for a till's roll say the same as those for the desk. */
const SAME_AS: Partial<Record<DocumentRef['kind'], TemplatePaper>> = {
  'receipt-roll': 'receipt',
  'rma-slip-roll': 'rma-slips',
  'hand-back-slip-roll': 'hand-back-slip',
}

/** A draft stands in for what is stored, so that it can be looked at before it is saved. */
export interface Draft {
  paper: TemplatePaper
  body: TemplateBody
}

/** Which versions a paper bears: one that somebody signed keeps those that it was signed with, any other has the newest. */
export async function versionsOf(db: ReadDb, ref: DocumentRef): Promise<{ wording: number; letterhead: number }> {
  const paper = templateOf(ref.kind)
  const signedAt = await findSignedAt(db, paper, ref)
  const [wording, letterhead] = await Promise.all([
    paper === null ? 0 : newestNumber(db, paper, signedAt),
    newestNumber(db, 'letterhead', signedAt),
  ])
  return { wording, letterhead }
}

export async function readOwnWords(
  db: ReadDb,
  photos: PhotoFiles,
  ref: DocumentRef,
  draft: Draft | null = null,
): Promise<OwnWords> {
  const read = async (of: TemplatePaper | null, number: number): Promise<Words> => {
    if (draft !== null && draft.paper === of) return { number: 0, body: draft.body }
    return { number, body: (of === null || number === 0 ? null : await findTemplateBody(db, of, number)) ?? EMPTY_TEMPLATE }
  }
  const numbers = await versionsOf(db, ref)
  const [letterhead, paper] = await Promise.all([
    read('letterhead', numbers.letterhead),
    read(templateOf(ref.kind), numbers.wording),
  ])
  return { letterhead, paper, logo: await readLogo(db, photos, { of: letterhead.body, isOnRoll: isOnRoll(ref) }) }
}

const isOnRoll = ({ kind }: DocumentRef): boolean => kind.endsWith('-roll')

interface LogoAsked {
  of: TemplateBody
  isOnRoll: boolean
}

async function readLogo(db: ReadDb, photos: PhotoFiles, { of: { logoId }, isOnRoll }: LogoAsked): Promise<string | null> {
  const sha256 = logoId === null ? null : await findLogoFile(db, logoId)
  if (sha256 === null) return null
  const bytes = await photos.find(sha256)
  // A letterhead without its picture is still one: nobody at the counter waits for it.
  if (bytes === null) return null
  return `data:image/png;base64,${Buffer.from(isOnRoll ? await darkened(bytes) : bytes).toString('base64')}`
}

/** A till's roll is black or nothing: the darkest colour of a logo becomes black, or a pale one would not be seen at all. */
const darkened = (logo: Uint8Array): Promise<Buffer> =>
  sharp(logo).flatten({ background: '#fff' }).greyscale().normalise({ lower: 0, upper: 100 }).png().toBuffer()
