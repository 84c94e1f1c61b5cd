import bwip, { type RawOptions } from 'bwip-js/generic'

/** The light margin that ISO/IEC 18004 demands around a QR symbol, in modules. */
export const quietModules = 4

/** Dark and light modules of a code, row by row, without its quiet zone. */
export interface CodeMatrix {
  size: number
  isDark: (column: number, row: number) => boolean
}

const printable = /^[0-9A-Z $%*+\-./:]{1,16}$/

/**
 * The QR symbol of an own code: always version 1 (21 × 21) with error correction Q, so that every label has the same modules
 * and survives a scratched quarter.
 * @throws RangeError when the payload is longer than 16 characters or leaves QR's alphanumeric set.
 */
export function codeMatrix(payload: string): CodeMatrix {
  if (!printable.test(payload)) throw new RangeError(`Not an own code: ${JSON.stringify(payload)}`)
  return encoded({ bcid: 'qrcode', text: payload, eclevel: 'Q', version: '1' })
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

function encoded(options: QrOptions): CodeMatrix {
  // oxlint-disable-next-line import/no-named-as-default-member -- the named `raw` of this build is a symbology; the encoder's raw() is only on the default export
  const [symbol] = bwip.raw(options)
  if (symbol === undefined || !('pixs' in symbol)) throw new RangeError('The encoder gave no matrix')
  const { pixs, pixx } = symbol
  return { size: pixx, isDark: (column, row) => pixs[row * pixx + column] === 1 }
}

/** The encoder's types list only what all symbologies have; these two are QR's own. */
type QrOptions = RawOptions & { eclevel: 'M' | 'Q'; version?: '1' }

/** The dark modules as one SVG path in module units, runs of a row joined so that no hairline shows between them. */
export function matrixPath({ size, isDark }: CodeMatrix, originX = 0, originY = 0, module = 1): string {
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (!isDark(column, row)) continue
      let run = 1
      while (column + run < size && isDark(column + run, row)) run++
      path += `M${round(originX + column * module)} ${round(originY + row * module)}h${round(run * module)}v${round(module)}h${round(-run * module)}z`
      column += run
    }
  }
  return path
}

const round = (value: number) => Math.round(value * 10_000) / 10_000
