/** A LIKE pattern for "contains this text" whose own `%`, `_` and `\` mean themselves. Goes with `escape '\'`. */
export function containsPattern(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`
}

/** The least text that sorts behind everything beginning with `prefix`, on both stores: U+10FFFF is no character. */
export function endOfPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`
}
