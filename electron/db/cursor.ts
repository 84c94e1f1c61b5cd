import type { z } from 'zod'

/** A place in a list as opaque text for the page to come back with. */
export function writeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place), 'utf8').toString('base64url')
}

/** The place that a cursor names; null when it is not one of ours, and the list then begins anew. */
export function readCursor<Schema extends z.ZodType>(schema: Schema, cursor: string | null): z.output<Schema> | null {
  if (cursor === null) return null
  const parsed = schema.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')))
  return parsed.success ? parsed.data : null
}

/** Undefined for text that is no JSON: a cursor comes from outside. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
