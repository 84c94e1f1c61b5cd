import { type Scan, serialOf } from '../../../shared/scan/scan-codes.ts'

/** The serial field of a line that somebody went to, so that a code scanned next is meant for it. */
export interface SerialAim {
  readonly at: number
  readonly field: 'oldSerial' | 'newSerial'
}

/** The lines after a code was scanned into the serial field that somebody went to; undefined where nobody did, or it names no serial. */
export function withSerial<Line extends { readonly oldSerial: string; readonly newSerial: string }>(
  lines: readonly Line[],
  scan: Scan,
  aim: SerialAim | null,
): readonly Line[] | undefined {
  const serial = scan.kind === 'foreign' ? serialOf(scan) : null
  if (aim === null || serial === null || lines[aim.at] === undefined) return undefined
  return lines.map((line, index) => (index === aim.at ? { ...line, [aim.field]: serial } : line))
}
