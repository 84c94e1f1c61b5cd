import { afterAll, beforeAll, expect, test } from 'vitest'
import { STAGES, type Stage } from '../../shared/jobs/stages.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { seriousInBothThemes, wearTheme } from '../kit/axe.ts'

/** The dialogs that an address opens, and the stage of a job that has them. */
const DIALOGS: readonly (readonly [dialog: string, stage: Stage])[] = [
  ['assess', 'assessing'],
  ['log', 'repairing'],
  ['checklist', 'testing'],
  ['plan', 'awaiting-approval'],
  ['approve', 'awaiting-approval'],
  ['consent', 'awaiting-approval'],
  ['link', 'awaiting-approval'],
  ['report', 'repairing'],
  ['escalate', 'assessing'],
  ['told', 'assessing'],
  ['hold', 'assessing'],
  ['due', 'assessing'],
  ['assign', 'assessing'],
  ['shelf', 'assessing'],
  ['move', 'repairing'],
]

describeHost('station', 'Everybody at the bench can use in both themes', (launch) => {
  let app: App
  beforeAll(async () => {
    app = await launch()
    await wearTheme(app.page, 'light')
  })
  afterAll(() => app.close())

  const numberIn = async (stage: Stage): Promise<string> => {
    const { items } = await app.client.jobs.list({ state: 'all', stage, limit: 1 })
    const [job] = items
    if (job === undefined) throw new Error(`the sample has no job in ${stage}`)
    return job.number
  }
  const openJob = async (number: string) => {
    await app.open(`/jobs/${number}`)
    await expectShown(app.page.getByRole('heading', { level: 1, name: number }))
  }
  const closeDialog = async () => {
    const dialog = app.page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Close', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }

  for (const stage of STAGES)
    test(`the page of a job in ${stage}`, async () => {
      await openJob(await numberIn(stage))
      await expectShown(app.page.getByRole('list', { name: 'Timeline' }))
      expect(await seriousInBothThemes(app.page)).toEqual([])
    })

  for (const [dialog, stage] of DIALOGS)
    test(`the dialog ${dialog}`, async () => {
      await app.open('/')
      await expectShown(app.page.getByRole('heading', { level: 1, name: /^Today/ }))
      await app.open(`/jobs/${await numberIn(stage)}?dialog=${dialog}`)
      await expectShown(app.page.getByRole('dialog'))
      expect(await seriousInBothThemes(app.page)).toEqual([])
      await closeDialog()
    })

  test('photos, preview and menu of a job, and the bar that says what a scan came to', async () => {
    const { page } = app
    await openJob(await numberIn('testing'))
    await page.getByRole('button', { name: 'Add photos' }).click()
    await expectShown(page.getByRole('dialog'))
    expect(await seriousInBothThemes(page)).toEqual([])
    await closeDialog()
    await page.getByRole('button', { name: 'Preview of Job label' }).click()
    await expectShown(page.getByRole('dialog', { name: 'Job label' }))
    expect(await seriousInBothThemes(page)).toEqual([])
    await closeDialog()
    await page.getByRole('button', { name: 'More', exact: true }).click()
    await expectShown(page.getByRole('menuitem', { name: /^Assign/ }))
    expect(await seriousInBothThemes(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('menu').waitFor({ state: 'hidden' })
    await app.keys.scan('QX-40-1177')
    await expectShown(page.getByRole('alert').getByText('First time here: QX-40-1177'))
    expect(await seriousInBothThemes(page)).toEqual([])
  })
})
