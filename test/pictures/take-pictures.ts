import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { z } from 'zod'
import { launchBrowser } from '../kit/browser.ts'
import { launchStation } from '../kit/station.ts'
import { takeGallery } from './gallery.ts'
import { takeLabels } from './labels.ts'
import { printedPages, toPdf } from '../print/printed-pages.ts'

/** Takes the README's pictures of the running application on the sample depot: `npm run pictures`. */

const folder = import.meta.dirname
const SAMPLE_PIN = '2468'
const OWN_HEADER = { 'x-handback': '1' }
const PAPER_DPI = 110

interface Look {
  language?: 'en' | 'zh-CN'
  scheme?: 'light' | 'dark'
}

const names = z.array(z.object({ id: z.string(), roles: z.array(z.string()) }))
const jobs = z.object({
  items: z.array(z.object({ id: z.string(), number: z.string(), serial: z.string().nullable(), stage: z.string() })),
})
const file = z.object({
  id: z.string(),
  rmaId: z.string(),
  outcome: z.string().nullable(),
  customer: z.object({ language: z.string() }),
})
const paper = z.object({ title: z.string(), html: z.string(), widthMicrons: z.number(), heightMicrons: z.number() })

/** Somebody signed in as a manager in a browser of their own. */
async function openPlace(browser: Browser, url: string, { language = 'en', scheme = 'light' }: Look = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: scheme, baseURL: url })
  const page = await context.newPage()
  const settings = { 'handback.language': language, 'handback.color-scheme': scheme }
  await page.addInitScript((entries) => {
    for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value)
  }, settings)
  const call = async <Answer extends z.ZodType>(procedure: string, input: unknown, answer: Answer): Promise<z.output<Answer>> => {
    const response = await page.request.post(`/rpc/${procedure}`, {
      headers: { ...OWN_HEADER, origin: new URL(url).origin },
      data: { json: input },
    })
    if (!response.ok()) throw new Error(`${procedure} answered ${response.status()}`)
    return answer.parse(z.object({ json: z.unknown() }).parse(await response.json()).json)
  }
  const staff = await call('session/names', null, names)
  const manager = staff.find((member) => member.roles.includes('manager'))
  await call('session/signIn', { staffId: manager?.id, pin: SAMPLE_PIN }, z.unknown())
  return { page, call }
}

async function shoot(page: Page, path: string, name: string, waitFor: string): Promise<void> {
  await page.goto(path)
  await page.getByText(waitFor).first().waitFor()
  await page.waitForLoadState('networkidle')
  await page.screenshot({ path: join(folder, `${name}.png`) })
}

/** The first page of a paper as a picture with a thin frame, so that white paper shows on a white page. */
async function shootPaper(browser: Browser, html: string, name: string): Promise<void> {
  const page = await browser.newPage()
  await page.setContent(html, { waitUntil: 'load' })
  const printed = (await printedPages(await toPdf(page), PAPER_DPI)).at(-1)
  if (printed === undefined) throw new Error(`${name} has no page`)
  await page.close()
  await writeFile(
    join(folder, `${name}.png`),
    await sharp(await printed.png())
      .extend({ top: 1, bottom: 1, left: 1, right: 1, background: '#ccc' })
      .png()
      .toBuffer(),
  )
}

async function takeAll(browser: Browser, url: string): Promise<void> {
  const { page, call } = await openPlace(browser, url)
  const newest = async (stage: string) => (await call('jobs/list', { state: 'all', stage }, jobs)).items
  const [repairing] = await newest('repairing')
  const [ready] = await newest('ready')
  const closed = await newest('closed')
  await shoot(page, '/board', 'board', 'Repairing')
  await shoot(page, `/jobs/${repairing?.number}`, 'job', repairing?.number ?? '')
  await shoot(page, `/jobs/${ready?.number}/hand-back`, 'hand-back', 'Hand-back gate')
  await shoot(page, `/check-in?serial=${closed.find((job) => job.serial !== null)?.serial}`, 'check-in', 'Entitlement')
  await shootPapers(
    browser,
    call,
    ready?.number ?? '',
    closed.map((job) => job.number),
  )
  const chinese = await openPlace(browser, url, { language: 'zh-CN', scheme: 'dark' })
  await shoot(chinese.page, '/', 'today-zh-dark', '今日')
}

type Call = Awaited<ReturnType<typeof openPlace>>['call']

async function shootPapers(browser: Browser, call: Call, ready: string, closed: readonly string[]): Promise<void> {
  const job = await call('jobs/get', { number: ready }, file)
  const draw = async (document: object) => (await call('documents/render', { document, language: null }, paper)).html
  await shootPaper(browser, await draw({ kind: 'rma-slips', rmaId: job.rmaId }), 'rma-slip')
  for (const number of closed) {
    const handedBack = await call('jobs/get', { number }, file)
    // What was solved without the unit has no slip.
    if (handedBack.customer.language !== 'zh-CN' || handedBack.outcome !== 'repaired') continue
    await shootPaper(browser, await draw({ kind: 'hand-back-slip', jobId: handedBack.id }), 'hand-back-slip')
    return shootGallery(browser, call, handedBack, job)
  }
}

const OF_A_CLOSED_JOB = [
  'repair-report',
  'hand-back-slip',
  'packing-list',
  'shipping-confirmation',
  'warranty-agreement',
  'training-assessment',
  'satisfaction-survey',
] as const

type Filed = z.output<typeof file>

const first = <Each extends z.ZodType>(each: Each) => z.tuple([each], z.unknown())
const withId = z.object({ id: z.string() })
const loaners = z.array(z.object({ loan: z.object({ jobId: z.string() }).nullable() }))

/** The papers of a job in one picture, one in English and the next in Chinese; in another what the depot prints beside them, and rolls. */
async function shootGallery(browser: Browser, call: Call, closed: Filed, open: Filed): Promise<void> {
  const take = async (name: string, documents: readonly object[]) => {
    const drawn = documents.map(async (document, index) => {
      const language = index % 2 === 0 ? 'en' : 'zh-CN'
      return (await call('documents/render', { document, language }, paper)).html
    })
    await takeGallery(browser, await Promise.all(drawn), join(folder, `${name}.png`))
  }
  const { rmaId, id: jobId } = closed
  const lent = (await call('loaners/list', null, loaners)).find(({ loan }) => loan !== null)?.loan
  await take('papers', [
    { kind: 'rma-slips', rmaId },
    { kind: 'plan', jobId, both: false },
    ...OF_A_CLOSED_JOB.map((kind) => ({ kind, jobId })),
    { kind: 'loaner-agreement', jobId: lent?.jobId ?? open.id },
    { kind: 'dispatch-sheet', jobId: open.id },
    { kind: 'scrap-certificate', jobId: scrapOne() },
  ])
  const [expected] = (await call('jobs/list', { state: 'all', stage: 'expected' }, jobs)).items
  const { rmaId: awaited } = await call('jobs/get', { number: expected?.number }, file)
  const { payments } = await call('money/ofJob', { jobId }, z.object({ payments: first(withId) }))
  const { items: reports } = await call('quality/list', {}, z.object({ items: first(withId) }))
  const { items: orders } = await call('purchasing/orders', { show: 'open' }, z.object({ items: first(withId) }))
  const { sent } = await call('claims/open', null, z.object({ sent: first(withId) }))
  const { policies } = await call('policies/list', null, z.object({ policies: first(withId) }))
  const paid = { jobId, paymentId: payments[0].id }
  await take('papers-of-the-depot', [
    { kind: 'receipt', ...paid },
    { kind: 'quality-report', reportId: reports[0].id },
    { kind: 'packing-instructions', rmaId: awaited },
    { kind: 'purchase-order', orderId: orders[0].id },
    { kind: 'claim', claimId: sent[0].id },
    { kind: 'policy', policyId: policies[0].id, number: 1 },
    ...['bench', 'keys', 'bins', 'staff'].map((sheet) => ({ kind: 'command-sheet', sheet })),
    { kind: 'receipt-roll', ...paid },
    { kind: 'rma-slip-roll', rmaId },
    { kind: 'hand-back-slip-roll', jobId },
  ])
}

/** Nothing in the application scraps a unit yet, but its paper is there: one job of this depot of pictures is said to have been. */
function scrapOne(): string {
  const store = new Database(join(dataDir, 'depot.sqlite'))
  const found = store.prepare("SELECT id FROM job WHERE stage = 'closed' AND outcome = 'returned-unrepaired' LIMIT 1").get()
  const { id } = withId.parse(found)
  store.prepare("UPDATE job SET outcome = 'scrapped' WHERE id = ?").run(id)
  store.close()
  return id
}

const dataDir = await mkdtemp(join(tmpdir(), 'handback-pictures-'))
const station = await launchStation({ dataDir, args: ['--sample'] })
const browser = await launchBrowser()
try {
  await takeAll(browser, station.url)
  await takeLabels(folder)
} finally {
  await browser.close()
  await station.stop()
  await rm(dataDir, { recursive: true, force: true })
}
