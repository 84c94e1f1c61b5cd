/**
 * How wide a text will be, without a font at hand: the advance of bold Arial (Liberation Sans and Helvetica have the same) by
 * class of character, rounded up. Chinese, Japanese and Korean characters fill the whole square.
 */
const classes: readonly (readonly [pattern: RegExp, em: number])[] = [
  [/\p{Mn}|\p{Me}|\p{Cf}/u, 0],
  [/\p{Extended_Pictographic}/u, 1.3],
  [
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u,
    1,
  ],
  [/[ijlI.,:;'|!·]/u, 0.3],
  [/[frt()[\]{}\-/\\ "]/u, 0.39],
  [/[0-9$+<=>~#]/u, 0.58],
  [/[mM@%W…—]/u, 1],
  [/[wGOQ&]/u, 0.79],
  [/\p{Lu}/u, 0.73],
  [/\p{Ll}/u, 0.62],
]
const otherEm = 0.75

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const graphemes = (text: string) => Array.from(segments.segment(text), (part) => part.segment)

/** Estimated advance of one user-perceived character, in em; an emoji of several code points counts as the widest of them. */
function graphemeEm(grapheme: string): number {
  let widest = 0
  for (const character of grapheme) {
    const em = classes.find(([pattern]) => pattern.test(character))?.[1] ?? otherEm
    widest = Math.max(widest, em)
  }
  return widest
}

/** Estimated width of `text` in em. Rather too wide than too narrow. */
export function widthInEm(text: string): number {
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeEm(grapheme), 0)
}

/**
 * One printable line: no control characters, bidi overrides or lone surrogates, white space as single blanks. Composed (NFC),
 * since printers draw a combining mark beside its letter.
 */
export function printableLine(text: string): string {
  return text
    .replaceAll(/\p{Cs}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .normalize('NFC')
    .trim()
}

export interface Fitted {
  text: string
  sizeMm: number
}

/**
 * Makes `text` fit into `widthMm`: first smaller, down to `minMm`; then cut at a whole character with an ellipsis. Text is
 * never let run into its neighbour or off the label.
 */
export function fitText(text: string, widthMm: number, maxMm: number, minMm: number): Fitted {
  const line = printableLine(text)
  const em = widthInEm(line)
  if (em * maxMm <= widthMm) return { text: line, sizeMm: maxMm }
  if (em * minMm <= widthMm) return { text: line, sizeMm: Math.floor((widthMm / em) * 100) / 100 }
  return { text: ellipsised(line, widthMm / minMm), sizeMm: minMm }
}

function ellipsised(line: string, roomEm: number): string {
  let left = roomEm - widthInEm('…')
  let kept = ''
  for (const grapheme of graphemes(line)) {
    left -= graphemeEm(grapheme)
    if (left < 0) break
    kept += grapheme
  }
  return `${kept.trimEnd()}…`
}

/** The end of a serial number, which is what differs between two units on a shelf; the cut is shown by an ellipsis in front. */
export function serialEnd(serial: string, length = 10): string {
  const characters = graphemes(printableLine(serial))
  return characters.length <= length ? characters.join('') : `…${characters.slice(-length).join('')}`
}
