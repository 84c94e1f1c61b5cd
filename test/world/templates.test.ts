import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { FORM_PAPERS } from '../../shared/documents/job-papers.ts'
import { EMPTY_TEMPLATE, TEMPLATE_PAPERS, type TemplateBody, TEXT_LIMITS } from '../../shared/documents/templates.ts'
import { jobId } from '../../shared/kernel/ids.ts'
import { answerOf, assess, bringToReady, checkInOne, handBackOf, jobOf, move, offer, unitOf, walkIn } from '../kit/job-life.ts'
import { DIALECTS } from '../kit/stores.ts'
import { failureOf, openWorld, refusalOf, type World } from '../kit/world.ts'

const bodyOf = (change: Partial<TemplateBody>): TemplateBody => ({ ...EMPTY_TEMPLATE, ...change })
const both = (en: string | null, zh: string | null = null) => ({ en, 'zh-CN': zh })
const MARKUP = `</p></style><script>alert(1)</script><img src=x onerror=alert(1)>"'&`

async function atTheDesk(world: World) {
  const { client } = await world.as('manager', 'administrator')
  const job = await checkInOne(world, client)
  const slip = { kind: 'rma-slips', rmaId: job.rmaId } as const
  const save = (paper: (typeof TEMPLATE_PAPERS)[number], seen: number, body: TemplateBody, note: string | null = null) =>
    client.templates.save({ paper, seen, body, note, key: world.key() })
  const render = async (language: 'en' | 'zh-CN' | 'both' | null) =>
    (await client.documents.render({ document: slip, language })).html
  return { client, job, slip, save, render }
}

const drawing = (width: number, height: number) => sharp({ create: { width, height, channels: 4, background: '#0000' } })
const fileOf = (bytes: Uint8Array) => new File([new Uint8Array(bytes)], 'logo.png', { type: 'image/png' })

describe.each(DIALECTS)('words of the depot on its papers (%s)', (dialect) => {
  test('are saved as versions that stay, and the newest is printed', async () => {
    await using world = await openWorld({ dialect })
    const { client, save, render } = await atTheDesk(world)
    expect(await client.templates.get({ paper: 'rma-slips' })).toEqual({
      paper: 'rma-slips',
      number: 0,
      body: EMPTY_TEMPLATE,
      versions: [],
    })
    const first = bodyOf({ intro: both('Welcome.', '欢迎光临。'), terms: both('Collect within 30 days.') })
    await save('rma-slips', 0, first, 'First words')
    const second = await save('rma-slips', 1, bodyOf({ terms: both('Collect within 60 days.', '请在 60 天内取件。') }))
    expect(second).toMatchObject({ number: 2, versions: [{ number: 2 }, { number: 1, note: 'First words' }] })
    expect(await client.templates.version({ paper: 'rma-slips', number: 1 })).toEqual(first)
    expect(await client.templates.version({ paper: 'rma-slips', number: 0 })).toEqual(EMPTY_TEMPLATE)
    expect(await failureOf(client.templates.version({ paper: 'rma-slips', number: 3 }))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await render('en')).toContain('Collect within 60 days.')
    expect(await render('en')).not.toContain('Welcome.')
    expect(await render('zh-CN')).toContain('请在 60 天内取件。')
    const bilingual = await render('both')
    for (const words of ['Collect within 60 days.', '请在 60 天内取件。', '客户 Customer']) expect(bilingual).toContain(words)
    expect((await client.templates.list()).filter(({ newest }) => newest !== null)).toMatchObject([
      { paper: 'rma-slips', newest: { number: 2 } },
    ])
  })

  test('one language stands in for the other', async () => {
    await using world = await openWorld({ dialect })
    const { save, render } = await atTheDesk(world)
    await save('rma-slips', 0, bodyOf({ terms: both(null, '请在 30 天内取件。') }))
    expect(await render('en')).toContain('请在 30 天内取件。')
    expect((await render('both')).split('请在 30 天内取件。')).toHaveLength(3) // once on each copy
  })

  test('whoever saves on an old version is told, and nothing is lost', async () => {
    await using world = await openWorld({ dialect })
    const { client, save } = await atTheDesk(world)
    await save('plan', 0, bodyOf({ closing: both('One') }))
    expect(await failureOf(save('plan', 0, bodyOf({ closing: both('Two') })))).toMatchObject({
      code: 'STALE',
      data: { yours: 0, current: 1 },
    })
    const race = await Promise.allSettled([
      save('plan', 1, bodyOf({ closing: both('A') })),
      save('plan', 1, bodyOf({ closing: both('B') })),
    ])
    expect(race.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await client.templates.get({ paper: 'plan' })).number).toBe(2)
  })

  test('a job keeps saying which version its paper bore', async () => {
    await using world = await openWorld({ dialect })
    const { client, job, slip, save } = await atTheDesk(world)
    const print = (document: Parameters<typeof client.printers.noteByBrowser>[0]['document']) =>
      client.printers.noteByBrowser({ document, title: 'A paper', key: world.key() })
    await save('letterhead', 0, bodyOf({ closing: both('VAT 123') }))
    await save('rma-slips', 0, bodyOf({ terms: both('One') }))
    await print(slip)
    await save('rma-slips', 1, bodyOf({ terms: both('Two') }))
    await print(slip)
    await print({ kind: 'job-label', jobId: job.id })
    const { timeline } = await client.jobs.get({ number: job.number })
    const printed = timeline.filter(({ kind }) => kind === 'printed').map(({ data }) => data)
    expect(printed.toReversed()).toEqual([
      { document: 'rma-slips', wording: 1, letterhead: 1 },
      { document: 'rma-slips', wording: 2, letterhead: 1 },
      { document: 'job-label' },
    ])
    const nobody = jobId.parse('00000000-0000-7000-8000-000000000000')
    const labels = { kind: 'arrival-labels' as const, rmaId: job.rmaId, jobIds: [job.id, nobody] }
    expect(await failureOf(print(labels))).toMatchObject({ code: 'NOT_FOUND' })
  })
})

async function penOnScreen() {
  const png = await drawing(8, 8).png().toBuffer()
  return { way: 'screen', image: `data:image/png;base64,${png.toString('base64')}` } as const
}

describe.each(DIALECTS)('a paper that bears a signature (%s)', (dialect) => {
  test('on a roll is the customer copy alone; what is signed by hand comes with the copy that the depot keeps', async () => {
    await using world = await openWorld({ dialect })
    const { client, job } = await atTheDesk(world)
    const signed = walkIn(world, { signing: await penOnScreen(), jobs: [jobOf({ unit: unitOf('SIGNED-2') })] })
    const { rmaId: onScreen } = await client.intake.checkIn(signed)
    const copiesOf = async (rmaId: typeof onScreen) => {
      const { html } = await client.documents.render({ document: { kind: 'rma-slip-roll', rmaId }, language: 'en' })
      return html.match(/Depot copy|Customer copy/g)
    }
    expect(await copiesOf(onScreen)).toEqual(['Customer copy'])
    expect(await copiesOf(job.rmaId)).toEqual(['Depot copy', 'Customer copy'])
  })

  test('keeps the words and the letterhead that it was signed with, says which, and is noted so', async () => {
    await using world = await openWorld({ dialect })
    const { client, save, render } = await atTheDesk(world)
    const saveBoth = async (seen: number) => {
      const terms = bodyOf({ terms: both(`Terms ${seen + 1}`) })
      for (const paper of ['rma-slips', 'plan', 'hand-back-slip'] as const) await save(paper, seen, terms)
      await save('letterhead', seen, bodyOf({ closing: both(`Register ${seen + 1}`) }))
      world.clock.advance(60_000)
    }
    const signing = await penOnScreen()
    await saveBoth(0)
    const { rmaId, jobs } = await client.intake.checkIn(walkIn(world, { signing, jobs: [jobOf({ unit: unitOf('SIGNED-1') })] }))
    const job = await client.jobs.get({ number: jobs[0]?.number ?? '' })
    await move(world, client, job, 'assessing')
    await assess(world, client, job)
    await offer(world, client, job)
    await move(world, client, job, 'awaiting-approval')
    await client.plans.answer(await answerOf(world, client, job, { way: 'signature', signature: signing.image }))
    world.clock.advance(60_000)
    await saveBoth(1)
    const settings = await client.depot.settings()
    await client.depot.updateSettings({ ...settings, name: 'Harbour Repair', address: 'Pier 9', key: world.key() })

    const slip = { kind: 'rma-slips', rmaId } as const
    const plan = { kind: 'plan', jobId: job.id, both: false } as const
    for (const document of [slip, plan]) {
      const { html } = await client.documents.render({ document, language: 'en' })
      for (const words of ['Terms 1', 'Register 1', settings.name, 'Wording: version 1 · Letterhead: version 1'])
        expect(html).toContain(words)
      for (const words of ['Terms 2', 'Register 2', 'Harbour Repair', 'Pier 9']) expect(html).not.toContain(words)
    }
    // The slip that nobody signed on the screen is the newest.
    for (const words of ['Harbour Repair', 'Pier 9', 'Wording: version 2 · Letterhead: version 2'])
      expect(await render('en')).toContain(words)
    await client.printers.noteByBrowser({ document: slip, title: 'A paper', key: world.key() })
    const { timeline } = await client.jobs.get({ number: job.number })
    expect(timeline.find(({ kind }) => kind === 'printed')?.data).toEqual({ document: 'rma-slips', wording: 1, letterhead: 1 })
    // A new offer is a new paper, which nobody has signed.
    await offer(world, client, job, { note: 'Another way' })
    expect((await client.documents.render({ document: plan, language: 'en' })).html).toContain('Terms 2')
  })

  test('so does the slip of a hand-back', async () => {
    await using world = await openWorld({ dialect })
    const { client, save } = await atTheDesk(world)
    const ready = await bringToReady(world, client, await checkInOne(world, client, { unit: unitOf('SIGNED-2') }))
    await save('hand-back-slip', 0, bodyOf({ terms: both('Terms 1') }))
    world.clock.advance(60_000)
    await client.handBack.complete({ ...(await handBackOf(world, client, ready)), signing: await penOnScreen() })
    world.clock.advance(60_000)
    await save('hand-back-slip', 1, bodyOf({ terms: both('Terms 2') }))
    const document = { kind: 'hand-back-slip', jobId: ready.id } as const
    const { html } = await client.documents.render({ document, language: 'zh-CN' })
    expect(html).toContain('Terms 1')
    expect(html).toContain('文本：第 1 版')
    expect(html).not.toContain('Terms 2')
  })
})

describe('what somebody puts into a template', () => {
  test('is text: markup is printed as it was typed, in a preview and on paper', async () => {
    await using world = await openWorld()
    const { client, job, save, render } = await atTheDesk(world)
    const body = bodyOf({ intro: both(MARKUP), terms: both(MARKUP), closing: both(MARKUP) })
    const preview = { paper: 'rma-slips', body, jobNumber: job.number, language: 'en' } as const
    const shown = (await client.templates.preview(preview)).html
    await save('rma-slips', 0, body)
    for (const html of [shown, await render('en')]) {
      expect(html).not.toContain('<script')
      expect(html).not.toContain('<img src=x')
      expect(html.split('&lt;script&gt;alert(1)')).toHaveLength(7) // three places on two copies
    }
  })

  test('is refused when it is too long, and control characters are', async () => {
    await using world = await openWorld()
    const { save } = await atTheDesk(world)
    for (const terms of ['x'.repeat(TEXT_LIMITS.terms + 1), 'a\u0007b'])
      expect(await failureOf(save('plan', 0, bodyOf({ terms: both(terms) })))).toMatchObject({ code: 'BAD_REQUEST' })
    expect((await save('plan', 0, bodyOf({ terms: both('x'.repeat(TEXT_LIMITS.terms)) }))).number).toBe(1)
  })

  test('a logo is drawn anew and stands on every paper; a bomb, a program or anything else is refused', async () => {
    await using world = await openWorld()
    const { client, save, render } = await atTheDesk(world)
    const upload = (bytes: Uint8Array) => client.templates.uploadLogo({ file: fileOf(bytes) })
    const taken = await drawing(1600, 200)
      .withExif({ IFD0: { Make: 'SecretCam' } })
      .png()
      .toBuffer()
    const { id, width, height } = await upload(taken)
    expect([width, height]).toEqual([800, 100])
    await save('letterhead', 0, bodyOf({ logoId: id, paperSize: 'letter' }))
    const html = await render('en')
    expect(html).toContain('class="logo" src="data:image/png;base64,')
    expect(html).toContain('size: 215.9mm 279.4mm')
    expect(Buffer.from(/base64,([^"]+)"/.exec(html)?.[1] ?? '', 'base64').includes('SecretCam')).toBe(false)

    // Whoever brings the store back without its photos still prints.
    const files = await world.store.read.selectFrom('attachment').select('sha256').execute()
    for (const { sha256 } of files) await world.core.photos.removeOlder(sha256, new Date('9999-01-01'))
    expect(await render('en')).not.toContain('class="logo" src')

    const bomb = await drawing(10_000, 10_000).png().toBuffer()
    expect(bomb.length).toBeLessThan(1_000_000)
    expect(await refusalOf(upload(bomb))).toMatchObject({ reason: 'photo-too-many-pixels' })
    expect(await refusalOf(upload(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')))).toMatchObject({
      reason: 'not-a-photo',
    })
    expect(await refusalOf(upload(taken.subarray(0, 60)))).toMatchObject({ reason: 'not-a-photo' })
    const photo = await client.attachments.upload({ file: fileOf(taken) })
    expect(await refusalOf(save('letterhead', 1, bodyOf({ logoId: photo.id })))).toMatchObject({ reason: 'unknown-attachment' })
  })

  test('a pale logo is black on a roll, which knows no grey, and stays as it is elsewhere', async () => {
    await using world = await openWorld()
    const { client, job, save } = await atTheDesk(world)
    const pale = sharp({ create: { width: 200, height: 60, channels: 3, background: '#fff' } }).composite([
      { input: { create: { width: 90, height: 30, channels: 3, background: '#bde' } }, left: 10, top: 10 },
    ])
    const { id } = await client.templates.uploadLogo({ file: fileOf(await pale.png().toBuffer()) })
    await save('letterhead', 0, bodyOf({ logoId: id }))
    const darkest = async (kind: 'rma-slips' | 'rma-slip-roll') => {
      const { html } = await client.documents.render({ document: { kind, rmaId: job.rmaId }, language: 'en' })
      const logo = Buffer.from(/data:image\/png;base64,([^"]+)"/.exec(html)?.[1] ?? '', 'base64')
      return (await sharp(logo).greyscale().stats()).channels[0]?.min
    }
    expect(await darkest('rma-slip-roll')).toBeLessThan(50)
    expect(await darkest('rma-slips')).toBeGreaterThan(150)
  })

  test('is looked at with a real job before it is saved, and says why where the job has no such paper', async () => {
    await using world = await openWorld()
    const { client, job } = await atTheDesk(world)
    const body = bodyOf({ intro: both('Looked at only') })
    const look = (paper: (typeof TEMPLATE_PAPERS)[number]) =>
      client.templates.preview({ paper, body, jobNumber: job.number, language: 'en' })
    const reasonOf = async (paper: (typeof TEMPLATE_PAPERS)[number]) =>
      look(paper).then(
        ({ html }) => (html.includes('Looked at only') ? 'shown' : 'without'),
        async (): Promise<string> => (await refusalOf(look(paper))).reason,
      )
    const reasons = await Promise.all(TEMPLATE_PAPERS.map(async (paper) => [paper, await reasonOf(paper)]))
    expect(Object.fromEntries(reasons)).toEqual({
      letterhead: 'without', // it has no words before the others
      'rma-slips': 'shown',
      plan: 'no-plan',
      'repair-report': 'shown',
      'hand-back-slip': 'not-closed-yet',
      receipt: 'nothing-paid',
      'packing-instructions': 'nothing-awaited',
      'packing-list': 'shown',
      'shipping-confirmation': 'not-ready-yet',
      'loaner-agreement': 'shown',
      'warranty-agreement': 'shown',
      'dispatch-sheet': 'shown',
      'training-assessment': 'shown',
      'satisfaction-survey': 'not-ready-yet',
      'scrap-certificate': 'not-scrapped',
      'quality-report': 'no-report-of-job',
    })
    expect((await client.templates.list()).every(({ newest }) => newest === null)).toBe(true)
    const unknown = client.templates.preview({ paper: 'rma-slips', body, jobNumber: 'J9999999A', language: 'en' })
    expect(await failureOf(unknown)).toMatchObject({ code: 'NOT_FOUND' })
  })
})

test('a closed job has the papers of its end, and no longer those of its way', async () => {
  await using world = await openWorld()
  const { client } = await world.as('manager')
  const ready = await bringToReady(world, client, await checkInOne(world, client))
  await client.handBack.complete(await handBackOf(world, client, ready))
  const drawn = await Promise.allSettled(
    FORM_PAPERS.map((kind) => client.documents.render({ document: { kind, jobId: ready.id }, language: 'both' })),
  )
  expect(FORM_PAPERS.filter((_, index) => drawn[index]?.status === 'fulfilled')).toEqual([
    'packing-list',
    'shipping-confirmation',
    'warranty-agreement',
    'training-assessment',
    'satisfaction-survey',
  ])
})

test('the desktop saves a paper as a file that is named as the paper; a station leaves it to the browser', async () => {
  await using world = await openWorld()
  const { client, session } = await world.as('manager')
  const job = await checkInOne(world, client)
  const document = { kind: 'repair-report', jobId: job.id } as const
  expect(await refusalOf(client.documents.pdf({ document }))).toMatchObject({ reason: 'no-printer-here' })
  const printing = {
    computer: 'desk',
    printers: async () => [],
    print: async () => {},
    savePdf: async () => new TextEncoder().encode('%PDF-1.7'),
  }
  const desk = world.place({ host: 'desktop', printing })
  desk.session.write(session.token ?? '', '')
  const file = await desk.client.documents.pdf({ document, language: 'en' })
  expect([file.name, file.type, await file.text()]).toEqual([`Repair report ${job.number}.pdf`, 'application/pdf', '%PDF-1.7'])
})
