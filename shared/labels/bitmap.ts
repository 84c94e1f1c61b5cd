import type { CodeMatrix } from './code-matrix.ts'

/** One bit per dot, 1 is black, rows padded to whole bytes, first dot in the highest bit: what label printers take. */
export interface Bitmap {
  width: number
  height: number
  data: Uint8Array
}

export const bytesPerRow = (width: number) => Math.ceil(width / 8)

/** A bitmap that is black where `isBlack` says so. */
export function drawBitmap(width: number, height: number, isBlack: (x: number, y: number) => boolean): Bitmap {
  const stride = bytesPerRow(width)
  const data = new Uint8Array(stride * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * stride + (x >> 3)
      if (isBlack(x, y)) data[at] = (data[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return { width, height, data }
}

export function isBlackAt({ width, data }: Bitmap, x: number, y: number): boolean {
  return ((data[y * bytesPerRow(width) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
}

/** A code's modules, each `module` dots wide and `rowHeight` high, without quiet zone. */
export function matrixBitmap(matrix: CodeMatrix, module: number, rowHeight = module): Bitmap {
  const { columns, rows } = matrix
  return drawBitmap(columns * module, rows * rowHeight, (x, y) =>
    matrix.isDark(Math.floor(x / module), Math.floor(y / rowHeight)),
  )
}

/** The bitmap a quarter turn clockwise, as on a label that leaves the printer lying. */
export function turnedBitmap(bitmap: Bitmap): Bitmap {
  return drawBitmap(bitmap.height, bitmap.width, (x, y) => isBlackAt(bitmap, y, bitmap.height - 1 - x))
}
