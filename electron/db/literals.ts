import { sql } from 'kysely'

/**
 * Values that stand in a statement instead of being bound to it: the indexes of open and of urgent jobs are partial, and SQLite
 * chooses one by a bound value only by planning the statement anew each time.
 */
export const CLOSED = sql.lit('closed')
export const URGENT = sql.lit<0 | 1>(1)
