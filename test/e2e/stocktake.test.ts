import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Bin } from '../../shared/stock/bins.ts'
import type { PartSummary } from '../../shared/parts/parts.ts'
import { scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost } from '../kit/app.ts'
import { seriousOn } from '../kit/axe.ts'
import { FRESH_KEYS } from '../kit/job-life.ts'
import { keysOf } from '../kit/keys.ts'

/** Two people count two shelves while a third moves pieces between them; only what is really amiss comes up, and a manager approves it. */
describeHost('station', 'A stocktake', (launch) => {
  let app: App
  let one: Bin
  let two: Bin
  let bare: Bin
  let moved: PartSummary
  let lost: PartSummary
  let serial: PartSummary
  const key = () => FRESH_KEYS.key()

  beforeAll(async () => {
    app = await launch({ as: 'parts' })
    const { stock, parts } = app.client
    const shelf = (code: string) => stock.addBin({ code, name: null, kind: 'shelf', keeperId: null, key: key() })
    ;[one, two, bare] = [await shelf('E2E-1'), await shelf('E2E-2'), await shelf('E2E-3')]
    const all = (await parts.list({ limit: 50 })).items
    const plain = all.filter(({ tracking }) => tracking === 'none')
    const found = [plain[0], plain[1], all.find(({ tracking }) => tracking === 'serial')]
    const [first, second, third] = found
    if (first === undefined || second === undefined || third === undefined) throw new Error('the sample has no such parts')
    ;[moved, lost, serial] = [first, second, third]
    const receive = (part: PartSummary, bin: Bin, quantity: number, lots: string[] = []) =>
      stock.receive({
        partId: part.id,
        binId: bin.id,
        quantity,
        unitCost: 1000,
        lots: lots.map((number) => ({ number, quantity: 1 })),
        reason: null,
        key: key(),
      })
    await receive(moved, one, 5)
    await receive(moved, two, 3)
    await receive(lost, one, 4)
    await receive(serial, one, 2, ['SN-E2E-1', 'SN-E2E-2'])
  })
  afterAll(() => app.close())

  const press = (...keys: string[]) => app.keys.press(keys, () => 120)
  const transfer = (part: PartSummary, quantity: number) =>
    app.client.stock.transfer({ partId: part.id, fromBinId: one.id, toBinId: two.id, quantity, lot: null, key: key() })
  const onHand = async (part: PartSummary, bin: Bin) =>
    (await app.client.stock.ofPart({ partId: part.id })).bins.find(({ binId }) => binId === bin.id)?.onHand ?? 0

  /** What a thumb would miss, on a tablet and on a phone. */
  const smallTargets = async () => {
    const small: string[] = []
    for (const width of [400, 1280]) {
      await app.page.setViewportSize({ width, height: 800 })
      const found = await app.page
        .locator('main button')
        .evaluateAll((buttons) =>
          buttons.filter((button) => button.getBoundingClientRect().height < 44).map((button) => button.textContent),
        )
      small.push(...found)
    }
    return small
  }

  test('is begun for scanned bins and counted blind by two at once, while pieces move', async () => {
    const { page, keys } = app
    await app.open('/parts')
    await page.getByText('Stocktake', { exact: true }).click()
    await page.getByText(/^No stocktake yet/).waitFor()
    await press('Alt+n')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('What is counted').waitFor()
    for (const bin of [one, two, bare]) {
      await keys.scan(scanCodeOf(bin.number))
      await dialog.locator('.mantine-Pill-root', { hasText: bin.code }).waitFor()
    }
    await press('Control+Enter')
    await page.getByRole('heading', { name: /^Stocktake \d+$/, level: 1 }).waitFor()
    await press('Alt+c')

    await page.getByText('Scan the bin that you count').waitFor()
    await keys.scan(scanCodeOf(moved.number))
    await page.getByText('Scan the bin first.').waitFor()
    await keys.scan(scanCodeOf(one.number))
    await page.getByText('Scan every piece, then the next bin').waitFor()
    await keys.scan(scanCodeOf(moved.number))
    await page.getByText(`${moved.sku}: 1 counted`).waitFor()
    const code = page.getByRole('textbox', { name: 'Or type a code' })
    await code.fill('1.5')
    await press('Enter')
    await page.getByText('“1.5” cannot be counted.').waitFor()
    await code.fill('5')
    await press('Enter')
    await page.getByText(`${moved.sku}: 5 counted`).waitFor()
    expect(await smallTargets()).toEqual([])
    expect(await seriousOn(page)).toEqual([])

    const other = await app.newWindow('technician')
    const otherKeys = await keysOf(other)
    await app.open(new URL(page.url()).pathname, other)
    await other.getByText('Scan the bin that you count').waitFor()
    await otherKeys.scan(scanCodeOf(two.number))
    await other.getByText('Scan every piece, then the next bin').waitFor()
    // After its shelf was counted, and before the other's is: right both times.
    await transfer(moved, 2)
    await otherKeys.scan(scanCodeOf(moved.number))
    await other.getByRole('textbox', { name: 'Pieces in all' }).fill('5')
    await otherKeys.press(['Enter'], () => 120)
    await other.getByText(`${moved.sku}: 5 counted`).waitFor()

    await page.bringToFront()
    for (const pieces of [1, 2, 3]) {
      await keys.scan(scanCodeOf(lost.number))
      await page.getByText(`${lost.sku}: ${pieces} counted`).waitFor()
    }
    await transfer(lost, 1)
    await keys.scan(scanCodeOf(serial.number))
    await page.getByText('Scan its serial or batch').waitFor()
    await keys.scan('SN-E2E-1')
    await page.getByText(`${serial.sku} · SN-E2E-1: 1 counted`).waitFor()
    await keys.scan('SN-E2E-1')
    await page.getByText('Serial SN-E2E-1 has been counted in this bin already.').waitFor()
    const [outside] = (await app.client.stock.bins()).filter(({ id }) => ![one.id, two.id, bare.id].includes(id))
    await keys.scan(scanCodeOf(outside?.number ?? ''))
    await page.getByText(`${outside?.code ?? ''} is not part of stocktake`).waitFor()
    await keys.scan(scanCodeOf(two.number))
    await page.getByText(`is counting ${two.code} just now`).waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByText(`is counting ${two.code} just now`).waitFor({ state: 'hidden' })
    await press('Control+Enter')
    await page.getByText(`${one.code} is finished.`).waitFor()
    await otherKeys.scan(scanCodeOf(bare.number))
    await other.locator('.stocktake-bin', { hasText: bare.code }).waitFor()
    await other.getByRole('button', { name: 'Finish bin' }).click()
    await other.getByText(`Nothing was counted in ${bare.code}. Is it empty?`).waitFor()
    await other.getByRole('button', { name: 'Yes, it is empty' }).click()
    await other.getByText(`${bare.code} is finished.`).waitFor()
    await other.close()
    const [summary] = (await app.client.stocktake.list({})).items
    expect(summary).toMatchObject({ state: 'open', bins: 3, done: 3, open: 2 })
  })

  test('shows what differs by the moment of counting; not whoever counted approves it but a manager', async () => {
    const { page } = app
    await page.bringToFront()
    await press('Alt+o')
    await page.getByText('3 of 3 bins').first().waitFor()
    const rows = page.locator('.stocktake-differences tbody').getByRole('row')
    await rows.filter({ hasText: lost.sku }).waitFor()
    await page.getByText('You counted it yourself: a colleague or a manager approves.').waitFor()
    const figures = async () =>
      (
        await rows
          .filter({ has: page.locator('td') })
          .evaluateAll((found) => found.map((row) => [...row.querySelectorAll('td')].slice(1).map((cell) => cell.textContent)))
      ).map(([expected, counted, difference]) => [expected, counted, difference?.slice(0, 2)])
    const wanted = [
      ['4', '3', '-1'],
      ['1', '0', '-1'],
    ]
    await expect.poll(figures).toEqual(lost.sku < serial.sku ? wanted : wanted.toReversed())
    await page.getByText('Not scanned: counts as 0').waitFor()
    expect(await seriousOn(page)).toEqual([])
    await page
      .getByRole('button', { name: /^Approve 0/ })
      .and(page.locator('[aria-disabled="true"]'))
      .waitFor()

    const manager = await app.newWindow('manager')
    const keys = await keysOf(manager)
    await app.open(new URL(page.url()).pathname, manager)
    await manager.getByRole('button', { name: /^Approve 2/ }).waitFor()
    await keys.press(['Alt+a'], () => 120)
    await manager.getByRole('button', { name: 'Yes, enter' }).click()
    await manager.getByText('Nothing is left to decide.').waitFor()
    await page.getByText('Nothing is left to decide.').waitFor()
    await keys.press(['Alt+f'], () => 120)
    await manager.getByText('Finished', { exact: true }).waitFor()
    expect([await onHand(moved, one), await onHand(moved, two)]).toEqual([3, 5])
    expect([await onHand(lost, one), await onHand(lost, two), await onHand(serial, one)]).toEqual([2, 1, 1])
    expect((await app.client.stock.check()).differences).toEqual([])
    const [summary] = (await app.client.stocktake.list({})).items
    expect(summary).toMatchObject({ state: 'finished', open: 0, done: 3, bins: 3 })
  })
})
