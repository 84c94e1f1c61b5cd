/**
 * What two spellings of one name have in common: compatibility forms (full-width letters and digits) made plain, lower case,
 * single blanks. Names are unique by it, lists are ordered by it and searches look into it.
 */
export function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}
