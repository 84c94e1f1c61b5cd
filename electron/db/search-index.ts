import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { indexedBigrams, isLong, type SearchTerms, searchText } from '../../shared/search/search-terms.ts'
import { containsPattern } from './like.ts'
import { dialectOf, type ReadDb, type WriteDb } from './store.ts'

/** What can be found by its text. Jobs and RMAs are found by their number, or through their unit and customer. */
export type EntryKind = 'unit' | 'customer' | 'part'
const entryKind = z.enum(['unit', 'customer', 'part'])

export interface SearchMatch {
  kind: EntryKind
  ref: string
  /** Grows with the age of the entry: newer entries have the higher row. */
  row: number
}

/** Keeps what `ref` is found by, in place of what it was found by before. */
export async function putSearchEntry(
  db: WriteDb,
  kind: EntryKind,
  ref: string,
  fields: readonly (string | null)[],
): Promise<void> {
  await putSearchEntries(db, kind, [{ ref, fields }])
}

/** As `putSearchEntry`, of many at once. */
export async function putSearchEntries(
  db: WriteDb,
  kind: EntryKind,
  entries: readonly { ref: string; fields: readonly (string | null)[] }[],
): Promise<void> {
  const rows = entries.map(({ ref, fields }) => {
    const text = searchText(fields)
    return { kind, ref, text, bigrams: indexedBigrams(text) }
  })
  await db
    .insertInto('search_entry')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['kind', 'ref'])
        .doUpdateSet((set) => ({ text: set.ref('excluded.text'), bigrams: set.ref('excluded.bigrams') })),
    )
    .execute()
}

/** Forgets what is no longer there to be found. */
export async function dropSearchEntry(db: WriteDb, kind: EntryKind, ref: string): Promise<void> {
  await db.deleteFrom('search_entry').where('kind', '=', kind).where('ref', '=', ref).execute()
}

interface MatchOptions {
  /** Only entries of this kind. */
  kind?: EntryKind
  /** Only entries older than this row, to go on with. */
  before?: number | null
  limit: number
}

/** The newest entries that hold the terms. Terms of the index `prefix` or `nothing` match nothing here. */
export async function matchEntries(db: ReadDb, terms: SearchTerms, options: MatchOptions): Promise<SearchMatch[]> {
  if (terms.index === 'nothing' || terms.index === 'prefix') return []
  const rows = await matchStatement(dialectOf(db), terms, options).execute(db)
  return rows.rows.map(({ kind, ref, row }) => ({ kind: entryKind.parse(kind), ref, row }))
}

type MatchRow = { kind: string; ref: string; row: number }

/** The statement behind `matchEntries`; the tests look at its plan. */
export function matchStatement(
  dialect: 'sqlite' | 'postgres',
  terms: SearchTerms,
  { kind, before, limit }: MatchOptions,
): RawBuilder<MatchRow> {
  const conditions = [
    ...(dialect === 'sqlite' ? sqliteConditions(terms) : postgresConditions(terms)),
    ...(kind === undefined ? [] : [sql`e.kind = ${kind}`]),
    ...(before === undefined || before === null ? [] : [sql`e.row < ${before}`]),
  ]
  const [source, order] = dialect === 'sqlite' ? sqliteSource(terms) : [sql`search_entry e`, sql`e.row`]
  return sql<MatchRow>`select e.kind, e.ref, e.row from ${source} where ${sql.join(conditions, sql` and `)}
    order by ${order} desc limit ${limit}`
}

/** The index walks its rows newest first by itself, so that a limit ends the walk. `cross join` keeps it the outer one. */
function sqliteSource({ index }: SearchTerms): [RawBuilder<unknown>, RawBuilder<unknown>] {
  const table = sql.table(index === 'trigram' ? 'search_trigram' : 'search_bigram')
  return [sql`${table} as f cross join search_entry e on e.row = f.rowid`, sql`f.rowid`]
}

function sqliteConditions(terms: SearchTerms): RawBuilder<unknown>[] {
  if (terms.index === 'bigram') {
    return [sql`search_bigram match ${terms.bigrams.map(quotedTerm).join(' AND ')}`, ...terms.words.map(holds)]
  }
  const long = terms.words.filter(isLong).map(quotedTerm).join(' AND ')
  const choices = [...(long === '' ? [] : [`(${long})`]), ...(terms.compact === null ? [] : [quotedTerm(terms.compact)])]
  return [sql`search_trigram match ${choices.join(' OR ')}`, ...shortWords(terms)]
}

/** A term of FTS5 in its quotes, so that nothing in it is taken for an operator; a `*` behind it keeps its meaning. */
function quotedTerm(word: string): string {
  const isPrefix = /^z[0-9a-z]{4}\*$/.test(word)
  return isPrefix ? `"${word.slice(0, -1)}"*` : `"${word.replaceAll('"', '""')}"`
}

function shortWords(terms: SearchTerms): RawBuilder<unknown>[] {
  const short = terms.words.filter((word) => !isLong(word))
  return short.length === 0 ? [] : [wordsOrCompact(short, terms.compact)]
}

function postgresConditions(terms: SearchTerms): RawBuilder<unknown>[] {
  if (terms.index === 'trigram') return [wordsOrCompact(terms.words, terms.compact)]
  const query = terms.bigrams.map((word) => (word.endsWith('*') ? `${word.slice(0, -1)}:*` : word)).join(' & ')
  return [sql`to_tsvector('simple', e.bigrams) @@ to_tsquery('simple', ${query})`, ...terms.words.map(holds)]
}

function wordsOrCompact(words: readonly string[], compact: string | null): RawBuilder<unknown> {
  const all = sql`(${sql.join(words.map(holds), sql` and `)})`
  return compact === null ? all : sql`(${all} or ${holds(compact)})`
}

const holds = (word: string): RawBuilder<unknown> => sql`e.text like ${containsPattern(word)} escape '\\'`
