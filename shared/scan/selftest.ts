import { fastestTypingMs } from './wedge-timing.ts'

const digits = '0123456789'
const groupSeparator = '\u001D'

/**
 * What the calibration code says: every character of own codes, and the control character that GS1 codes need. That one stands between
 * letters that no keyboard layout moves, so that its loss is not mistaken for theirs.
 */
export const calibrationText = `ABCDEFGHIJK${groupSeparator}LMNOPQRSTUVWXYZ${digits}`

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
  | { kind: 'separator-lost' }
  | { kind: 'separator-replaced'; by: string }
  | { kind: 'suffix-missing' }
  | { kind: 'slow'; msPerCharacter: number }
)

interface Alignment {
  /** Expected and received characters that stand at the same place. */
  pairs: [string, string][]
  lost: string
  surplus: string
}

/** What arrived beside what was sent. Where only the separator is missing, or nothing, each character has its place already. */
function beside(received: string): Alignment {
  const isWithoutSeparator = received.length === calibrationText.length - 1 && !received.includes(groupSeparator)
  const expected = isWithoutSeparator ? calibrationText.replace(groupSeparator, '') : calibrationText
  if (received.length !== expected.length) return align(expected, received)
  const pairs = expected.split('').map((sent, at): [string, string] => [sent, received.charAt(at)])
  return { pairs, lost: isWithoutSeparator ? groupSeparator : '', surplus: '' }
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

function separatorFinding(pairs: Alignment['pairs'], lost: string): ScannerFinding[] {
  if (lost.includes(groupSeparator)) return [{ kind: 'separator-lost', isHarmful: false }]
  const by = pairs.find(([sent, got]) => sent === groupSeparator && got !== sent)?.[1]
  return by === undefined ? [] : [{ kind: 'separator-replaced', by, isHarmful: false }]
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
  const changedLetters = changed.filter(([sent]) => sent !== groupSeparator && !(areDigitsShifted && digits.includes(sent)))
  const lostCharacters = lost.replaceAll(groupSeparator, '')
  return [
    ...(isFlipped ? [{ kind: 'caps-lock', isHarmful: true } as const] : []),
    ...layoutFinding(changedLetters),
    ...(areDigitsShifted ? [{ kind: 'digits-shifted', isHarmful: true } as const] : []),
    ...(lostCharacters === '' ? [] : [{ kind: 'lost', characters: lostCharacters, isHarmful: true } as const]),
    ...(surplus === '' ? [] : [{ kind: 'surplus', characters: surplus, isHarmful: true } as const]),
    ...separatorFinding(pairs, lost),
  ]
}

/** What is right and wrong with a scanner that read the calibration code. Harm first; `good` when there is nothing else. */
export function analyseCalibration({ text, suffix, durationMs }: ReceivedCalibration): ScannerFinding[] {
  const bare = text.replace(/^\][A-Za-z][0-9A-Za-z]/, '').slice(0, 4 * calibrationText.length)
  const msPerCharacter = Math.round((10 * durationMs) / Math.max(1, text.length)) / 10
  const findings: ScannerFinding[] = textFindings(bare)
  if (suffix === undefined) findings.push({ kind: 'suffix-missing', isHarmful: false })
  if (msPerCharacter > fastestTypingMs / 2) findings.push({ kind: 'slow', msPerCharacter, isHarmful: false })
  return findings.length === 0 ? [{ kind: 'good', isHarmful: false }] : findings
}
