/** A word of an address. A serial of digits alone arrives as a number where the address was typed and not made by a link. */
export const wordsOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  return Number.isSafeInteger(value) ? String(value) : undefined
}
