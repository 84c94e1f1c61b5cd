import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, describeEachHost, expectShown } from '../kit/app.ts'
import { bareTripOf, barAt } from '../kit/bare-trip.ts'
import { assess, checkInOne, FRESH_KEYS, move, unitOf } from '../kit/job-life.ts'

/** Every open window shows a commit within this, on a machine that has nothing else to do. */
const BAR_MS = 1000

interface Watch {
  /** When the page first showed it, in ms since 1970 by the clock that the test has too. */
  shownAt: Promise<number>
}

/** Watches the page's document for something that matches `selector` and contains `text`; resolves once the watch is set. */
async function watchFor(page: Page, selector: string, text: string): Promise<Watch> {
  await page.evaluate(
    ({ selector, text }) => {
      const found = new Promise<number>((resolve) => {
        const look = () => {
          const isThere = [...document.querySelectorAll(selector)].some((element) => element.textContent.includes(text))
          if (!isThere) return
          observer.disconnect()
          resolve(performance.timeOrigin + performance.now())
        }
        const observer = new MutationObserver(look)
        observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true })
        look()
      })
      Reflect.set(window, 'handbackTestShown', found)
    },
    { selector, text },
  )
  return {
    // The page's own promise, set just above.
    shownAt: page.evaluate(() => Reflect.get(window, 'handbackTestShown') as Promise<number>),
  }
}

const now = () => performance.timeOrigin + performance.now()

describeEachHost('Two windows', (launch) => {
  let app: App
  let other: Page
  const said: string[] = []
  const bareTrip = async (): Promise<number> => Math.max(...(await Promise.all([app.page, other].map(bareTripOf))))
  /** What took so long, and the bar as this machine is at that time. */
  const measured = async <Answer>(act: () => Promise<{ delay: number; answer: Answer }>) => {
    const before = await bareTrip()
    const { delay, answer } = await act()
    const bare = Math.max(before, await bareTrip())
    said.push(`${Math.round(delay)} (${Math.round(bare)})`)
    return { delay, bar: barAt(BAR_MS, bare), answer }
  }
  /** From the moment the commit is acknowledged until the windows show it. */
  const shownAfter = <Answer>(commit: () => Promise<Answer>, watches: readonly Watch[]) =>
    measured(async () => {
      const answer = await commit()
      const acknowledged = now()
      const shown = await Promise.all(watches.map(({ shownAt }) => shownAt))
      return { delay: Math.max(...shown) - acknowledged, answer }
    })
  beforeAll(async () => {
    app = await launch()
    other = await app.newWindow('technician')
  })
  afterAll(async () => {
    process.stdout.write(`live on ${app.host}: shown so many ms after the commit (and a bare trip): ${said.join(', ')}\n`)
    await app.close()
  })

  test('show a check-in on the board, on today, and its moves on the job’s page, within a second', async () => {
    await app.open('/board')
    await app.open('/', other)
    await expectShown(app.page.locator('[data-card]'))
    await expectShown(other.getByText('In today'))
    const onBoard = await watchFor(app.page, 'section[aria-labelledby="stage-received"]', 'LV-1')
    const { counts } = await app.client.jobs.today()
    const onToday = await watchFor(other, 'main', `In today${counts.receivedToday + 1}`)
    const unit = unitOf('X-LV-1', { model: { kind: 'new', brand: 'LiveBrand', name: 'Live Wanderer', serialKind: 'plain' } })
    const checkIn = await shownAfter(() => checkInOne(FRESH_KEYS, app.client, { unit, isUrgent: true }), [onBoard, onToday])
    expect(checkIn.delay).toBeLessThan(checkIn.bar)
    const job = checkIn.answer

    await app.open(`/jobs/${job.number}`, other)
    await expectShown(other.getByRole('heading', { level: 1, name: job.number }))
    const onJob = await watchFor(other, 'main', 'Received → Assessing')
    const inColumn = await watchFor(app.page, 'section[aria-labelledby="stage-assessing"]', job.number)
    const moved = await shownAfter(() => move(FRESH_KEYS, app.client, job, 'assessing'), [onJob, inColumn])
    expect(moved.delay).toBeLessThan(moved.bar)

    const findings = await watchFor(other, 'main', 'Fuse F1 is open')
    const assessed = await shownAfter(() => assess(FRESH_KEYS, app.client, job), [findings])
    expect(assessed.delay).toBeLessThan(assessed.bar)
  })

  test('show each other what is done by hand', async () => {
    const job = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('X-LV-2') })
    await app.open('/board')
    await app.open(`/jobs/${job.number}`, other)
    await expectShown(other.getByRole('heading', { level: 1, name: job.number }))
    await expectShown(app.page.locator(`[data-card="${job.id}"]`))
    const moved = await watchFor(app.page, 'section[aria-labelledby="stage-assessing"]', job.number)
    const done = await watchFor(other, 'main', 'Received → Assessing')
    const { delay, bar } = await measured(async () => {
      await other.getByTestId('next-step').click()
      // The window in which it was done shows it when its own answer is there; the other must not be a second behind.
      return { delay: (await moved.shownAt) - (await done.shownAt), answer: undefined }
    })
    expect(delay).toBeLessThan(bar)
  })
})
