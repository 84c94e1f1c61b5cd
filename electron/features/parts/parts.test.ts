import { expect, test } from 'vitest'
import { plansOf, wastefulSteps } from '../../../test/kit/plans.ts'
import { partOf } from '../../../test/kit/stock.ts'
import { openWorld } from '../../../test/kit/world.ts'
import { lookUpCode } from './look-up.service.ts'
import { readParts } from './part-list.service.ts'
import { readPartFile } from './parts.service.ts'

/** Only what is asked for is read: no list, look-up or page of a part walks a whole table. */
test('parts are read by indexes alone', async () => {
  await using world = await openWorld()
  await partOf(world)
  const wanted = { show: 'active' as const, binId: null, cursor: null, limit: 50 }
  const [part] = (await readParts(world.store.read, { ...wanted, query: '' })).items
  const plans = await plansOf(world.store, async (db) => {
    await readParts(db, { ...wanted, query: 'SKU' })
    await readParts(db, { ...wanted, query: 'SK', show: 'low' })
    await readParts(db, { ...wanted, query: '', binId: part?.id ?? '' })
    await readPartFile(db, part?.number ?? '')
    for (const code of ['nothing of ours', '4006381333931', 'P1', 'B1']) await lookUpCode(db, code)
  })
  expect(plans.length).toBeGreaterThan(20)
  expect(wastefulSteps(plans)).toEqual([])
})
