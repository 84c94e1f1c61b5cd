/** Advances of Arial (Liberation Sans and Helvetica have the same) in thousandths of the em, by the characters that share one. */
const regular: Readonly<Record<number, string>> = {
  191: "'",
  222: 'ijl',
  260: '|',
  278: ' !,./:;I[]ft\\·',
  333: '()-`r{}',
  355: '"',
  389: '*',
  500: 'Jckvsxyz',
  556: '#$0123456789?L_abdeghnopqu',
  584: '+<=>~',
  611: 'FTZ',
  667: '&ABEKPSVXY',
  722: 'CDHNRUw',
  778: 'GOQ',
  833: 'Mm',
  889: '%',
  944: 'W',
  1000: '…—@',
}
const bold: Readonly<Record<number, string>> = {
  238: "'",
  278: ' ,./Iijl|\\',
  333: '!()-:;[]`ft·',
  389: '*r{}',
  474: '"',
  500: 'z',
  556: '#$0123456789J_aceksvxy',
  584: '+<=>~',
  611: '?FLTZbdghnopqu',
  667: 'EPSVXY',
  722: '&ABCDHKNRU',
  778: 'GOQw',
  833: 'M',
  889: '%m',
  944: 'W',
  1000: '…—@',
}
const advances = { regular: byCharacter(regular), bold: byCharacter(bold) }

function byCharacter(groups: Readonly<Record<number, string>>): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(groups).flatMap(([width, signs]) => Array.from(signs, (sign) => [sign, Number(width) / 1000] as const)),
  )
}

/** Everything else by its kind, rather too wide than too narrow: Chinese, Japanese and Korean characters fill the whole square. */
const kinds: readonly (readonly [pattern: RegExp, em: number])[] = [
  [/\p{Mn}|\p{Me}|\p{Cf}/u, 0],
  [/\p{Extended_Pictographic}/u, 1.3],
  [
    /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u,
    1,
  ],
]
const otherEm = 0.75
/** A printer's own font, or one that stands in for Arial, may run a little wider. */
const reserve = 1.02

const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const graphemes = (text: string) => Array.from(segments.segment(text), (part) => part.segment)

/** Estimated advance of one user-perceived character, in em; an emoji of several code points counts as the widest of them. */
function graphemeEm(grapheme: string, isBold: boolean): number {
  const known = isBold ? advances.bold : advances.regular
  let widest = 0
  for (const character of grapheme) {
    const em = known.get(character) ?? kinds.find(([pattern]) => pattern.test(character))?.[1] ?? otherEm
    widest = Math.max(widest, em)
  }
  return widest
}

/** How wide a text will be, in em, without a font at hand. */
export function widthInEm(text: string, isBold = false): number {
  return graphemes(text).reduce((sum, grapheme) => sum + graphemeEm(grapheme, isBold), 0) * reserve
}

/**
 * One printable line: no control characters, bidi overrides or lone surrogates, white space as single blanks. Composed (NFC),
 * since printers draw a combining mark beside its letter. Coloured emoji would come out of a black-and-white printer as
 * blots, so they are asked for in their text form, and flags as their two letters.
 */
export function printableLine(text: string): string {
  const line = text
    .replaceAll(/\p{Cs}|[\u202a-\u202e\u2066-\u2069\ufeff]/gu, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .replaceAll(/\p{Regional_Indicator}/gu, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? flagA) - flagA + letterA))
    .normalize('NFC')
    .trim()
  return colouredEmoji.test(line) ? graphemes(line).map(withoutColour).join('') : line
}

const flagA = 0x1f1e6
const letterA = 0x41
const colouredEmoji = /\p{Emoji_Presentation}|\ufe0f/u
const asText = '\ufe0e'

function withoutColour(grapheme: string): string {
  if (!colouredEmoji.test(grapheme)) return grapheme
  const [first = ''] = grapheme
  return first + asText
}

export interface Fitted {
  text: string
  sizeMm: number
}

/**
 * Makes `text` fit into `widthMm`: first smaller, down to `minMm`; then cut at a whole character with an ellipsis. Text is
 * never let run into its neighbour or off the label.
 */
export function fitText(text: string, widthMm: number, maxMm: number, minMm: number, isBold = false): Fitted {
  const line = printableLine(text)
  const em = widthInEm(line, isBold)
  if (em * maxMm <= widthMm) return { text: line, sizeMm: maxMm }
  if (em * minMm <= widthMm) return { text: line, sizeMm: Math.floor((widthMm / em) * 100) / 100 }
  return { text: ellipsised(line, widthMm / minMm / reserve, isBold), sizeMm: minMm }
}

function ellipsised(line: string, roomEm: number, isBold: boolean): string {
  let left = roomEm - graphemeEm('…', isBold)
  let kept = ''
  for (const grapheme of graphemes(line)) {
    left -= graphemeEm(grapheme, isBold)
    if (left < 0) break
    kept += grapheme
  }
  // The mark keeps the ellipsis at the left end of a name that is read from the right.
  const end = /[\p{Script=Arabic}\p{Script=Hebrew}]\s*$/u.test(kept) ? '…\u200f' : '…'
  return kept.trimEnd() + end
}

/**
 * A printable line broken into lines of at most `widthMm` at this size: at blanks and behind hyphens where there are any, and between any
 * two characters of a word that is longer than a line. A Chinese text breaks anywhere, which is how it is read. Blanks at the ends of lines
 * are kept, so that the lines joined are the text again.
 */
export function wrapText(line: string, widthMm: number, sizeMm: number, isBold = false): string[] {
  const room = widthMm / sizeMm / reserve
  const lines = broken(line, room, isBold)
  const [first, second] = (IN_TWO_LANGUAGES.exec(line) ?? []).slice(1).filter((part) => part !== undefined)
  if (lines.length < 2 || first === undefined || second === undefined) return lines
  const apart = [...broken(first, room, isBold), ...broken(second, room, isBold)]
  return apart.length === lines.length ? apart : lines
}

/** The same said in two languages, the blank between them with the first: it is the best place for a line to end. */
const IN_TWO_LANGUAGES = /^([^\p{Script=Han}]*\s)(\p{Script=Han}[^A-Za-z]*)$|^(\p{Script=Han}[^A-Za-z]*\s)([^\p{Script=Han}]*)$/u

/** Lines of at most so many em, each as full as can be. */
function broken(line: string, room: number, isBold: boolean): string[] {
  const lines: string[] = []
  let [current, width] = ['', 0]
  const put = (piece: string, em: number) => {
    // A blank at the end of a line prints nothing, so it may stick out.
    if (current !== '' && width + emOf(piece.trimEnd(), isBold) > room) {
      lines.push(current)
      ;[current, width] = ['', 0]
    }
    current += piece
    width += em
  }
  for (const piece of pieces(line)) {
    const em = emOf(piece, isBold)
    if (em <= room) put(piece, em)
    else for (const grapheme of graphemes(piece)) put(grapheme, graphemeEm(grapheme, isBold))
  }
  return current === '' ? lines : [...lines, current]
}

const emOf = (text: string, isBold: boolean) => graphemes(text).reduce((sum, grapheme) => sum + graphemeEm(grapheme, isBold), 0)

/** Words with the blank or hyphen behind them, and wide characters each alone, but for marks that may not begin a line. */
const pieces = (line: string) =>
  line.match(
    /[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60][、。，．：；？！）」』】》〉]*|[^\s\-\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]*[\s-]|[^\s\-\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]+/gu,
  ) ?? []

/** The end of a serial number, which is what differs between two units on a shelf; the cut is shown by an ellipsis in front. */
export function serialEnd(serial: string, length = 10): string {
  const characters = graphemes(printableLine(serial))
  return characters.length <= length ? characters.join('') : `…${characters.slice(-length).join('')}`
}
