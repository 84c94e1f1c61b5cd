const CJK = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々〇]`
const RUN = new RegExp(`${CJK}+`, 'gu')

/**
 * Every two neighbours of each run of Chinese, Japanese or Korean characters, and each run's last character alone: what an index
 * of words needs so that names of two characters, and the beginning of any pair, can be found in it.
 */
export function cjkBigrams(text: string): string[] {
  const runs = text.match(RUN) ?? []
  return [...new Set(runs.flatMap((run) => pairsOf(Array.from(run))))]
}

function pairsOf(characters: readonly string[]): string[] {
  return characters.map((character, index) => character + (characters[index + 1] ?? ''))
}

/** True when the text holds a character that `cjkBigrams` splits by. */
export function hasCjk(text: string): boolean {
  return text.match(RUN) !== null
}

/**
 * A pair (or one character) as a word of ASCII letters and digits, four per code point after a `z`: no tokenizer on either store
 * splits, folds or drops it, whatever Unicode version it knows. A single character's word begins that of each of its pairs.
 */
export function bigramWord(pair: string): string {
  return `z${Array.from(pair, (character) => (character.codePointAt(0) ?? 0).toString(36).padStart(4, '0')).join('')}`
}
