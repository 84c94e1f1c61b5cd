import type { DocumentLocale } from '../../../shared/documents/documents.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import type { Language } from '../../../shared/kernel/text.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import type { ReadDb } from '../../db/store.ts'
import type { Core } from '../../work/core.ts'
import type { Actor } from '../../work/work.ts'
import { readJobFile } from '../jobs/jobs.service.ts'
import { findJobSeq, listJobSeqsOfRma, type readDepotHead } from './documents.repository.ts'

/** What drawing a paper needs: the store to read, pictures, the time, and who asks. */
export interface Desk {
  db: ReadDb
  photos: Core['photos']
  now: string
  actor: Actor
  depot: Awaited<ReturnType<typeof readDepotHead>>
  /** As asked for; null leaves it to the customer. */
  asked: Language | null
}

/** How a paper speaks: as asked, else as the one it is for. */
export function localeOf(desk: Desk, theirs: Language): DocumentLocale {
  const { timeZone, currency } = desk.depot
  return { language: desk.asked ?? theirs, timeZone, currency, paper: 'a4' }
}

/** The depot's terms in this language, or in the other one where it wrote none. */
export function termsIn({ depot }: Desk, language: Language): string | null {
  return depot.terms[language] ?? depot.terms[language === 'en' ? 'zh-CN' : 'en']
}

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

export async function pictureOf(desk: Desk, sha256: string | null): Promise<string | null> {
  return sha256 === null ? null : `data:image/png;base64,${Buffer.from(await desk.photos.read(sha256)).toString('base64')}`
}
