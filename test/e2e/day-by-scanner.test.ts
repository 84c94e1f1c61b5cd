import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandCode, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import type { BenchCommand } from '../../shared/scan/scan-tokens.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { bringToReady, checkInOne, FRESH_KEYS, handBackOf, unitOf } from '../kit/job-life.ts'
import { printedPages } from '../print/printed-pages.ts'

const SERIAL = 'DAY-77-0001'
/** More fields than any form of the day has. */
const MOST_FIELDS = 60

/** What the focused control is called, as its label or its own text says. */
const focusedName = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement)) return ''
    const label = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? element.labels?.[0] : undefined
    return element.getAttribute('aria-label') ?? label?.innerText ?? element.innerText
  })

describeHost('station', 'A day by scanner alone', (launch) => {
  let app: App
  let other: Page
  let page: Page
  let badge = ''
  const scan = (code: string) => app.keys.scan(code)
  const command = (name: BenchCommand) => scan(scanCodeOf(commandCode(name)))
  const dialog = () => page.getByRole('dialog')
  const nextStep = (words: string | RegExp) =>
    expectShown(page.locator('[data-testid="next-step"]:not([data-loading])').getByText(words))
  /** Scans “next field” until the control with this name has the focus. */
  const goTo = async (name: RegExp): Promise<void> => {
    for (let step = 0; step < MOST_FIELDS; step += 1) {
      if (name.test(await focusedName(page))) return
      const before = await page.evaluateHandle(() => document.activeElement)
      await command('next-field')
      await page.waitForFunction((left) => document.activeElement !== left, before)
    }
    throw new Error(`no field is called ${name}`)
  }
  /** The first choice of a list, by scan. */
  const chooseFirst = async (name: RegExp): Promise<void> => {
    await goTo(name)
    await command('down')
    await expectShown(page.getByRole('option'))
    await command('down')
    await command('choose')
    await expect.poll(() => page.getByRole('option').count()).toBe(0)
  }
  const save = async (): Promise<void> => {
    await command('save')
    await dialog().waitFor({ state: 'hidden' })
  }
  /** The paper that is shown, printed by scan; its codes. */
  const print = async (name: string | RegExp): Promise<string[]> => {
    await page.getByRole('dialog', { name }).locator('button[aria-keyshortcuts="Control+P"]').waitFor()
    await command('print')
    const [paper = Buffer.alloc(0)] = await app.papers.take(1)
    await page.getByRole('dialog', { name }).waitFor({ state: 'hidden' })
    return (await printedPages(paper, 300)).flatMap(({ codes }) => codes)
  }
  const seenIn = (stage: string, number: string) =>
    expectShown(other.locator(`section[aria-labelledby="stage-${stage}"] [data-card]`, { hasText: number }))

  beforeAll(async () => {
    app = await launch({ as: null })
    page = app.page
    const { client } = app
    const before = await bringToReady(FRESH_KEYS, client, await checkInOne(FRESH_KEYS, client, { unit: unitOf(SERIAL) }))
    await client.handBack.complete(await handBackOf(FRESH_KEYS, client, before))
    const people = await client.session.names()
    const pin = async (role: 'administrator' | 'manager') => {
      const person = people.find(({ roles }) => roles.includes(role))
      if (person === undefined) throw new Error(`the sample has no ${role}`)
      await client.session.signIn({ staffId: person.id, pin: '2468' })
      return person
    }
    const boss = await pin('manager')
    await pin('administrator')
    const { version } = (await client.staff.list()).find(({ id }) => id === boss.id) ?? { version: 0 }
    badge = (await client.staff.issueBadge({ staffId: boss.id, version, key: crypto.randomUUID() })).code
    await pin('manager')
    other = await app.newWindow('manager')
    await app.open('/board', other)
    await page.bringToFront()
  })
  afterAll(() => app.close())

  test('goes from check-in to hand-back with nothing typed but words and a price, and a second station sees it', async () => {
    await scan(badge.startsWith('HB') ? badge : scanCodeOf(badge))
    await page.getByRole('navigation').waitFor()

    // Check-in.
    await scan(SERIAL)
    await expectShown(page.getByRole('heading', { level: 1, name: 'Check-in' }))
    await expectShown(page.getByText(new RegExp(`${SERIAL} left on`)))
    await page.waitForFunction(() => document.activeElement?.closest('[data-field="fault"]') !== null)
    await app.keys.type('Hums and stays cold')
    await command('save')
    await expectShown(page.getByRole('heading', { name: 'Checked in' }))
    const [label = ''] = await print('Label and tags')
    const slips = await print('RMA slips')
    const slip = slips.find((code) => code.startsWith('HBR')) ?? ''
    const number = label.slice(2)
    expect([label, slip]).toEqual([expect.stringMatching(/^HBJ/), expect.stringMatching(/^HBR/)])
    await seenIn('received', number)
    await command('undo')
    await expectShown(page.getByText(/^A check-in stays on record/))

    // Assessment, plan, the customer's word.
    await scan(label)
    await expectShown(page.getByRole('heading', { level: 1, name: number }))
    await expectShown(page.getByTestId('command-job').getByText(number))
    await command('start')
    await expectShown(page.getByText(`${number}: timer started`))
    await seenIn('assessing', number)
    await nextStep('Write assessment')
    await command('next-step')
    await goTo(/^Findings/)
    await app.keys.type('Fuse open')
    await chooseFirst(/^Cause( \*)?$/)
    await chooseFirst(/^Responsibility/)
    await save()
    await nextStep('Make the plan')
    await command('next-step')
    await goTo(/^Measures/)
    await app.keys.type('Replace the fuse')
    await goTo(/^Price each/)
    await app.keys.type('40.00')
    await save()
    await nextStep('Wait for the customer')
    await command('next-step')
    await seenIn('awaiting-approval', number)
    await nextStep(/answer|Approv/i)
    await command('next-step')
    await goTo(/^Signed here/)
    await command('down')
    await page.getByLabel('The customer signs for this plan').waitFor({ state: 'hidden' })
    await save()
    await nextStep(/Repairing/)
    await command('next-step')
    await seenIn('repairing', number)

    // Repair, test.
    await nextStep('Log repair')
    await command('next-step')
    await goTo(/^What was done/)
    await app.keys.type('Fuse replaced')
    await save()
    await command('to-test')
    await seenIn('testing', number)
    await command('pass')
    await dialog().waitFor()
    await command('pass')
    await expectShown(page.getByText(`${number}: test passed, Ready`))
    await seenIn('ready', number)

    // Hand-back.
    await scan(slip)
    await expectShown(page.getByRole('heading', { level: 1, name: `Hand-back of ${number}` }))
    await scan(slip)
    await expectShown(page.getByText(/^Slip R\w+ scanned/))
    await goTo(/^Take \S*\d/)
    await command('choose')
    await print(/^Receipt/)
    await command('undo')
    await expectShown(page.getByText(/^A payment stays on record/))
    await goTo(/^Sign on/)
    await command('choose')
    await expectShown(page.getByText('All green'))
    await command('save')
    await expectShown(page.getByText('Handed back. The job is closed.'))
    expect(await print('Hand-back slip')).toContain(label)
    await expect.poll(() => other.locator('[data-card]', { hasText: number }).count()).toBe(0)
    expect(await app.client.jobs.get({ number })).toMatchObject({
      stage: 'closed',
      outcome: 'repaired',
      fault: 'Hums and stays cold',
    })
  })
})
