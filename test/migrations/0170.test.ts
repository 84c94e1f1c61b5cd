import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { templateBody } from '../../shared/documents/templates.ts'
import { queryPlan } from '../kit/rows.ts'
import { describeEachDialect, openStoreAtMigration } from '../kit/stores.ts'
import { insertRows } from './job-before.ts'

describeEachDialect('migration 110 → 170, document templates', (_, dialect) => {
  const terms = async (en: string | null, zh: string | null) => {
    const before = await openStoreAtMigration(dialect, 110)
    await before.transact((db) =>
      insertRows(db, dialect, [
        ['depot', { id: 'depot', name: 'North', ...(en && { slip_terms_en: en }), ...(zh && { slip_terms_zh: zh }) }],
      ]),
    )
    await before.stop()
    const store = await before.at(170)
    const { rows } = await sql<{ paper: string; number: number; body: string }>`
      select paper, number, body from document_template`.execute(store.read)
    const { rows: depots } = await sql`select * from depot`.execute(store.read)
    await store.close()
    return { rows, depots }
  }

  it('takes the terms on slips over as their first version', async () => {
    const { rows, depots } = await terms('Collect within 30 days.', null)
    expect(rows).toMatchObject([{ paper: 'rma-slips' }])
    const [row] = rows
    expect(Number(row?.number)).toBe(1)
    expect(templateBody.parse(JSON.parse(row?.body ?? ''))).toMatchObject({
      terms: { en: 'Collect within 30 days.', 'zh-CN': null },
    })
    expect(depots).toMatchObject([{ name: 'North' }])
    expect(Object.keys(depots[0] ?? {})).not.toContain('slip_terms_en')
  })

  it('begins without any where there were no terms', async () => {
    expect((await terms(null, null)).rows).toEqual([])
  })

  it('keeps each number once and every version as it was', async () => {
    await using store = await openStoreAtMigration(dialect, 170)
    const insert = (id: string) =>
      store.transact((db) =>
        sql`insert into document_template (id, paper, number, body, made_at) values (${id}, 'plan', 1, '{}', 'now')`.execute(db),
      )
    await insert('a')
    await expect(insert('b')).rejects.toThrow(/unique/i)
    await expect(store.transact((db) => sql`update document_template set body = '[]'`.execute(db))).rejects.toThrow(/append-only/)
    await expect(store.transact((db) => sql`delete from document_template`.execute(db))).rejects.toThrow(/append-only/)
    const newest = `select max(number) from document_template where paper = 'plan'`
    expect(await store.transact((db) => queryPlan(db, dialect, newest))).toContain('document_template_number')
  })
})
