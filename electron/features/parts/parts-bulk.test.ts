import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { count, insertRow, requiredColumns } from '../../../test/kit/rows.ts'
import { describeEachDialect } from '../../../test/kit/stores.ts'
import { modelId, type ModelId } from '../../../shared/kernel/ids.ts'
import { PLAIN_PART } from '../../../shared/parts/parts.ts'
import type { WriteDb } from '../../db/store.ts'
import { insertParts, linkSubstitutes, mapPartsBySku } from './parts-bulk.repository.ts'

/**
 * Two parameters a row: more rows than a statement of SQLite takes, which takes 32,766 parameters. PostgreSQL takes twice as many; it
 * only has to take several statements.
 */
const MANY = { sqlite: 16_400, postgres: 1200 }

const idOf = (at: number): ModelId => modelId.parse(`01890000-0000-7000-8000-${String(at).padStart(12, '0')}`)

async function addParts(db: WriteDb, last: number): Promise<void> {
  await sql`with recursive n (i) as (select 0 union all select i + 1 from n where i < ${sql.lit(last)})
    insert into part (id, sku, seq, name_en, name_zh, price, version)
    select 'part-' || i, 'SKU-' || i, i, 'Part', '', 0, 1 from n`.execute(db)
  await sql`insert into part_stock (part_id) select id from part`.execute(db)
}

describeEachDialect('parts by the hundred', (openFreshStore, dialect) => {
  test('one part may stand in for more of them than a statement has parameters', async () => {
    await using store = await openFreshStore()
    const pairs = Array.from({ length: MANY[dialect] }, (_, at) => [`SKU-${at + 1}`, 'SKU-0'] as const)
    await store.transact(async (db) => {
      await addParts(db, MANY[dialect])
      await linkSubstitutes(db, pairs)
    })
    expect(await count(store.read, 'part_substitute')).toBe(MANY[dialect])
  })

  test('more of them are looked up than a statement of either store has parameters', async () => {
    await using store = await openFreshStore()
    await store.transact((db) => addParts(db, 1))
    const unknown = Array.from({ length: 65_536 }, (_, at) => `NONE-${at}`)
    expect([...(await mapPartsBySku(store.read, ['SKU-0', ...unknown, 'SKU-1'])).keys()]).toEqual(['SKU-0', 'SKU-1'])
  })

  test('fewer than one transaction imports may fit as many models as a line may name', async () => {
    await using store = await openFreshStore()
    const required = await requiredColumns(store.read, dialect)
    const modelIds = Array.from({ length: 200 }, (_, at) => idOf(at))
    const parts = Array.from({ length: MANY[dialect] / modelIds.length }, (_, at) => ({
      id: `part-${at}`,
      fields: { ...PLAIN_PART, sku: `FIT-${at}`, modelIds },
    }))
    await store.transact(async (db) => {
      for (const id of modelIds) await insertRow(db, required, 'model', { id, name_key: id })
      await insertParts(db, parts)
    })
    expect(await count(store.read, 'part_model')).toBe(MANY[dialect])
  })
})
