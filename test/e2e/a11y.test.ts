import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { atRest, seriousInBothThemes, seriousOn, wearTheme } from '../kit/axe.ts'
import { pagesOf } from '../kit/page-tour.ts'

async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await atRest(page)
}

interface FocusStep {
  field: string
  what: string
  looksOther: boolean
}

/** Runs in the page: how everything looks that can have the focus, while nothing has it. */
async function rememberLooks(): Promise<void> {
  // Mantine draws the focus of a field at the box around it, and that of a radio at the label beside it.
  const lookOf = (element: Element): string =>
    [
      element,
      element.nextElementSibling,
      element.parentElement,
      element.parentElement?.parentElement,
      element.closest('[data-multiline]'),
    ]
      .flatMap((part) => {
        if (part === null || part === undefined) return []
        const { outline, boxShadow, borderColor, backgroundColor } = getComputedStyle(part)
        return [outline, boxShadow, borderColor, backgroundColor]
      })
      .join('|')
  const before = document.activeElement
  if (before instanceof HTMLElement) before.blur()
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
  const looks = new Map<Element, string>()
  for (const element of document.querySelectorAll('a, button, input, select, textarea, [tabindex]'))
    looks.set(element, lookOf(element))
  if (before instanceof HTMLElement) before.focus()
  Object.assign(window, { handbackTestLooks: looks, handbackTestLookOf: lookOf })
}

/** Runs in the page: what has the focus, and whether it looks other than without. */
async function focusStep(): Promise<FocusStep> {
  await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)))
  const focused = document.activeElement
  const looks: unknown = Reflect.get(window, 'handbackTestLooks')
  const lookOf: unknown = Reflect.get(window, 'handbackTestLookOf')
  if (focused === null || focused === document.body || !(looks instanceof Map) || typeof lookOf !== 'function')
    return { field: '', what: 'the page', looksOther: true }
  const now: unknown = lookOf(focused)
  return {
    field: focused.closest('[data-field]')?.getAttribute('data-field') ?? '',
    what: focused.outerHTML.slice(0, 80),
    looksOther: looks.get(focused) !== now,
  }
}

describeHost('station', 'Everybody', (launch) => {
  let app: App
  beforeAll(async () => {
    app = await launch()
    await wearTheme(app.page, 'light')
  })
  afterAll(() => app.close())

  test('can use every screen in the light and the dark theme', async () => {
    const found: Record<string, string[]> = {}
    for (const { name, path } of await pagesOf(app.client)) {
      await app.open(path)
      await settled(app.page)
      const serious = await seriousInBothThemes(app.page)
      if (serious.length > 0) found[name] = serious
    }
    expect(found).toEqual({})
  }, 600_000)

  // A desktop has no address that a customer could open.
  test('can read and answer a plan by its link on a phone', async () => {
    const { client } = app
    const waiting = (await client.jobs.list({ state: 'open', stage: 'awaiting-approval', limit: 40 })).items
    const paths: string[] = []
    for (const { id: jobId } of waiting) {
      const [plan] = (await client.plans.ofJob({ jobId })).plans
      if (plan === undefined) throw new Error('a job that waits for its customer has no plan')
      const { url } = await client.plans.makeLink({ jobId, planId: plan.id, key: crypto.randomUUID() })
      paths.push(new URL(url).pathname)
    }
    const page = await app.newWindow()
    await page.setViewportSize({ width: 390, height: 844 })
    await wearTheme(page, 'light')
    const shown = async (path: string) => {
      await app.open(path, page)
      await page.getByRole('heading', { level: 1 }).or(page.getByRole('alert')).first().waitFor()
    }
    // Whatever the lines are called and come to: each sample has others.
    expect(paths.length).toBeGreaterThan(0)
    for (const path of [...paths, '/plan/unknown']) {
      await shown(path)
      const wider = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(wider).toBeLessThanOrEqual(0)
    }
    for (const path of [...paths.slice(0, 1), '/plan/unknown']) {
      await shown(path)
      expect(await seriousInBothThemes(page)).toEqual([])
    }
    await page.close()
  })

  test('can use the menu of a person in the light and the dark theme', async () => {
    const { page } = app
    await page
      .getByRole('banner')
      .getByRole('button', { name: /Elena Brandt/ })
      .click()
    await expectShown(page.getByRole('button', { name: 'Sign out' }))
    expect(await seriousInBothThemes(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('can sign in, and sees what has the focus', async () => {
    const page = await app.newWindow(null)
    await settled(page)
    expect(await seriousOn(page)).toEqual([])
    await page.close()
  })

  test('goes by Tab through the check-in in the order of asking, and sees where', async () => {
    const { page } = app
    await app.refresh()
    await app.open('/check-in')
    await expectShown(page.getByRole('heading', { level: 1, name: 'Check-in' }))
    await page.locator('[data-field="serial"]').focus()
    await page.evaluate(rememberLooks)
    const steps: FocusStep[] = []
    for (let at = 0; at < 40; at += 1) {
      steps.push(await page.evaluate(focusStep))
      await page.keyboard.press('Tab')
    }
    const order = steps.map(({ field }) => field).filter((field, at, all) => field !== '' && field !== all[at - 1])
    expect(order.slice(0, 11)).toEqual([
      'serial',
      'model',
      'boughtOn',
      'customer',
      'fault',
      'symptoms',
      'occurredOn',
      'accessories',
      'condition',
      'photos',
      'passcode',
    ])
    expect(steps.filter(({ looksOther }) => !looksOther)).toEqual([])
  })
})
