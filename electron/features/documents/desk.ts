import type { AskedLanguage } from '../../../shared/documents/documents.contract.ts'
import type { DepotHead, DocumentLocale } from '../../../shared/documents/documents.ts'
import type { TemplateBody, TemplateText } from '../../../shared/documents/templates.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import type { LoadedPaper } from '../../../shared/labels/loaded-paper.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Core } from '../../work/core.ts'
import type { Actor } from '../../work/work.ts'
import { readJobFile } from '../jobs/jobs.service.ts'
import { findJobSeq, listJobSeqsOfRma, type readDepotHead } from './documents.repository.ts'
import type { OwnWords } from './own-words.ts'
import { fill, languagesOf, speechOf } from './wording.ts'

/** What drawing a paper needs: the store to read, pictures, the time, and who asks. */
export interface Desk {
  db: ReadDb
  photos: Core['photos']
  now: string
  actor: Actor
  depot: Awaited<ReturnType<typeof readDepotHead>>
  /** What the depot writes on this paper. */
  own: OwnWords
  /** As asked for; null leaves it to the customer. */
  asked: AskedLanguage
  /** Leaves the depot in a file: nothing on it may open the counter. */
  isForArchive: boolean
  /** In the printer that labels are drawn for; null leaves them the size of their layout. */
  loaded: LoadedPaper | null
}

/** How a paper speaks: as asked, else as the one it is for. */
export function localeOf(desk: Desk, theirs: Language): DocumentLocale {
  const { depot, own, asked } = desk
  const language = asked === null || asked === 'both' ? theirs : asked
  const { timeZone, currency } = depot
  return { language, timeZone, currency, paper: own.letterhead.body.paperSize, isBilingual: asked === 'both' }
}

/** The depot's head on a paper that speaks so, with its own words before and after what the record says. */
export function headOf({ depot, own }: Desk, locale: Pick<DocumentLocale, 'language' | 'isBilingual'>): DepotHead {
  const { letterhead, paper, logo } = own
  const wordsOf = (body: TemplateBody, text: TemplateText) => {
    const [first, second] = languagesOf(locale)
    const other = body[text][locale.language === 'en' ? 'zh-CN' : 'en']
    const main = body[text][first ?? locale.language] ?? other
    return second === undefined || other === main ? main : linesOf([main, other])
  }
  return {
    ...depot.head,
    logo,
    intro: wordsOf(paper.body, 'intro'),
    terms: wordsOf(paper.body, 'terms'),
    closing: linesOf([wordsOf(paper.body, 'closing'), wordsOf(letterhead.body, 'closing')]),
    version: versionOf({ depot, own }, locale),
  }
}

/** So that two sheets of the same record with other words can be told apart. */
function versionOf({ depot, own }: Pick<Desk, 'depot' | 'own'>, locale: Pick<DocumentLocale, 'language' | 'isBilingual'>) {
  const { timeZone, currency } = depot
  const { text } = speechOf({ ...locale, timeZone, currency }).words
  const said = [
    { number: own.paper.number, words: text.wordingVersion },
    { number: own.letterhead.number, words: text.letterheadVersion },
  ].filter(({ number }) => number > 0)
  return said.map(({ number, words }) => fill(words, { number })).join(' · ') || null
}

const linesOf = (pieces: readonly (string | null)[]): string | null => pieces.filter((piece) => piece !== null).join('\n') || null

export async function numbersOfRma(db: ReadDb, rmaId: string): Promise<string[]> {
  return (await listJobSeqsOfRma(db, rmaId)).map(jobNumber)
}

export async function numbersOfJob(db: ReadDb, jobId: string): Promise<string[]> {
  const seq = await findJobSeq(db, jobId)
  return seq === null ? [] : [jobNumber(seq)]
}

export async function numbersOfJobs(db: ReadDb, jobIds: readonly string[]): Promise<string[]> {
  return (await Promise.all(jobIds.map((jobId) => numbersOfJob(db, jobId)))).flat()
}

export async function readJobs(db: ReadDb, numbers: readonly string[]): Promise<JobFile[]> {
  const files = await Promise.all(numbers.map((number) => readJobFile(db, number)))
  return files.filter((file) => file !== null)
}

export async function readJobById(desk: Desk, jobId: string): Promise<JobFile | undefined> {
  const [job] = await readJobs(desk.db, await numbersOfJob(desk.db, jobId))
  return job
}

/** What a paper cannot do without is no longer in the depot's folder. */
export class PictureGoneError extends Error {}

/** A signature as a paper shows it; null where none was given. Throws PictureGoneError: a signed paper is not printed as if it were not. */
export async function pictureOf(desk: Desk, sha256: string | null): Promise<string | null> {
  if (sha256 === null) return null
  const bytes = await desk.photos.find(sha256)
  if (bytes === null) throw new PictureGoneError(`the picture ${sha256} is gone`)
  return `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
}
