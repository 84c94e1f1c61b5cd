import bwip, { type RawOptions } from 'bwip-js/generic'

/** The light margin that ISO/IEC 18004 demands around a QR symbol, in modules. */
export const quietModules = 4

/** Dark and light modules of a code, row by row, without its quiet zone. A bar code has one row, as high as one likes. */
export interface CodeMatrix {
  columns: number
  rows: number
  isDark: (column: number, row: number) => boolean
}

/** The kinds of code that a label may carry; all of them hold an own code of 16 characters. */
export const codeKinds = ['qr', 'data-matrix', 'code-128'] as const
export type CodeKind = (typeof codeKinds)[number]
/** What a printed code may be: an own code in one of its kinds, or the large symbol of a certificate. */
export type SymbolKind = CodeKind | 'certificate'

interface CodeRule {
  /** Modules along and across; undefined where they depend on the payload. */
  fixed?: { columns: number; rows: number }
  /** Light modules at each side, at least what the standard of the code demands. */
  quiet: number
  /** The least width of a module for a hand scanner, in dots of 203 dpi (0.125 mm). */
  leastDots: number
  encode: (payload: string) => CodeMatrix
}

/**
 * QR: version 1 with error correction Q, so that every label has the same modules and survives a scratched quarter. Data Matrix: 16 × 16
 * for the same reason; ISO/IEC 16022 asks for one light module, printers that bleed for two. Code 128: ten light modules at either end.
 */
const codeRules: Readonly<Record<SymbolKind, CodeRule>> = {
  qr: {
    fixed: { columns: 21, rows: 21 },
    quiet: quietModules,
    leastDots: 3,
    encode: (text) => encoded({ bcid: 'qrcode', text, eclevel: 'Q', version: '1' }),
  },
  'data-matrix': {
    fixed: { columns: 16, rows: 16 },
    quiet: 2,
    leastDots: 3,
    encode: (text) => encoded({ bcid: 'datamatrix', text, version: '16x16' }),
  },
  'code-128': { quiet: 10, leastDots: 2, encode: bars },
  certificate: { quiet: quietModules, leastDots: 3, encode: certificateMatrix },
}
export const codeRule = (kind: SymbolKind): Pick<CodeRule, 'quiet' | 'leastDots'> => codeRules[kind]

const printable = /^[0-9A-Z $%*+\-./:]{1,16}$/

/**
 * The symbol of an own code, or of a certificate.
 * @throws RangeError when an own code is longer than 16 characters or leaves QR's alphanumeric set; see `certificateMatrix`.
 */
export function codeMatrix(payload: string, kind: SymbolKind = 'qr'): CodeMatrix {
  if (kind !== 'certificate' && !printable.test(payload)) throw new RangeError(`Not an own code: ${JSON.stringify(payload)}`)
  return codeRules[kind].encode(payload)
}

/** How many modules the symbol of an own code has, without drawing it where that is known. */
export function codeSize(payload: string, kind: CodeKind): Pick<CodeMatrix, 'columns' | 'rows'> {
  return codeRules[kind].fixed ?? codeMatrix(payload, kind)
}

const certificate = /^[0-9A-Z]{1,600}$/

/**
 * The QR symbol of a certificate, in alphanumeric mode with error correction M: at most version 15 (77 × 77).
 * @throws RangeError when it is longer than that, or leaves letters and digits.
 */
export function certificateMatrix(code: string): CodeMatrix {
  if (!certificate.test(code)) throw new RangeError('Not a certificate')
  return encoded({ bcid: 'qrcode', text: code, eclevel: 'M' })
}

/** The QR symbol of a web address, as large as it has to be, for a camera in somebody's hand. */
export function addressMatrix(url: string): CodeMatrix {
  return encoded({ bcid: 'qrcode', text: url, eclevel: 'M' })
}

function encoded(options: CodeOptions): CodeMatrix {
  const symbol = rawSymbol(options)
  if (!('pixs' in symbol)) throw new RangeError('The encoder gave no matrix')
  const { pixs, pixx, pixy } = symbol
  return { columns: pixx, rows: pixy, isDark: (column, row) => pixs[row * pixx + column] === 1 }
}

function bars(text: string): CodeMatrix {
  const symbol = rawSymbol({ bcid: 'code128', text })
  if (!('sbs' in symbol)) throw new RangeError('The encoder gave no bars')
  const modules = Array.from(symbol.sbs).flatMap((width, index) => Array.from({ length: width }, () => index % 2 === 0))
  return { columns: modules.length, rows: 1, isDark: (column) => modules[column] === true }
}

function rawSymbol(options: CodeOptions) {
  // oxlint-disable-next-line import/no-named-as-default-member -- the named `raw` of this build is a symbology; the encoder's raw() is only on the default export
  const [symbol] = bwip.raw(options)
  if (symbol === undefined) throw new RangeError('The encoder gave nothing')
  return symbol
}

/** The encoder's types list only what all symbologies have; these are of the matrix codes. */
type CodeOptions = RawOptions & { eclevel?: 'M' | 'Q'; version?: '1' | '16x16' }

/**
 * The dark modules as one SVG path, runs of a row joined so that no hairline shows between them. Modules are `module` wide and
 * `rowHeight` high, which is the same but for a bar code.
 */
export function matrixPath(
  { columns, rows, isDark }: CodeMatrix,
  originX = 0,
  originY = 0,
  module = 1,
  rowHeight = module,
): string {
  let path = ''
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (!isDark(column, row)) continue
      let run = 1
      while (column + run < columns && isDark(column + run, row)) run++
      path += `M${round(originX + column * module)} ${round(originY + row * rowHeight)}h${round(run * module)}v${round(rowHeight)}h${round(-run * module)}z`
      column += run
    }
  }
  return path
}

const round = (value: number) => Math.round(value * 10_000) / 10_000
