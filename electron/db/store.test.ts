import { sql } from 'kysely'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { describeEachDialect } from '../../test/kit/stores.ts'
import { NestedTransactionError, StoreClosedError, UnbindableValueError } from './store-errors.ts'
import { dialectOf, type ReadDb, type WriteDb } from './store.ts'

interface Row {
  id: number
  word: string | null
}

const createThings = (db: WriteDb, strict: string) =>
  sql`create table thing (id integer primary key, word text unique) ${sql.raw(strict)}`.execute(db)
const insert = (db: WriteDb, id: unknown, word: unknown = `word ${String(id)}`) =>
  sql`insert into thing (id, word) values (${id}, ${word})`.execute(db)
const things = async (db: ReadDb) => (await sql<Row>`select id, word from thing order by id`.execute(db)).rows

describeEachDialect('a store', (openFreshStore, dialect) => {
  const openWithThings = async () => {
    const store = await openFreshStore()
    await store.transact((db) => createThings(db, dialect === 'sqlite' ? 'strict' : ''))
    return store
  }

  it('tells its dialect from any executor', async () => {
    await using store = await openFreshStore()
    expect(store.dialect).toBe(dialect)
    expect(dialectOf(store.read)).toBe(dialect)
    expect(await store.transact(async (db) => dialectOf(db))).toBe(dialect)
  })

  it('keeps what a transaction wrote, and gives its result', async () => {
    await using store = await openWithThings()
    const result = await store.transact(async (db) => {
      await insert(db, 1)
      await Promise.all([insert(db, 2), insert(db, 3)])
      return 'done'
    })
    expect(result).toBe('done')
    expect(await things(store.read)).toEqual([1, 2, 3].map((id) => ({ id, word: `word ${id}` })))
  })

  it('rolls back when the work rejects, and rethrows its error', async () => {
    await using store = await openWithThings()
    const reason = new Error('changed my mind')
    await expect(
      store.transact(async (db) => {
        await insert(db, 1)
        throw reason
      }),
    ).rejects.toBe(reason)
    expect(await things(store.read)).toEqual([])
  })

  it('goes on after a transaction that did nothing', async () => {
    await using store = await openWithThings()
    await store.transact(async () => undefined)
    await expect(store.transact(() => Promise.reject(new Error('at once')))).rejects.toThrow('at once')
    await store.transact((db) => insert(db, 1))
    expect(await things(store.read)).toHaveLength(1)
  })

  it('keeps the code of a database error', async () => {
    await using store = await openWithThings()
    const code = dialect === 'sqlite' ? 'SQLITE_CONSTRAINT_UNIQUE' : '23505'
    const twice = store.transact(async (db) => {
      await insert(db, 1, 'same')
      await insert(db, 2, 'same')
    })
    await expect(twice).rejects.toMatchObject({ code })
    expect(await things(store.read)).toEqual([])
  })

  it('refuses to commit after a failed statement whose error was caught, with that first error', async () => {
    await using store = await openWithThings()
    const code = dialect === 'sqlite' ? 'SQLITE_CONSTRAINT_UNIQUE' : '23505'
    const careless = store.transact(async (db) => {
      await insert(db, 1, 'same')
      await insert(db, 2, 'same').catch(() => 'careless')
      await insert(db, 3).catch(() => 'careless again')
    })
    await expect(careless).rejects.toMatchObject({ code })
    expect(await things(store.read)).toEqual([])
    await store.transact((db) => insert(db, 4))
    expect(await things(store.read)).toHaveLength(1)
  })

  it('rethrows the first error when several statements run at once', async () => {
    await using store = await openWithThings()
    const code = dialect === 'sqlite' ? 'SQLITE_CONSTRAINT_PRIMARYKEY' : '23505'
    const together = store.transact((db) => Promise.all([insert(db, 1), insert(db, 1, 'other'), insert(db, 2)]))
    await expect(together).rejects.toMatchObject({ code })
    expect(await things(store.read)).toEqual([])
  })

  it('keeps nothing of statements that were started with one that failed', async () => {
    await using store = await openWithThings()
    const started: Promise<unknown>[] = []
    const failed = store.transact((db) => {
      started.push(insert(db, 1, 'taken'), insert(db, 2, 'taken'), ...[3, 4, 5].map((id) => insert(db, id)))
      return Promise.all(started)
    })
    await expect(failed).rejects.toThrow(/unique/i)
    await Promise.allSettled(started)
    // What was still waiting for its turn when the transaction ended must not be kept by itself.
    expect(await things(store.read)).toEqual([])
  })

  it('shows readers committed data only', async () => {
    await using store = await openWithThings()
    await store.transact(async (db) => {
      await insert(db, 1)
      expect(await things(db)).toHaveLength(1)
      expect(await things(store.read)).toHaveLength(0)
    })
    expect(await things(store.read)).toHaveLength(1)
  })

  it('lets concurrent transactions count without losing one', async () => {
    await using store = await openWithThings()
    await store.transact((db) => insert(db, 0, '0'))
    const add = () =>
      store.transact(async (db) => {
        const counted = await sql<{ value: string }>`
          update thing set word = cast(cast(word as integer) + 1 as text) where id = 0 returning word as value`.execute(db)
        return Number(counted.rows[0]?.value)
      })
    const drawn = await Promise.all(Array.from({ length: 30 }, add))
    expect(new Set(drawn).size).toBe(30)
    expect(Math.max(...drawn)).toBe(30)
  })

  it.each([
    ['a fraction', 1.5],
    ['NaN', Number.NaN],
    ['infinity', Number.POSITIVE_INFINITY],
    ['beyond 2^53 - 1', Number.MAX_SAFE_INTEGER + 1],
    ['a huge bigint', 2n ** 60n],
    ['a boolean', true],
    ['a date', new Date(0)],
    ['undefined', undefined],
  ])('refuses %s before it is bound', async (_, value) => {
    await using store = await openWithThings()
    await expect(store.transact((db) => insert(db, value, 'word'))).rejects.toBeInstanceOf(UnbindableValueError)
    await expect(sql`select ${value} as value`.execute(store.read)).rejects.toBeInstanceOf(UnbindableValueError)
    expect(await things(store.read)).toEqual([])
  })

  it('gives counts and sums back as numbers, and refuses one that lost digits', async () => {
    await using store = await openWithThings()
    await store.transact((db) => Promise.all([insert(db, 1, 'é 返修'), insert(db, 2, null)]))
    const sums = sql`select count(*) as n, sum(id) as total, count(word) as words, cast(9007199254740991 as bigint) as most from thing`
    expect((await sums.execute(store.read)).rows).toEqual([{ n: 2, total: 3, words: 1, most: Number.MAX_SAFE_INTEGER }])
    await expect(sql`select cast(9007199254740993 as bigint) as n`.execute(store.read)).rejects.toThrow('safe integers')
    expect((await things(store.read))[0]?.word).toBe('é 返修')
  })

  it('refuses a transaction inside a transaction instead of waiting for ever', async () => {
    await using store = await openWithThings()
    const nested = store.transact(() => store.transact(async () => 'inner'))
    await expect(nested).rejects.toBeInstanceOf(NestedTransactionError)
    expect(await store.transact(async () => 'outer')).toBe('outer')
  })

  it('waits for running transactions on close, and refuses new ones', async () => {
    const store = await openWithThings()
    const running = store.transact(async (db) => {
      await insert(db, 1)
      await insert(db, 2)
      return (await things(db)).length
    })
    const closing = store.close()
    await expect(store.transact(async () => undefined)).rejects.toBeInstanceOf(StoreClosedError)
    expect(await running).toBe(2)
    await closing
  })
})

describe('the type of a reading handle', () => {
  it('has nothing that writes, also not after a common table expression', () => {
    type Writing = 'insertInto' | 'updateTable' | 'deleteFrom' | 'mergeInto' | 'replaceInto' | 'transaction' | 'schema'
    expectTypeOf<Extract<keyof ReadDb, Writing>>().toEqualTypeOf<never>()
    expectTypeOf<Extract<keyof ReturnType<ReadDb['with']>, Writing>>().toEqualTypeOf<never>()
    const reading = (db: WriteDb): ReadDb => db
    expectTypeOf(reading).returns.toEqualTypeOf<ReadDb>()
  })
})
