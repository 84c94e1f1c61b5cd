import { z } from 'zod'

/** A page of a long list by keyset: `next` is the cursor to ask on with, null at the end. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

export const pageRequest = { cursor: z.string().max(200).nullable().default(null), limit: z.int().min(1).max(200).default(50) }
