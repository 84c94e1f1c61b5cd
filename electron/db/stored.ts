import type { z } from 'zod'

/** JSON of a text column, checked on its way in. Throws when the stored text is not what the schema says. */
export function storedJson<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
  return schema.parse(JSON.parse(text))
}

/** An id of the store with its brand: the host made it, and the column says whose it is. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller's type says whose id it is
export function storedId<Id extends string>(text: string): Id {
  // Safe: brands exist in types alone, and a key column holds nothing but ids of its own table.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return text as Id
}

/** The store's form of a flag. */
export const flag = (value: boolean): 0 | 1 => (value ? 1 : 0)
