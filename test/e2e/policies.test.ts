import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays } from '../../shared/kernel/time.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'

describeHost('station', 'A policy', (launch) => {
  let app: App
  beforeAll(async () => {
    app = await launch()
  })
  beforeEach(() => app.refresh())
  afterAll(() => app.close())

  const newest = async () => {
    const { policies } = await app.client.policies.list()
    const ofGoods = policies.filter(({ preset }) => preset === 'consumer-goods').toSorted((a, b) => (a.id < b.id ? 1 : -1))
    const [policy] = ofGoods
    if (policy === undefined) throw new Error('nobody adopted consumer goods')
    return policy
  }
  const adopt = async () => {
    const { page } = app
    await app.open('/policies')
    await page.getByRole('group', { name: 'Consumer goods' }).getByRole('button', { name: 'Adopt' }).click()
    await expectShown(page.getByRole('heading', { level: 1, name: 'Consumer goods' }))
  }
  const editRule = async (name: string) => {
    await app.page.getByText('Edit', { exact: true }).click()
    await app.page.getByRole('button', { name }).click()
  }
  const cell = (row: string, column: number) =>
    app.page.getByRole('table', { name: 'Result' }).getByRole('row', { name: row }).getByRole('cell').nth(column)

  test('is adopted, tried out while it is edited, and saved as a version beside the one before', async () => {
    const { page } = app
    await adopt()
    const { id: policyId } = await newest()
    await editRule('Change Rule 1.2')
    await expect.poll(() => page.getByLabel('Came in on').inputValue()).not.toBe('')
    const on = await page.getByLabel('Came in on').inputValue()
    const today = new Date(`${on} UTC`).toISOString().slice(0, 10)
    await page.getByLabel('Bought on').fill(addDays(today, -40))
    await page.getByLabel('Bought on').press('Enter')
    await page.getByLabel('Responsibility').selectOption('Maker')
    await page.getByLabel('How long').fill('45')
    await expectShown(cell('Labour', 0).getByText('free of charge'))
    await expectShown(cell('Labour', 1).getByText('charged'))
    await page.getByLabel('What changed and why').fill('Half as long again')
    await app.keys.press(['Control+Enter'], () => 300)
    await expectShown(page.getByText('Version 2,'))
    const { versions, current } = await app.client.policies.get({ policyId })
    expect(versions.map(({ number, note }) => [number, note])).toEqual([
      [2, 'Half as long again'],
      [1, null],
    ])
    const first = await app.client.policies.version({ policyId, number: 1 })
    const daysIn = (body: typeof current.body) =>
      body.rules.flatMap((rule) =>
        rule.id === 'quality-repair' ? rule.when.flatMap((it) => (it.if === 'within' ? it.amount : [])) : [],
      )
    expect([daysIn(first.body), daysIn(current.body)]).toEqual([[30], [45]])
    await page.getByText('Versions: 2').click()
    await expectShown(page.getByText('within 45 days of the purchase'))
    await expectShown(page.getByText('within 30 days of the purchase'))
  })

  test('whose rules contradict each other says so at both, and is not saved', async () => {
    const { page } = app
    await adopt()
    const policy = await newest()
    await editRule('Copy Rule 1.1')
    const copy = page.getByRole('region', { name: 'Rule –' })
    await copy.getByLabel('Clause', { exact: true }).fill('9.1')
    const both = page.getByRole('alert')
    await page.getByRole('region', { name: 'Rule 9.1' }).getByText('at a price', { exact: true }).click()
    await expectShown(both.getByText('This rule contradicts rule 9.1', { exact: false }))
    await expectShown(both.getByText('This rule contradicts rule 1.1', { exact: false }))
    await page.getByLabel('What changed and why').fill('A mistake')
    await app.keys.press(['Control+Enter'], () => 300)
    await expectShown(page.getByText('Not saved yet; kept as a draft on this station.'))
    expect((await app.client.policies.get({ policyId: policy.id })).versions).toHaveLength(1)
  })
})
