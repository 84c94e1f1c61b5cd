import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { STAGES } from '../../../shared/jobs/stages.ts'
import { openFreshStore, type FreshStore } from '../../../test/kit/stores.ts'
import type { Core } from '../../work/core.ts'
import { createLiveHub } from '../../work/live-hub.ts'
import { createPhotoFiles } from '../../work/photo-files.ts'
import { createSealer } from '../../work/sealer.ts'
import { fillSampleDepot } from './sample-depot.ts'

const NOW = '2026-11-21T08:30:00.000Z'

describe('the sample depot', () => {
  let store: FreshStore
  let folder: string
  let milliseconds = 0

  beforeAll(async () => {
    store = await openFreshStore('sqlite')
    folder = await mkdtemp(join(tmpdir(), 'handback-sample-'))
    const began = performance.now()
    await fillSampleDepot(coreOn(store, folder), 'zh-CN')
    milliseconds = performance.now() - began
  })

  afterAll(async () => {
    await store.close()
    await rm(folder, { recursive: true, force: true })
  })

  test('has 150 jobs, and some in every stage', async () => {
    const rows = await store.read.selectFrom('job').select(['stage']).execute()
    expect(rows).toHaveLength(150)
    expect(new Set(rows.map((row) => row.stage))).toEqual(new Set(STAGES))
  })
  test('takes seconds', () => expect(milliseconds).toBeLessThan(20_000))
})

function coreOn(store: FreshStore, folder: string): Core {
  return {
    store,
    clock: { now: () => NOW },
    random: {
      id: () => uuidv7(),
      bytes: (count) => new Uint8Array(count),
      digits: (count) => '1'.repeat(count),
      token: () => 'x'.repeat(43),
    },
    hub: createLiveHub(),
    sealer: createSealer(new Uint8Array(32)),
    photos: createPhotoFiles(folder),
    log: pino({ level: 'silent' }),
    pinCostLog2: 4,
  }
}
