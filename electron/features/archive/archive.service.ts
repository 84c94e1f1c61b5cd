import type { FilePiece } from '../../../shared/archive/archive.contract.ts'
import type { JobFile } from '../../../shared/jobs/jobs.ts'
import type { JobId } from '../../../shared/kernel/ids.ts'
import { done, missing, type NotDone, type Outcome } from '../../../shared/kernel/refusal.ts'
import { jobNumber } from '../../../shared/scan/scan-codes.ts'
import type { Printing, PrintRequest } from '../../host.ts'
import type { Core } from '../../work/core.ts'
import { type Actor, type Caller, runWork } from '../../work/work.ts'
import { findJobSeq, readDepotHead } from '../documents/documents.repository.ts'
import { drawDocument } from '../documents/documents.service.ts'
import { readJobFile } from '../jobs/jobs.service.ts'
import { renderArchiveIndex } from './ArchiveIndex.tsx'
import { type ArchiveFile, type LeftOut, type Listed, zipOf } from './archive-zip.ts'
import { listPictures } from './archive.repository.ts'
import { hasNone, papersOfJob } from './job-papers.service.ts'
import { recordsOfJob } from './job-records.service.ts'

interface Asking {
  caller: Caller
  actor: Actor
  /** Papers are there as PDF too where the host can make one. */
  printing: Printing | null
}

/**
 * Begins the archive of a job: notes who takes it, and answers its pieces, which are made as they are taken. `missing` where there is no such
 * job. Nothing is noted when nothing leaves.
 */
export async function openArchive(core: Core, asking: Asking, jobId: JobId): Promise<Outcome<AsyncGenerator<FilePiece>>> {
  const seq = await findJobSeq(core.store.read, jobId)
  const noted = await runWork(core, asking.caller, async (work) => {
    if (seq === null) return missing
    work.record(jobId, 'archived')
    work.audit('job', jobId, null, { archived: true })
    work.touch('job', jobId)
    return done(null)
  })
  if (noted.kind !== 'done' || seq === null) return noted.kind === 'done' ? missing : noted
  const job = await readJobFile(core.store.read, jobNumber(seq))
  return job === null ? missing : done(piecesOf(core, asking, job))
}

async function* piecesOf(core: Core, asking: Asking, job: JobFile): AsyncGenerator<FilePiece> {
  yield { kind: 'name', name: `${job.number}.zip` }
  let bytes = 0
  for await (const chunk of zipOf((listed) => filesOf(core, asking, job, listed), new Date(core.clock.now()))) {
    bytes += chunk.length
    yield { kind: 'bytes', base64: Buffer.from(chunk).toString('base64') }
  }
  yield { kind: 'end', bytes }
}

/** Everything of the job, then the index of it with what is not there, then the checksums of everything. */
async function* filesOf(core: Core, asking: Asking, job: JobFile, listed: readonly Listed[]): AsyncGenerator<ArchiveFile> {
  const leftOut: LeftOut[] = []
  for (const [name, read] of Object.entries(recordsOfJob(core, asking.actor, job))) {
    const path = `records/${name}.json`
    if (read === null) leftOut.push({ path, because: 'not-permitted' })
    else yield { path, read: async () => json(await read()) }
  }
  yield* pictureFiles(core, job, leftOut)
  const titles = new Map<string, string>()
  yield* paperFiles(core, asking, job, { titles, leftOut })
  const [depot, madeAt] = [await readDepotHead(core.store.read), core.clock.now()]
  const about = { job, depot, madeAt, madeBy: asking.actor.name, titles, leftOut, files: [...listed] }
  yield { path: 'index.html', read: async () => text(renderArchiveIndex(about)) }
  const manifest = { job: job.number, depot: depot.head.name, madeAt, madeBy: asking.actor.name, leftOut, files: [...listed] }
  yield { path: 'manifest.json', read: async () => json(manifest) }
  yield { path: 'SHA256SUMS', read: async () => text(listed.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')) }
}

async function* pictureFiles({ store, photos }: Core, job: JobFile, leftOut: LeftOut[]): AsyncGenerator<ArchiveFile> {
  const pictures = await listPictures(store.read, job.id)
  for (const [index, { kind, sha256 }] of pictures.entries()) {
    const number = String(index + 1).padStart(2, '0')
    const path = kind === 'signature' ? `signatures/${number}.png` : `photos/${number}.jpg`
    const bytes = await photos.find(sha256)
    if (bytes === null) leftOut.push({ path, because: 'picture-gone' })
    else yield { path, read: async () => bytes }
  }
}

/** The papers that the job has, drawn one at a time; `titles` says what each is called, `leftOut` which could not be drawn. */
async function* paperFiles(
  core: Core,
  { actor, printing }: Asking,
  job: JobFile,
  { titles, leftOut }: { titles: Map<string, string>; leftOut: LeftOut[] },
): AsyncGenerator<ArchiveFile> {
  for (const { name, document } of await papersOfJob(core, actor, job)) {
    const path = `documents/${name}.html`
    const drawn = await drawDocument(core, document, { actor, asked: null, isForArchive: true })
    if (drawn.kind !== 'done') {
      if (!hasNone(drawn)) leftOut.push({ path, because: isPictureGone(drawn) ? 'picture-gone' : 'not-drawn' })
      continue
    }
    const { title, html, widthMicrons, heightMicrons } = drawn.value
    titles.set(path, title)
    yield { path, read: async () => text(html) }
    if (printing === null) continue
    const pdf = await pdfOf(core, printing, { html, widthMicrons, heightMicrons, copies: 1, printerName: null })
    if (pdf === null) leftOut.push({ path: `documents/${name}.pdf`, because: 'no-pdf' })
    else yield { path: `documents/${name}.pdf`, read: async () => pdf }
  }
}

/** Null where the machine that draws pages failed at this one, which is logged: the same paper is there as a page that any browser shows. */
async function pdfOf({ log }: Core, printing: Printing, request: PrintRequest): Promise<Uint8Array | null> {
  try {
    return await printing.savePdf(request)
  } catch (error) {
    log.error({ error }, 'a paper of an archive could not be made a PDF')
    return null
  }
}

const isPictureGone = (why: NotDone): boolean => why.kind === 'refused' && why.refusal.reason === 'picture-gone'

const text = (words: string): Uint8Array => Buffer.from(words, 'utf8')
const json = (value: unknown): Uint8Array => text(`${JSON.stringify(value, null, 2)}\n`)
