import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Place } from '../../shared/custody/custody.ts'
import type { JobFile } from '../../shared/jobs/jobs.ts'
import { certificateBytes, certificateCode } from '../../shared/scan/certificate-code.ts'
import { commandCode, scanCodeOf } from '../../shared/scan/scan-codes.ts'
import { type App, describeHost, expectShown } from '../kit/app.ts'
import { bringToReady, checkInOne, FRESH_KEYS, handBackOf, unitOf } from '../kit/job-life.ts'

describeHost('station', 'Custody', (launch) => {
  let app: App
  let job: JobFile
  let other: JobFile
  let place: Place
  const said = (words: string | RegExp) => expectShown(app.page.getByText(words))

  beforeAll(async () => {
    app = await launch()
    job = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('CUSTODY-1') })
    other = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('CUSTODY-2') })
    place = await app.client.custody.addPlace({ code: 'E2E-SHELF', name: null, kind: 'shelf', key: FRESH_KEYS.key() })
  })
  beforeEach(() => app.refresh())
  afterAll(() => app.close())

  test('goes by unit scan and place scan, and undo takes it back', async () => {
    await app.keys.scan(scanCodeOf(job.number))
    await expectShown(app.page.getByRole('heading', { level: 1, name: job.number }))
    await app.keys.scan(scanCodeOf(place.number))
    await said('CUSTODY-1 → At E2E-SHELF')
    const panel = app.page.getByRole('region', { name: 'Custody' })
    await expectShown(panel.getByText('At E2E-SHELF'))
    await app.keys.scan(scanCodeOf(commandCode('undo')))
    await said('CUSTODY-1 → At the desk')
    await expectShown(panel.getByText('Move taken back'))
    const { path } = await app.client.custody.ofUnit({ unitId: job.unitId })
    expect(path.map(({ why }) => why)).toEqual(['undone', 'moved', 'check-in'])
    expect((await app.client.jobs.get({ number: job.number })).stage).toBe('received')
  })

  test('a place scanned first takes the units scanned after it, until another place or Escape', async () => {
    const add = (code: string) => app.client.custody.addPlace({ code, name: null, kind: 'shelf', key: FRESH_KEYS.key() })
    const [first, second] = [await add('PUT-1'), await add('PUT-2')]
    const standAt = async ({ number }: Place) => (await app.client.custody.place({ number })).units.map(({ serial }) => serial)
    const putInto = (code: string) => said(`Units scanned now go to ${code}`)
    const heading = (name: string) => expectShown(app.page.getByRole('heading', { level: 1, name }))
    await app.keys.scan(scanCodeOf(first.number))
    await heading('PUT-1')
    await putInto('PUT-1')
    await app.keys.scan('CUSTODY-1')
    await expectShown(app.page.getByRole('link', { name: 'CUSTODY-1' }))
    await app.keys.scan(scanCodeOf(other.number))
    await said('CUSTODY-2 → At PUT-1')
    await expect.poll(() => standAt(first)).toEqual(expect.arrayContaining(['CUSTODY-1', 'CUSTODY-2']))
    await app.keys.scan('NO-UNIT-OF-OURS')
    await said('This code is no unit of ours.')
    await app.keys.scan(scanCodeOf(second.number))
    await putInto('PUT-2')
    await app.keys.scan('CUSTODY-2')
    await said('CUSTODY-2 → At PUT-2')
    await app.keys.scan(scanCodeOf(commandCode('undo')))
    await said('CUSTODY-2 → At PUT-1')
    await expect.poll(() => standAt(second)).toEqual([])
    await app.keys.press(['Escape'], () => 300)
    await app.page.getByText('Units scanned now go to PUT-2').waitFor({ state: 'hidden' })
    await app.keys.scan(scanCodeOf(other.number))
    await heading(other.number)
    expect(await standAt(second)).toEqual([])
  })

  test('a place by itself opens it; a count says what differs and puts it right', async () => {
    const to = { kind: 'place', placeId: place.id } as const
    await app.client.custody.move({ unitId: other.unitId, to, note: null, key: FRESH_KEYS.key() })
    await app.open('/models')
    await app.keys.scan(scanCodeOf(place.number))
    await expectShown(app.page.getByRole('heading', { level: 1, name: 'E2E-SHELF' }))
    await expectShown(app.page.getByRole('link', { name: 'CUSTODY-2' }))
    await app.keys.press(['Alt+c'], () => 300)
    await said('Scan every unit that stands here')
    await app.keys.scan('CUSTODY-2')
    await expectShown(app.page.getByText('1 of 1 found, 0 unexpected'))
    // What was thrown away is no deed any more.
    await app.page.getByRole('button', { name: 'Start afresh' }).click()
    await expectShown(app.page.getByText('0 of 1 found, 0 unexpected'))
    await app.keys.scan(scanCodeOf(commandCode('undo')))
    await said('There is nothing to undo.')
    // Two in one go: the second meets the count with the first; it is taken back by scan.
    await Promise.all([app.keys.scan('CUSTODY-1'), app.keys.scan('CUSTODY-2')])
    await expectShown(app.page.getByText('1 of 1 found, 1 unexpected'))
    await app.keys.scan(scanCodeOf(commandCode('undo')))
    await said('CUSTODY-2 is no longer counted.')
    await expectShown(app.page.getByText('0 of 1 found, 1 unexpected'))
    await app.keys.press(['Control+Enter'], () => 300)
    await said('0 found, 1 missing, 1 unexpected.')
    await app.page.getByRole('button', { name: 'It stands here' }).click()
    await said('Settled')
    expect((await app.client.custody.place({ number: place.number })).units.map(({ serial }) => serial)).toContain('CUSTODY-1')
    // The next shelf: the unit that was counted last stays where it is.
    const next = await app.client.custody.addPlace({ code: 'E2E-NEXT', name: null, kind: 'shelf', key: FRESH_KEYS.key() })
    await app.keys.scan(scanCodeOf(next.number))
    await expectShown(app.page.getByRole('heading', { level: 1, name: 'E2E-NEXT' }))
    expect((await app.client.custody.place({ number: next.number })).units).toEqual([])
    await app.open('/lost')
    await expectShown(app.page.getByRole('row', { name: /CUSTODY-2.*Missed/ }))
  })

  test('a signed slip is genuine by scan, and one letter of warranty more is not', async () => {
    const unit = await checkInOne(FRESH_KEYS, app.client, { unit: unitOf('CUSTODY-3') })
    await app.client.handBack.complete(await handBackOf(FRESH_KEYS, app.client, await bringToReady(FRESH_KEYS, app.client, unit)))
    const { html } = await app.client.documents.render({ document: { kind: 'hand-back-slip', jobId: unit.id } })
    const code = /data-code="(HBX[^"]+)"/.exec(html)?.[1] ?? ''
    await app.keys.scan(code)
    await expectShown(app.page.getByText('Genuine', { exact: true }))
    await expectShown(app.page.getByRole('link', { name: unit.number }))
    const bytes = Buffer.from(certificateBytes(code) ?? [])
    bytes.write('2099', bytes.lastIndexOf('"20') + 1)
    await app.keys.scan(certificateCode(bytes))
    await expectShown(app.page.getByText('Altered', { exact: true }))
  })

  test('the chains are checked from the settings', async () => {
    await app.open('/settings/audit')
    await app.page.getByRole('button', { name: 'Check now' }).click()
    const whole = app.page.getByText(/^(Audit|Custody): all [\d,]+ entries are as they were written\.$/)
    await expect.poll(() => whole.count()).toBe(2)
  })
})
