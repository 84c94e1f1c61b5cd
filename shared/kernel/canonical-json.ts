type Plain = string | number | boolean | null | readonly Plain[] | { readonly [name: string]: Plain }

/**
 * One text for one value, whatever order its fields were written in: names sorted by code unit, no blanks, absent fields left out.
 * What is hashed or signed is this text, so that it can be written again from what the store holds. (After RFC 8785; numbers here
 * are whole, so that their one form is the decimal one.)
 */
export function canonicalJson(value: Plain): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`
}

/** `Array.isArray` forgets that a list may be readonly. */
const isList = (value: object): value is readonly Plain[] => Array.isArray(value)
