import { afterAll, beforeAll, expect, test } from 'vitest'
import { dateInZone } from '../../shared/kernel/time.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { bringToReady, FRESH_KEYS, handBackOf } from '../kit/job-life.ts'
import { caseOf, CASES, takeIn, type NamedCase } from '../kit/preset-visits.ts'
import { expectFocusIn } from '../kit/waits.ts'
import { expectVerdict, freeLines } from '../kit/verdict-page.ts'

describeHost('station', 'A verdict', (launch) => {
  let app: App
  let timeZone: string
  /** Asked each time: the depot's midnight may pass while the cases are walked. */
  const today = () => dateInZone(new Date().toISOString(), timeZone)
  beforeAll(async () => {
    app = await launch()
    ;({ timeZone } = await app.client.depot.settings())
  })
  afterAll(() => app.close())

  test.each(CASES.map((named) => [`${named.preset}: ${named.what}`, named] as const))('%s', async (_, named: NamedCase) => {
    const expected = caseOf(named)
    const job = await takeIn(app.client, named, today())
    await app.open(`/jobs/${job.number}`)
    const verdict = app.page.getByRole('region', { name: 'Verdict' })
    await expectShown(verdict)
    await expectVerdict(verdict, expected)
    await verdict.getByText('Every rule with its facts').click()
    await expectShown(verdict.getByRole('region', { name: 'Why' }))
  })

  test('turns when the proof is looked at; a refusal says why, and changing the proof asks again', async () => {
    const { page, keys } = app
    const job = await takeIn(app.client, { preset: 'consumer-goods', what: 'proof not verified yet' }, today())
    await app.open(`/jobs/${job.number}`)
    const panel = page.getByRole('region', { name: 'Entitlement' })
    await expectShown(panel.getByText(/^Once the proof of purchase is verified: /))
    await panel.getByRole('button', { name: /^Judge the proof/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Judge the proof' })
    await dialog.getByText('not good').click()
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(dialog.locator('[aria-invalid="true"]'))
    await dialog.getByLabel('Why not').fill('Another serial is on it')
    await keys.press(['Control+Enter'], () => 200)
    await dialog.waitFor({ state: 'hidden' })
    await expectShown(panel.getByText(/Another serial is on it/))
    await expect.poll(() => freeLines(panel.getByRole('region', { name: 'Verdict' }))).toEqual([])
    await panel.getByRole('button', { name: /^Judge again/ }).click()
    await expectFocusIn(dialog)
    await keys.press(['Control+Enter'], () => 200)
    await expectShown(panel.getByText('Verified', { exact: true }))
    await panel.locator('.verdict-lines > li').filter({ hasText: 'free of charge' }).first().waitFor()
    const { unit } = await app.client.units.get({ unitId: job.unitId })
    expect(unit.proof).toMatchObject({ state: 'verified', judged: { reason: null } })
  })

  test('is told at check-in before anything is saved, and on the job what the unit came back from', async () => {
    const { page, keys } = app
    const back = await takeIn(app.client, { preset: 'consumer-goods', what: 'same fault twice, in warranty' }, today())
    await app.open(`/jobs/${back.number}`)
    await expectShown(page.getByText(/^Back with the same symptom: job /))
    await app.open('/')
    const ready = await bringToReady(FRESH_KEYS, app.client, back)
    await app.client.handBack.complete(await handBackOf(FRESH_KEYS, app.client, ready))
    await keys.scan(back.serial ?? '')
    const card = page.getByRole('complementary', { name: 'What the depot knows' })
    await expectShown(card.getByRole('region', { name: 'Verdict' }))
    expect(await card.getByText(/^Back with the same symptom/).count()).toBe(0)
    await page.getByRole('combobox', { name: 'Symptoms' }).fill('No power')
    await page.getByRole('option', { name: 'No power' }).click()
    await expectShown(card.getByText(/^Back with the same symptom, now 2 times; /))
  })
})
