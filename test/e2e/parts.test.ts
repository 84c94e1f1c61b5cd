import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PartFile } from '../../shared/parts/parts.ts'
import { quantityCode, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost } from '../kit/app.ts'
import { printedPages } from '../print/printed-pages.ts'

describeHost('station', 'The parts clerk', (launch) => {
  let app: App
  beforeAll(async () => {
    app = await launch({ as: 'parts' })
  })
  afterAll(() => app.close())

  const EAN = '4006381333931'
  const press = (...keys: string[]) => app.keys.press(keys, () => 120)
  const binNamed = async (code: string) => {
    const bin = (await app.client.stock.bins()).find((one) => one.code === code)
    if (bin === undefined) throw new Error(`no bin ${code}`)
    return bin
  }
  const fileOf = async (sku: string): Promise<PartFile> => {
    const [part] = await app.client.parts.find({ query: sku })
    return app.client.parts.get({ number: part?.number ?? '' })
  }

  test('adds a part whose barcode is scanned from its box, takes some in, and prints its label', async () => {
    const { page, keys } = app
    await app.open('/parts')
    await page.getByRole('heading', { name: 'Parts', level: 1 }).waitFor()
    await press('Alt+n')
    await page.getByRole('textbox', { name: 'SKU' }).fill('e2e-lens')
    await page.getByRole('textbox', { name: 'Name in English' }).fill('Camera lens')
    await page.getByRole('textbox', { name: 'Price' }).fill('49.50')
    await keys.scan(EAN)
    await page.getByRole('list', { name: 'Barcodes' }).getByText(EAN).waitFor()
    await press('Control+Enter')
    await page.getByRole('heading', { name: 'E2E-LENS', level: 1 }).waitFor()
    await page.getByText('Nothing has moved yet. Take in the first pieces.').waitFor()

    await press('Alt+n')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Pieces' }).fill('1.5')
    await dialog.getByRole('textbox', { name: 'Cost of one piece' }).fill('20')
    await press('Control+Enter')
    await dialog.getByText('Please enter whole pieces.').waitFor()
    await keys.scan(scanCodeOf((await binNamed('S1-01')).number))
    await dialog.locator('option:checked', { hasText: 'S1-01' }).waitFor({ state: 'attached' })
    await keys.scan(scanCodeOf(quantityCode(5)))
    await expect.poll(() => dialog.getByRole('textbox', { name: 'Pieces' }).inputValue()).toBe('5')
    await press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('table', { name: 'Where it lies' }).getByText('S1-01').waitFor()
    const { part, stock } = await fileOf('E2E-LENS')
    expect(stock).toMatchObject({ owned: 5, averageCost: 2000, bins: [{ code: 'S1-01', onHand: 5 }] })

    await press('Alt+l')
    const [label] = await app.print('Part label')
    const [printed] = await printedPages(label ?? Buffer.alloc(0), 300)
    expect(printed?.codes).toEqual([scanCodeOf(part.number)])
    expect(printed?.text).toContain('E2E-LENS')
    expect(printed?.text).not.toContain('49')
  })

  test('moves pieces by scans alone, and what was scanned wrongly says why', async () => {
    const { page, keys } = app
    const { part } = await fileOf('E2E-LENS')
    const scanBin = async (code: string) => keys.scan(scanCodeOf((await binNamed(code)).number))
    await app.open('/stock/transfer')
    await page.getByRole('heading', { name: 'Scan the bin that it lies in' }).waitFor()
    await keys.scan(EAN)
    await page.getByText('Scan the bin first that it is taken from.').waitFor()
    await scanBin('S1-01')
    await page.getByRole('heading', { name: 'Scan the part' }).waitFor()
    await keys.scan(EAN)
    await page.getByText('1 × E2E-LENS').waitFor()
    await keys.scan(scanCodeOf(part.number))
    await page.getByText('2 × E2E-LENS').waitFor()
    await scanBin('S1-01')
    await page.getByText('That is the bin it comes from. Scan the other one.').waitFor()
    await scanBin('VAN-1')
    await page.getByText('Moved 2 × E2E-LENS from S1-01 to VAN-1.').waitFor()

    await keys.press([...'E2E-LENS', 'Enter'], () => 120)
    await page.getByText('1 × E2E-LENS').waitFor()
    await keys.scan(scanCodeOf(quantityCode(4)))
    await page.getByText('4 × E2E-LENS').waitFor()
    await keys.press(['9', 'Enter'], () => 120)
    await page.getByText('9 × E2E-LENS').waitFor()
    await scanBin('VAN-1')
    await page.getByRole('alert').getByText('There are only 3 of E2E-LENS in this bin.').waitFor()
    const { stock } = await fileOf('E2E-LENS')
    expect(stock.bins.map(({ code, onHand }) => [code, onHand])).toEqual([
      ['S1-01', 3],
      ['VAN-1', 2],
    ])
  })

  test('enters pieces that were found, worth what one costs on average', async () => {
    const { page, keys } = app
    await app.open(`/parts/${(await fileOf('E2E-LENS')).part.number}`)
    await page.getByRole('button', { name: 'Found pieces' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: 'Bin' }).waitFor()
    await keys.scan(scanCodeOf((await binNamed('VAN-1')).number))
    await dialog.locator('option:checked', { hasText: 'VAN-1' }).waitFor({ state: 'attached' })
    await keys.scan(scanCodeOf(quantityCode(2)))
    await press('Control+Enter')
    await dialog.getByText('Please fill this in.').waitFor()
    await dialog.getByRole('textbox', { name: 'Reason' }).fill('Behind the seat')
    await press('Control+Enter')
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('table', { name: 'Movements' }).getByText('Found').waitFor()
    const { stock } = await fileOf('E2E-LENS')
    expect(stock).toMatchObject({ owned: 7, averageCost: 2000 })
    expect(stock.bins.map(({ code, onHand }) => [code, onHand])).toEqual([
      ['S1-01', 3],
      ['VAN-1', 4],
    ])
  })

  test('opens parts and bins by a scan anywhere, and proves that all sums agree', async () => {
    const { page, keys } = app
    await app.open('/')
    await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor()
    await keys.scan(EAN)
    await page.getByRole('heading', { name: 'E2E-LENS', level: 1 }).waitFor()
    await keys.scan(scanCodeOf((await binNamed('VAN-1')).number))
    await page.getByRole('heading', { name: 'VAN-1', level: 1 }).waitFor()
    await page.getByRole('link', { name: 'E2E-LENS' }).waitFor()
    await app.open('/stock/value')
    await page.getByRole('button', { name: 'Check now' }).waitFor()
    await press('Alt+k')
    await page.getByText(/movements, all sums agree$/).waitFor()
    expect((await app.client.stock.check()).differences).toEqual([])
  })
})
