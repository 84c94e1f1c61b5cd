import { expect, it } from 'vitest'
import type { LabelLayout } from '../../../shared/labels/label-layout.ts'
import { labelSizes, usualDesign } from '../../../shared/labels/label-kinds.ts'
import { checkInOne, unitOf } from '../../../test/kit/job-life.ts'
import { failureOf, openWorld, refusalOf } from '../../../test/kit/world.ts'
import { DIALECTS } from '../../../test/kit/stores.ts'
import { firstUnreadable } from './draw-labels.service.ts'

it.each(DIALECTS)('a layout is kept once a version, and prints from then on (%s)', async (dialect) => {
  await using world = await openWorld({ dialect })
  const { client } = await world.as('administrator')
  const usual = (await client.labels.layouts()).find(({ kind }) => kind === 'command')
  expect(usual).toEqual({ kind: 'command', design: usualDesign('command'), version: 0 })
  const paper = () => client.documents.render({ document: { kind: 'command-labels' } })
  expect(await paper()).toMatchObject({ widthMicrons: 62_000, heightMicrons: 29_000 })

  const design = { ...usualDesign('command'), size: labelSizes['50x25'], code: 'data-matrix' } as const
  const save = (version: number) => client.labels.save({ kind: 'command', version, design, key: world.key() })
  expect(await save(0)).toEqual({ version: 1 })
  expect(await failureOf(save(0))).toEqual({ code: 'STALE', data: { yours: 0, current: 1 } })
  expect(await save(1)).toEqual({ version: 2 })
  expect(await paper()).toMatchObject({ widthMicrons: 50_000, heightMicrons: 25_000 })
})

it('a layout without a code, of 0 mm or 3 m, or on which nothing has room is refused', async () => {
  await using world = await openWorld()
  const { client } = await world.as('administrator')
  const usual = usualDesign('job')
  const save = (broken: object) =>
    client.labels.save({ kind: 'job', version: 0, design: { ...usual, ...broken }, key: world.key() })
  for (const [broken, message] of [
    [{ code: undefined }, 'labelNeedsCode'],
    [{ size: { widthMm: 0, heightMm: 29 } }, '15'],
    [{ size: { widthMm: 62, heightMm: 3000 } }, '300'],
    [{ fields: [] }, 'labelNeedsField'],
  ] as const) {
    const { code, data } = await failureOf(save(broken))
    expect([code, JSON.stringify(data)]).toEqual(['BAD_REQUEST', expect.stringContaining(message)])
  }
  expect(await refusalOf(save({ size: { widthMm: 20, heightMm: 15 }, code: 'code-128' }))).toEqual({
    reason: 'label-code-too-fine',
    params: { labelKind: 'job' },
  })
  expect(await refusalOf(save({ size: { widthMm: 40, heightMm: 18 } }))).toMatchObject({ reason: 'label-no-room' })
  expect((await client.labels.layouts()).every(({ version }) => version === 0)).toBe(true)
})

it('a preview says what speaks against a layout, and whether its code reads back', async () => {
  await using world = await openWorld()
  const { client } = await world.as('auditor')
  const preview = (size: { widthMm: number; heightMm: number }, sample: 'newest' | 'long') =>
    client.labels.preview({ kind: 'loaner', design: { ...usualDesign('loaner'), size }, sample })
  expect(await preview(labelSizes['62x29'], 'newest')).toMatchObject({ problems: [], cut: [], isReadable: true, of: null })
  const long = await preview(labelSizes['29x90'], 'long')
  expect(long).toMatchObject({ problems: [], cut: expect.arrayContaining(['unit']), isTurned: true, widthMm: 90, heightMm: 29 })
  const small = await preview({ widthMm: 40, heightMm: 18 }, 'newest')
  expect(small.isReadable).toBe(false)
  expect(small.problems).toContainEqual({ field: 'depotPhone', why: 'no-room' })
})

it('a preview shows the record that is asked for by its number, and says when there is none', async () => {
  await using world = await openWorld()
  const { client } = await world.as('manager')
  const accessories = [{ name: 'Charger', note: null }]
  const job = await checkInOne(world, client, { unit: unitOf('SHOWN-1'), accessories })
  await checkInOne(world, client, { unit: unitOf('SHOWN-2') })
  const shown = (kind: 'job' | 'accessory' | 'unit', number: string | null) =>
    client.labels.preview({ kind, design: usualDesign(kind), sample: 'newest', number })
  expect((await shown('job', null)).svg).toContain('SHOWN-2')
  for (const typed of [job.number, ` ${job.number.toLowerCase()} `, String(Number(job.number.slice(1, -1)))]) {
    const { of, svg } = await shown('job', typed)
    expect([of, svg.includes('SHOWN-1')]).toEqual([job.number, true])
  }
  expect((await shown('accessory', job.number)).svg).toContain('Charger')
  const { number } = (await client.units.get({ unitId: job.unitId })).unit
  expect((await shown('unit', number)).svg).toContain('SHOWN-1')
  for (const [kind, unknown] of [
    ['job', 'J0000099X'],
    ['job', number],
    ['unit', job.number],
    ['job', '<script>'],
  ] as const)
    expect(await failureOf(shown(kind, unknown))).toMatchObject({ code: 'NOT_FOUND' })
})

it('a label is proved at the resolution of its printer: what a coarse one cannot print, a fine one may', async () => {
  // At 203 dpi a module needs a dot, and the code more room than it has.
  const small: LabelLayout = {
    widthMm: 30,
    heightMm: 15,
    items: [
      { kind: 'code', code: 'qr', payload: 'J0000001X', xMm: 2, yMm: 2, widthMm: 3, heightMm: 3 },
      { kind: 'box', xMm: 5, yMm: 2, widthMm: 10, heightMm: 3 },
    ],
  }
  expect(await firstUnreadable([small], 203)).toBe(0)
  expect(await firstUnreadable([small], 600)).toBeNull()
})
