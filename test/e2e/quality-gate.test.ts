import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { assess, FRESH_KEYS, jobOf, LABOUR, move, release, unitOf, walkIn, WALK_IN } from '../kit/job-life.ts'
import { PLAIN_PART } from '../../shared/parts/parts.ts'
import { keysOf } from '../kit/keys.ts'
import { nextStepOf } from '../kit/waits.ts'
import { pickFor } from '../kit/stock.ts'

const ABROAD = { ...WALK_IN, region: 'export', kind: 'organisation', name: 'Agent Kowalski', language: 'en' } as const
const AT_HOME = { ...WALK_IN, name: 'Clinic North', kind: 'organisation', language: 'en' } as const

/** Equipment, at home and abroad, whose policies demand a registered report before a part is fitted or a visit begins. On one host: the pages and the store are the same on both. */
describeHost('station', 'The quality report', (launch) => {
  let app: App
  beforeAll(async () => {
    app = await launch({ as: 'technician' })
    await app.page.setViewportSize({ width: 1600, height: 1000 })
  })
  afterAll(() => app.close())

  const press = (...keys: string[]) => app.keys.press(keys, () => 200)
  const nextStep = () => nextStepOf(app.page)
  const missing = /demands a registered quality report first/
  const fileOf = (job: JobFile) => app.client.jobs.get({ number: job.number })

  /** A job of equipment, assessed, with an approved plan of these lines. */
  async function planned(fields: typeof ABROAD | typeof AT_HOME, lines: readonly ('labour' | 'travel')[]): Promise<JobFile> {
    const { client } = app
    const { items } = await client.catalogue.models({ query: '', limit: 100 })
    const model = items.find(({ category }) => category === 'medical')
    if (model === undefined) throw new Error('the sample has no equipment')
    const unit = unitOf(`QG-${crypto.randomUUID().slice(0, 8)}`, { model: { kind: 'known', id: model.id } })
    const { jobs } = await client.intake.checkIn(
      walkIn(FRESH_KEYS, {
        customer: { kind: 'new', fields, evenIfPhoneKnown: true },
        jobs: [jobOf({ unit, mayWipeData: true })],
      }),
    )
    const job = await client.jobs.get({ number: jobs[0]?.number ?? '' })
    await move(FRESH_KEYS, client, job, 'assessing')
    await assess(FRESH_KEYS, client, job)
    await release(FRESH_KEYS, client, job, { lines: lines.map((kind) => ({ ...LABOUR, kind, unitPrice: 5000 })) })
    return fileOf(job)
  }

  /** Filed by whoever is at the bench, registered by quality, each at their own window. Answers the report's number. */
  async function report(): Promise<string> {
    const { page } = app
    const panel = page.getByRole('region', { name: 'Quality report' })
    await panel.getByRole('button', { name: 'File a report' }).click()
    await page.getByRole('dialog').getByLabel('Proposed measure').fill('Inspect the stock')
    await press('Control+Enter')
    return panel.getByRole('link', { name: /^Q\d/ }).innerText()
  }

  async function register(number: string): Promise<void> {
    const desk = await app.newWindow('quality')
    await app.open(`/quality/${number}`, desk)
    await expectShown(desk.getByRole('heading', { level: 1, name: number }))
    const keys = await keysOf(desk)
    await keys.press(['Alt+r'], () => 200)
    await desk.getByLabel('Decision of quality').fill('Batch blocked')
    await keys.press(['Control+Enter'], () => 200)
    // The form holds the same words while the answer is on its way: the dialog closes only with it.
    await desk.getByRole('dialog').waitFor({ state: 'hidden' })
    await expectShown(desk.getByText('Batch blocked'))
    await desk.close()
  }

  test('abroad: a visit does not begin before the report is registered; filed alone is not enough', async () => {
    const { page } = app
    const job = await planned(ABROAD, ['labour', 'travel'])
    await app.open(`/jobs/${job.number}`)
    await expectShown(nextStep().and(page.locator('[aria-disabled="true"]')))
    await expectShown(page.getByText(missing))
    await nextStep().click({ force: true })
    const number = await report()
    await expectShown(nextStep().and(page.locator('[aria-disabled="true"]')))
    expect((await fileOf(job)).stage).toBe('assessing')
    await register(number)
    await nextStep().and(page.locator('[aria-disabled="false"]')).click()
    await expect.poll(async () => (await fileOf(job)).stage).toBe('repairing')
  })

  test('at home: no part is fitted before the report is registered; work without parts goes on meanwhile', async () => {
    const { page } = app
    const job = await planned(AT_HOME, ['labour'])
    // Its own: jobs of the sample may wait for any other, and take what comes.
    const name = { en: 'Valve', 'zh-CN': '阀门' }
    const part = await app.client.parts.create({
      ...PLAIN_PART,
      sku: `VALVE-${Date.now()}`,
      name,
      price: 500,
      key: FRESH_KEYS.key(),
    })
    await app.open(`/jobs/${job.number}`)
    await nextStep()
      .getByText(/Repairing/)
      .click()
    await expect.poll(async () => (await fileOf(job)).stage).toBe('repairing')
    await pickFor(FRESH_KEYS, app.client, job, part.id)
    // A form that is opened sooner offers what was in hand before: its question may be on the way already.
    await expectShown(page.getByText(/^1 in hand/))
    const fitted = () => page.getByRole('checkbox', { name: new RegExp(`${part.sku} fitted`) })
    const fit = async () => {
      await page
        .getByRole('button', { name: /^Log repair/ })
        .last()
        .click()
      const form = page.getByRole('dialog')
      await form.getByLabel('What was done').fill('New valve fitted')
      await form.getByLabel('Minutes').last().fill('20')
      await expectShown(fitted().and(page.locator(':checked')))
      await form.getByText('To the supplier').click()
      return form
    }
    const refused = await fit()
    await expectShown(refused.getByText(missing))
    const save = (isDisabled: boolean) =>
      refused.getByRole('button', { name: /^Save/ }).and(page.locator(`[aria-disabled="${isDisabled}"]`))
    await expectShown(save(true))
    await press('Control+Enter')
    expect((await fileOf(job)).entries).toEqual([])
    await fitted().uncheck()
    await expectShown(save(false))
    await press('Control+Enter')
    await refused.waitFor({ state: 'hidden' })
    await register(await report())
    await fit()
    // The page hears of the registration from the other window.
    await expectShown(save(false))
    await press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect((await fileOf(job)).entries.map(({ parts }) => parts.length).toSorted((a, b) => a - b)).toEqual([0, 1])
  })
})
