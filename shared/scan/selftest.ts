import { fastestTypingMs } from './wedge-timing.ts'
import { defaultWedge } from './wedge.ts'

const digits = '0123456789'
/** Control characters of makers' codes: GS ends a field of GS1 codes, RS a record of ISO/IEC 15434 codes. */
const groupSeparator = '\u001D'
const recordSeparator = '\u001E'
const separators = [groupSeparator, recordSeparator]
const isSeparator = (character: string): boolean => separators.includes(character)

/**
 * What the calibration code says: every character of own codes, and the control characters of makers' codes. Those stand between
 * letters that no keyboard layout moves, so that their loss is not mistaken for theirs.
 */
export const calibrationText = `ABCDEFGHIJK${groupSeparator}LMNOPQRST${recordSeparator}UVWXYZ${digits}`

/** What arrived when the calibration code was scanned. */
export interface ReceivedCalibration {
  text: string
  /** The key that ended the scan. */
  suffix: string | undefined
  durationMs: number
}

/** One thing found out about a scanner. `isHarmful` says whether codes are damaged by it. */
export type ScannerFinding = { isHarmful: boolean } & (
  | { kind: 'good' }
  | { kind: 'other-code' }
  | { kind: 'layout'; layout: 'qwertz' | 'azerty' | 'other'; pairs: readonly string[] }
  | { kind: 'digits-shifted' }
  | { kind: 'caps-lock' }
  | { kind: 'lost'; characters: string }
  | { kind: 'surplus'; characters: string }
  | { kind: 'separators-lost'; characters: string }
  | { kind: 'separators-replaced'; pairs: readonly [string, string][] }
  | { kind: 'suffix-missing' }
  | { kind: 'slow'; msPerCharacter: number }
)

interface Alignment {
  /** Expected and received characters that stand at the same place. */
  pairs: [string, string][]
  lost: string
  surplus: string
}

/** How much must have happened for this to be what arrived. */
const changesOf = ({ pairs, lost, surplus }: Alignment): number =>
  pairs.filter(([sent, got]) => sent !== got).length + lost.length + surplus.length

/** Each character beside the one at its place, when only these separators are missing; undefined when more or less is. */
function atPlace(received: string, lost: string): Alignment | undefined {
  const expected = calibrationText.split('').filter((sent) => !lost.includes(sent))
  if (received.length !== expected.length) return undefined
  return { pairs: expected.map((sent, at): [string, string] => [sent, received.charAt(at)]), lost, surplus: '' }
}

/**
 * What arrived beside what was sent, by the fewest changes. Of ways with as many, the one where characters kept their places: a layout
 * that swaps two neighbours is not one that lost a character and sent it later.
 */
function beside(received: string): Alignment {
  const ways = ['', ...separators, separators.join('')].map((lost) => atPlace(received, lost)).filter((way) => way !== undefined)
  return [...ways, align(calibrationText, received)].reduce((best, way) => (changesOf(way) < changesOf(best) ? way : best))
}

/**
 * Puts what arrived beside what was sent, with the fewest changes (Levenshtein). Both are short, so the full table is cheap.
 */
function align(expected: string, received: string): Alignment {
  const cost = (row: number, column: number) => table[row]?.[column] ?? Number.POSITIVE_INFINITY
  const table: number[][] = [Array.from({ length: received.length + 1 }, (_, column) => column)]
  for (let row = 1; row <= expected.length; row += 1) {
    const line = [row]
    table.push(line)
    for (let column = 1; column <= received.length; column += 1) {
      const isSame = expected[row - 1] === received[column - 1]
      line.push(Math.min(cost(row - 1, column - 1) + (isSame ? 0 : 1), cost(row - 1, column) + 1, cost(row, column - 1) + 1))
    }
  }
  const found: Alignment = { pairs: [], lost: '', surplus: '' }
  let [row, column] = [expected.length, received.length]
  while (row > 0 || column > 0) {
    const [sent, got] = [expected.charAt(row - 1), received.charAt(column - 1)]
    const here = cost(row, column)
    if (row > 0 && column > 0 && here === cost(row - 1, column - 1) + (sent === got ? 0 : 1)) {
      found.pairs.unshift([sent, got])
      row -= 1
      column -= 1
    } else if (row > 0 && here === cost(row - 1, column) + 1) {
      found.lost = sent + found.lost
      row -= 1
    } else {
      found.surplus = got + found.surplus
      column -= 1
    }
  }
  return found
}

/** Case as sent: with caps lock on, a scanner's own Shift turns every letter small. */
function readCase(text: string): { text: string; isFlipped: boolean } {
  const small = text.match(/\p{Ll}/gu)?.length ?? 0
  const capital = text.match(/\p{Lu}/gu)?.length ?? 0
  return small > capital ? { text: text.toUpperCase(), isFlipped: true } : { text, isFlipped: false }
}

function layoutFinding(changed: readonly (readonly [string, string])[]): ScannerFinding[] {
  const became = new Map(changed)
  const pairs = changed.map(([sent, got]) => `${sent} → ${got}`)
  if (changed.length === 0) return []
  if (became.get('A') === 'Q' && became.get('Q') === 'A') return [{ kind: 'layout', layout: 'azerty', pairs, isHarmful: true }]
  if (became.get('Y') === 'Z' && became.get('Z') === 'Y') return [{ kind: 'layout', layout: 'qwertz', pairs, isHarmful: true }]
  return [{ kind: 'layout', layout: 'other', pairs, isHarmful: true }]
}

function separatorFindings(pairs: Alignment['pairs'], lost: string): ScannerFinding[] {
  const characters = lost.split('').filter(isSeparator).join('')
  const replaced = pairs.filter(([sent, got]) => isSeparator(sent) && got !== sent)
  return [
    ...(characters === '' ? [] : [{ kind: 'separators-lost', characters, isHarmful: false } as const]),
    ...(replaced.length === 0 ? [] : [{ kind: 'separators-replaced', pairs: replaced, isHarmful: false } as const]),
  ]
}

/** How the characters themselves fared. */
function textFindings(text: string): ScannerFinding[] {
  const { text: read, isFlipped } = readCase(text)
  const { pairs, lost, surplus } = beside(read)
  const kept = pairs.filter(([sent, got]) => sent === got).length
  // Not even a third arrived: this was some other code, and every finding about it would mislead.
  if (kept < calibrationText.length / 3) return [{ kind: 'other-code', isHarmful: true }]
  const changed = pairs.filter(([sent, got]) => sent !== got)
  const areDigitsShifted = changed.filter(([sent]) => digits.includes(sent)).length >= digits.length / 2
  const changedLetters = changed.filter(([sent]) => !isSeparator(sent) && !(areDigitsShifted && digits.includes(sent)))
  const lostCharacters = lost.replaceAll(/\p{Cc}/gu, '')
  return [
    ...(isFlipped ? [{ kind: 'caps-lock', isHarmful: true } as const] : []),
    ...layoutFinding(changedLetters),
    ...(areDigitsShifted ? [{ kind: 'digits-shifted', isHarmful: true } as const] : []),
    ...(lostCharacters === '' ? [] : [{ kind: 'lost', characters: lostCharacters, isHarmful: true } as const]),
    ...(surplus === '' ? [] : [{ kind: 'surplus', characters: surplus, isHarmful: true } as const]),
    ...separatorFindings(pairs, lost),
  ]
}

/**
 * What is right and wrong with a scanner that read the calibration code. Harm first; `good` when there is nothing else.
 * @param suffixes the keys of which one should come at its end; none when scans of this scanner end by time
 */
export function analyseCalibration(
  { text, suffix, durationMs }: ReceivedCalibration,
  suffixes: readonly string[] = defaultWedge.suffixes,
): ScannerFinding[] {
  const bare = text.replace(/^\][A-Za-z][0-9A-Za-z]/, '').slice(0, 4 * calibrationText.length)
  const msPerCharacter = Math.round((10 * durationMs) / Math.max(1, text.length)) / 10
  const findings: ScannerFinding[] = textFindings(bare)
  if (suffix === undefined && suffixes.length > 0) findings.push({ kind: 'suffix-missing', isHarmful: false })
  if (msPerCharacter > fastestTypingMs / 2) findings.push({ kind: 'slow', msPerCharacter, isHarmful: false })
  return findings.length === 0 ? [{ kind: 'good', isHarmful: false }] : findings
}
