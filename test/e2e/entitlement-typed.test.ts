import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dateInZone } from '../../shared/kernel/time.ts'
import { scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { bringToReady, FRESH_KEYS, handBackOf } from '../kit/job-life.ts'
import { caseOf, datesOf, factsOfCase, type NamedCase } from '../kit/preset-visits.ts'
import { expectFocusIn, nextStepOf } from '../kit/waits.ts'
import { expectVerdict } from '../kit/verdict-page.ts'

const WHO = { maker: 'Maker', user: 'User', wear: 'Wear', transport: 'Transport', 'supplier-part': 'Supplier’s part' } as const
const goods = (what: string): NamedCase => ({ preset: 'consumer-goods', what })

/**
 * The cases that issue 3 names, typed as the counter and the bench type them: check-in, proof, assessment. The sample's customers follow
 * these presets already. `entitlement.test.ts` plays more cases with the facts brought about through the contract.
 */
describeHost('station', 'A preset’s case, typed', (launch) => {
  let app: App
  let today: string
  let phones = 100
  beforeAll(async () => {
    app = await launch()
    const { timeZone } = await app.client.depot.settings()
    today = dateInZone(new Date().toISOString(), timeZone)
  })
  beforeEach(() => app.refresh())
  afterAll(() => app.close())

  const press = (...keys: string[]) => app.keys.press(keys, () => 200)
  const field = (name: string) => app.page.locator(`[data-field="${name}"]`)
  const next = (words: string) => nextStepOf(app.page).getByText(words).click()
  const save = async () => {
    await press('Control+Enter')
    await app.page.getByRole('dialog').waitFor({ state: 'hidden' })
  }

  /** Fills the check-in with the facts of a case and opens the job. `serial` of a unit that is known brings its owner and dates. */
  async function checkIn(named: NamedCase, serial: string, isKnown = false): Promise<string> {
    const { page } = app
    await app.open('/check-in')
    await field('serial').fill(serial)
    if (isKnown) {
      await field('serial').press('Enter')
      await expectShown(page.getByText('Known here', { exact: true }))
    } else {
      await typeUnit(named)
      await typeCustomer(named)
    }
    await field('fault').fill('Does not heat')
    await page.getByRole('combobox', { name: 'Symptoms' }).fill('No power')
    await page.getByRole('option', { name: 'No power' }).click()
    await press('Control+Enter')
    await expectShown(page.getByRole('heading', { name: 'Checked in' }))
    await app.print('Label and tags', 'RMA slips')
    const number = await page
      .getByRole('main')
      .getByRole('link', { name: /^J\d{7}/ })
      .innerText()
    await app.keys.scan(scanCodeOf(number))
    await expectShown(page.getByRole('heading', { level: 1, name: number }))
    return number
  }

  async function typeUnit(named: NamedCase): Promise<void> {
    const { page } = app
    const { boughtOn, installedOn, proof } = datesOf(factsOfCase(named), today)
    const model = installedOn === null ? 'Norden Kettle 2' : 'HT-60'
    await field('model').fill(model)
    await page
      .getByRole('option', { name: new RegExp(model) })
      .first()
      .click()
    if (boughtOn !== null) await field('boughtOn').fill(boughtOn)
    if (installedOn !== null) await field('installedOn').fill(installedOn)
    if (proof.kind === null) return
    await page.getByLabel('Proof of purchase').selectOption(proof.kind)
    await field('proofNumber').fill(proof.number ?? '')
  }

  async function typeCustomer(named: NamedCase): Promise<void> {
    const { page } = app
    await field('customer').fill(`Case ${named.what}`)
    await page.getByRole('option', { name: /New customer/ }).click()
    await field('newCustomer.phone').fill(`0711 44 33 ${(phones += 1)}`)
    if (factsOfCase(named).region === 'domestic') return
    await page.getByRole('button', { name: 'Address, e-mail, region, tier' }).click()
    await page.getByLabel('Region').selectOption('export')
  }

  async function judgeProof(): Promise<void> {
    await app.page.getByRole('button', { name: /^Judge the proof/ }).click()
    await expectFocusIn(app.page.getByRole('dialog'))
    await save()
  }

  /** Writes the assessment that the case has. */
  async function assess(named: NamedCase): Promise<void> {
    const { page } = app
    const { responsibility, exclusions, isIntact, sameFaultCount } = factsOfCase(named)
    await next('Start assessment')
    await next('Write assessment')
    const form = page.getByRole('dialog')
    const answer = (question: string, said: 'Yes' | 'No') =>
      form.getByRole('radiogroup', { name: question }).getByText(said, { exact: true }).click()
    await form.getByLabel('Findings').fill('Heater 0 ohm')
    await form.getByRole('combobox', { name: 'Cause' }).click()
    await page.getByRole('option', { name: 'Component failure' }).click()
    await form.getByRole('combobox', { name: 'Responsibility' }).click()
    await page.getByRole('option', { name: WHO[responsibility ?? 'maker'], exact: true }).click()
    for (const exclusion of exclusions ?? []) await form.getByRole('checkbox', { name: exclusion }).check()
    await answer('Is the unit intact?', isIntact === true ? 'Yes' : 'No')
    if (named.preset !== 'consumer-goods') await answer('Is a visit needed?', 'No')
    if (sameFaultCount > 1) await answer('Did our earlier repair cause it?', 'No')
    await save()
  }

  const verdict = () => app.page.getByRole('region', { name: 'Verdict' })

  test.each(['in warranty', 'out by one day', 'no proof', 'misuse'])('consumer goods: %s', async (what) => {
    const named = goods(what)
    const number = await checkIn(named, `TYPED-${what.replaceAll(' ', '-')}`)
    expect((await app.client.jobs.get({ number })).stage).toBe('received')
    if (what !== 'no proof') await judgeProof()
    await assess(named)
    await expectVerdict(verdict(), caseOf(named))
  })

  test('consumer goods: same fault twice, in warranty', async () => {
    const named = goods('same fault twice, in warranty')
    const first = await checkIn(named, 'TYPED-TWICE')
    await judgeProof()
    // The first repair itself is no part of the case.
    const ready = await bringToReady(FRESH_KEYS, app.client, await app.client.jobs.get({ number: first }))
    await app.client.handBack.complete(await handBackOf(FRESH_KEYS, app.client, ready))
    expect(await checkIn(named, 'TYPED-TWICE', true)).not.toBe(first)
    await expectShown(app.page.getByText(`Back with the same symptom: job ${first}`, { exact: false }))
    await assess(named)
    await expectVerdict(verdict(), caseOf(named))
  })

  test('equipment, export: after 3 months, though the domestic 12 still run', async () => {
    const named: NamedCase = { preset: 'equipment-export', what: 'after 3 months, though the domestic 12 still run' }
    const number = await checkIn(named, 'TYPED-ABROAD')
    expect((await app.client.jobs.get({ number })).serial).toBe('TYPED-ABROAD')
    await assess(named)
    await expectVerdict(verdict(), caseOf(named))
  })

  test('fleets of 9, 10, 19 and 20, in the try-out of the equipment policy', async () => {
    const { page } = app
    const { policies } = await app.client.policies.list()
    const policy = policies.find(({ preset }) => preset === 'equipment-domestic')
    await app.open(`/policies/${policy?.id ?? ''}`)
    await page.getByLabel('Request').selectOption('maintenance')
    await page.getByRole('button', { name: 'More facts' }).click()
    const row = page.getByRole('table', { name: 'Result' }).getByRole('row', { name: 'Maintenance' })
    for (const [owned, used, said] of [
      [10, 0, 1],
      [9, 0, 0],
      [20, 1, 1],
      [19, 1, 0],
      [20, 1, 1],
      [20, 2, 0],
    ] as const) {
      await page.getByLabel('Units owned').fill(String(owned))
      await page.getByLabel('Maintenance visits used this year').fill(String(used))
      await expect.poll(() => row.getByText('free of charge').count()).toBe(said)
    }
  })
})
