import { CompiledQuery, type Kysely, type RootOperationNode } from 'kysely'
import type { Schema } from '../../electron/db/schema.ts'
import type { ReadDb, Store } from '../../electron/db/store.ts'

/** A statement that was run, and how SQLite goes about it, a line a table. */
export interface Plan {
  statement: string
  steps: string[]
}

/** The plans of every statement that `read` runs, on SQLite. */
export async function plansOf(store: Store, read: (db: ReadDb) => Promise<unknown>): Promise<Plan[]> {
  const statements: RootOperationNode[] = []
  // Safe: the store's reading handle is a Kysely whose writing half the type hides.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  const db = store.read as Kysely<Schema>
  await read(
    db.withPlugin({
      transformQuery: ({ node }) => {
        statements.push(node)
        return node
      },
      transformResult: async ({ result }) => result,
    }),
  )
  return Promise.all(statements.map((node) => planOf(db, node)))
}

async function planOf(db: Kysely<Schema>, node: RootOperationNode): Promise<Plan> {
  const { sql, parameters } = db.getExecutor().compileQuery(node, { queryId: 'plan' })
  const { rows } = await db.executeQuery<{ detail: string }>(CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]))
  return { statement: sql, steps: rows.map((row) => row.detail) }
}

/** The steps that walk a whole table or index; a full-text index walks only what matches. */
export function wastefulSteps(plans: readonly Plan[]): string[] {
  return plans.flatMap(({ statement, steps }) =>
    steps.filter((step) => /^SCAN (?!f VIRTUAL)/.test(step)).map((step) => `${step}: ${statement}`),
  )
}
