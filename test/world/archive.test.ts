import { createHash } from 'node:crypto'
import { dirname, posix } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import type { Printing } from '../../electron/host.ts'
import type { FilePiece } from '../../shared/archive/archive.contract.ts'
import { jobId } from '../../shared/kernel/ids.ts'
import { bringToReady, checkInOne, handBackOf } from '../kit/job-life.ts'
import { DIALECTS } from '../kit/stores.ts'
import { type Client, failureOf, openWorld, refusalOf, type World } from '../kit/world.ts'

async function piecesOf(stream: AsyncIterable<FilePiece>): Promise<{ name: string; zip: Buffer; ended: number | null }> {
  const chunks: Buffer[] = []
  let name = ''
  let ended: number | null = null
  for await (const piece of stream) {
    if (piece.kind === 'name') ({ name } = piece)
    else if (piece.kind === 'bytes') chunks.push(Buffer.from(piece.base64, 'base64'))
    else ended = piece.bytes
  }
  return { name, zip: Buffer.concat(chunks), ended }
}

async function unzip(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  const archive = await fromBufferPromise(zip)
  for await (const entry of archive.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await archive.openReadStreamPromise(entry)) chunks.push(Buffer.from(chunk))
    files.set(entry.fileName, Buffer.concat(chunks))
  }
  return files
}

const sha256 = (bytes: Buffer | undefined) =>
  createHash('sha256')
    .update(bytes ?? '')
    .digest('hex')
const textOf = (files: Map<string, Buffer>, path: string) => files.get(path)?.toString('utf8') ?? ''

const gapsOf = (files: Map<string, Buffer>) => JSON.parse(textOf(files, 'manifest.json')).leftOut

/** A job with a photo and a signature that was handed back. */
async function closedJob(world: World, client: Client) {
  const shot = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#375' } })
    .jpeg()
    .toBuffer()
  const photo = await client.attachments.upload({ file: new File([new Uint8Array(shot)], 'p.jpg', { type: 'image/jpeg' }) })
  const pen = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#000' } })
    .png()
    .toBuffer()
  const signing = { way: 'screen', image: `data:image/png;base64,${pen.toString('base64')}` } as const
  const ready = await bringToReady(world, client, await checkInOne(world, client, { photoIds: [photo.id] }))
  await client.handBack.complete({ ...(await handBackOf(world, client, ready)), signing })
  return ready
}

describe.each(DIALECTS)('the whole file of a job (%s)', (dialect) => {
  test('has everything, its checksums match and its index leads everywhere', async () => {
    await using world = await openWorld({ dialect })
    const { client, staff } = await world.as('manager')
    const job = await closedJob(world, client)
    const { name, zip, ended } = await piecesOf(await client.archive.ofJob({ jobId: job.id }))
    expect([name, ended]).toEqual([`${job.number}.zip`, zip.length])
    const files = await unzip(zip)
    const paths = [...files.keys()]
    expect(paths.filter((path) => !path.startsWith('records/'))).toEqual([
      'photos/01.jpg',
      'signatures/02.png',
      'documents/rma-slips.html',
      'documents/plan.html',
      'documents/repair-report.html',
      'documents/hand-back-slip.html',
      'documents/receipt-T0000001.html',
      'documents/packing-list.html',
      'documents/shipping-confirmation.html',
      'documents/warranty-agreement.html',
      'documents/training-assessment.html',
      'documents/satisfaction-survey.html',
      'index.html',
      'manifest.json',
      'SHA256SUMS',
    ])
    const sums = textOf(files, 'SHA256SUMS').trim().split('\n')
    expect(sums).toEqual(paths.filter((path) => path !== 'SHA256SUMS').map((path) => `${sha256(files.get(path))}  ${path}`))
    const manifest = JSON.parse(textOf(files, 'manifest.json'))
    expect(manifest).toMatchObject({ job: job.number, madeBy: staff.name, leftOut: [] })
    expect(manifest.files).toHaveLength(paths.length - 2)

    const index = textOf(files, 'index.html')
    const links = [...index.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? '')
    expect(links.map((href) => posix.join(dirname('index.html'), href)).toSorted()).toEqual(
      paths.filter((path) => path !== 'index.html').toSorted(),
    )
    expect(index).not.toMatch(/https?:\/\/|<script/)
    expect(index).toContain('personal data')
  })

  test('has the records as the screens show them, and nothing that was given in trust', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await closedJob(world, client)
    const { zip } = await piecesOf(await client.archive.ofJob({ jobId: job.id }))
    const files = await unzip(zip)
    const record = (name: string) => JSON.parse(textOf(files, `records/${name}.json`))
    expect(record('job')).toMatchObject({ number: job.number, stage: 'closed', entries: [{ done: expect.any(String) }] })
    expect(record('customer')).toMatchObject({ phone: '138 0013 8000' })
    expect(record('unit')).toMatchObject({ unit: { serial: job.serial } })
    expect(record('rma')).toMatchObject({ number: job.rmaNumber })
    expect(record('audit').length).toBeGreaterThan(0)
    for (const name of ['entitlement', 'plans', 'parts', 'money', 'quality-reports', 'remote-sessions', 'custody'])
      expect(record(name)).not.toBeNull()
    for (const bytes of files.values()) expect(bytes.includes('4711-secret')).toBe(false)
  })

  test('leaves out the audit for whoever may not read it, and says so', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('front-desk')
    const job = await checkInOne(world, client)
    const files = await unzip((await piecesOf(await client.archive.ofJob({ jobId: job.id }))).zip)
    expect(files.has('records/audit.json')).toBe(false)
    expect(files.has('records/money.json')).toBe(true)
    expect(gapsOf(files)).toEqual([{ path: 'records/audit.json', because: 'not-permitted' }])
    expect(textOf(files, 'index.html')).toContain('records/audit.json')
  })

  test('holds no pickup code while a unit of the RMA is still here', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    const { pickup_code: code } = await world.store.read
      .selectFrom('rma')
      .select('pickup_code')
      .where('id', '=', job.rmaId)
      .executeTakeFirstOrThrow()
    const holds = async (): Promise<string[]> => {
      const files = await unzip((await piecesOf(await client.archive.ofJob({ jobId: job.id }))).zip)
      return [...files].flatMap(([path, bytes]) => (bytes.includes(code) ? [path] : []))
    }
    expect(await holds()).toEqual([])
    await client.handBack.complete(await handBackOf(world, client, await bringToReady(world, client, job)))
    expect(await holds()).toEqual(['documents/rma-slips.html'])
  })

  test('lists a picture that is gone, and the papers that need it, and has everything else', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await closedJob(world, client)
    const pictures = await world.store.read.selectFrom('attachment').select('sha256').execute()
    for (const { sha256: file } of pictures) await world.core.photos.removeOlder(file, new Date('9999-01-01'))
    const files = await unzip((await piecesOf(await client.archive.ofJob({ jobId: job.id }))).zip)
    expect(gapsOf(files)).toEqual(
      ['photos/01.jpg', 'signatures/02.png', 'documents/hand-back-slip.html'].map((path) => ({ path, because: 'picture-gone' })),
    )
    expect(files.has('documents/repair-report.html')).toBe(true)
    expect(textOf(files, 'index.html')).toContain('no longer on the host')
    const slip = client.documents.render({ document: { kind: 'hand-back-slip', jobId: job.id } })
    expect(await refusalOf(slip)).toMatchObject({ reason: 'picture-gone' })
  })

  test('is noted before it leaves, with who took it', async () => {
    await using world = await openWorld({ dialect })
    const { client } = await world.as('manager')
    const job = await checkInOne(world, client)
    const auditor = await world.as('auditor')
    for await (const piece of await auditor.client.archive.ofJob({ jobId: job.id })) if (piece.kind === 'bytes') break
    const { timeline } = await client.jobs.get({ number: job.number })
    expect(timeline.filter(({ kind }) => kind === 'archived')).toMatchObject([{ by: auditor.staff.name }])
    const audit = await world.store.read.selectFrom('audit').select('by_id').where('procedure', '=', 'archive.ofJob').execute()
    expect(audit).toEqual([{ by_id: auditor.staff.id }])
    const nobody = jobId.parse('00000000-0000-7000-8000-000000000000')
    expect(await failureOf(client.archive.ofJob({ jobId: nobody }))).toMatchObject({ code: 'NOT_FOUND' })
  })
})

/** The archive of a job that was checked in, taken on a desktop that makes PDF files by this. */
async function archiveAtDesk(savePdf: Printing['savePdf']): Promise<Map<string, Buffer>> {
  await using world = await openWorld()
  const { client, session } = await world.as('manager')
  const job = await checkInOne(world, client)
  const printing = { computer: 'desk', printers: async () => [], print: async () => {}, savePdf }
  const desk = world.place({ host: 'desktop', printing })
  desk.session.write(session.token ?? '', '')
  return unzip((await piecesOf(await desk.client.archive.ofJob({ jobId: job.id }))).zip)
}

test('papers are there as PDF too where the host makes them, one after the other', async () => {
  let running = 0
  const files = await archiveAtDesk(async () => {
    expect((running += 1)).toBe(1)
    await Promise.resolve()
    running -= 1
    return new TextEncoder().encode('%PDF-1.7')
  })
  expect(gapsOf(files)).toEqual([])
  expect(textOf(files, 'documents/repair-report.pdf')).toBe('%PDF-1.7')
})

test('a paper that cannot be made a PDF is there as a page, and said to lack', async () => {
  const files = await archiveAtDesk(async ({ html }) => {
    if (html.includes('维修报告')) throw new Error('the window that draws it is gone')
    return new TextEncoder().encode('%PDF-1.7')
  })
  expect(gapsOf(files)).toEqual([{ path: 'documents/repair-report.pdf', because: 'no-pdf' }])
  expect(textOf(files, 'documents/repair-report.html')).toContain('维修报告')
  expect(textOf(files, 'documents/rma-slips.pdf')).toBe('%PDF-1.7')
  expect(textOf(files, 'index.html')).toContain('documents/repair-report.pdf')
})

test('a disk that does not answer ends the archive with an error, not with half a file', async () => {
  await using world = await openWorld()
  const { client } = await world.as('manager')
  const job = await closedJob(world, client)
  const photos = { ...world.core.photos, find: () => Promise.reject(new Error('the disk does not answer')) }
  // Shadowed for this test only: every reader of the world asks the core.
  Object.assign(world.core, { photos })
  await expect(piecesOf(await client.archive.ofJob({ jobId: job.id }))).rejects.toThrow(/internal|server error/i)
})
