import { type Bitmap, bytesPerRow } from '../../shared/labels/bitmap.ts'

const ESC = 0x1b
const GS = 0x1d
/** Rows sent at once: printers of rolls hold little, and print while they receive. */
const BAND = 128

/**
 * A bitmap for a roll printer that speaks ESC/POS: everything goes as dots (`GS v 0`), so that Chinese and codes come out as they
 * were proved, whatever the printer's own fonts are. Ends with a feed to the blade and a cut that leaves a corner.
 */
export function escposRaster(bitmap: Bitmap): Uint8Array {
  const stride = bytesPerRow(bitmap.width)
  const bands: Uint8Array[] = []
  for (let top = 0; top < bitmap.height; top += BAND) {
    const rows = Math.min(BAND, bitmap.height - top)
    bands.push(
      Uint8Array.of(GS, 0x76, 0x30, 0, ...lowHigh(stride), ...lowHigh(rows)),
      bitmap.data.subarray(top * stride, (top + rows) * stride),
    )
  }
  // Initialise, dots, feed to the blade and cut (GS V 66: by n of the vertical unit beyond it).
  return Buffer.concat([Uint8Array.of(ESC, 0x40), ...bands, Uint8Array.of(GS, 0x56, 66, 0)])
}

const lowHigh = (value: number): [number, number] => [value & 0xff, value >> 8]
