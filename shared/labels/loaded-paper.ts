import type { LabelDesign, LabelSize } from './label-kinds.ts'
import type { PrinterDpi } from './label-layout.ts'

/** What lies in a printer. A side that is null takes any. */
export interface LoadedPaper {
  /** The printer's name, for messages. */
  printer: string
  widthMm: number | null
  heightMm: number | null
  /** The width is what it reaches of a roll; labels on it are as long as their content. */
  isRoll: boolean
  /** At which labels for it are proved. */
  dpi: PrinterDpi
}

/**
 * At which a label is proved whose printer nobody knows, as behind a browser's dialog: the coarsest that label printers have. What reads
 * there reads on a finer one, where each module has more dots.
 */
export const UNKNOWN_DPI: PrinterDpi = 203

/**
 * A layout as it is printed on what is loaded, whatever size it has by itself; the very same where that is loaded. The reading direction
 * was chosen for the layout's own shape, so that on another one the shape decides.
 */
export function designFor(design: LabelDesign, loaded: LoadedPaper): LabelDesign {
  const size = sizeOn(design.size, loaded)
  return size.widthMm === design.size.widthMm && size.heightMm === design.size.heightMm
    ? design
    : { ...design, size, direction: 'auto' }
}

function sizeOn(own: LabelSize, { widthMm, heightMm, isRoll }: LoadedPaper): LabelSize {
  if (isRoll) return widthMm === null ? own : { widthMm, heightMm: null, isReach: true }
  return { widthMm: widthMm ?? own.widthMm, heightMm: heightMm ?? own.heightMm }
}

/** A size in millimetres, for messages; of a roll its width. */
export const sizeText = ({ widthMm, heightMm }: LabelSize): string =>
  heightMm === null ? `${widthMm} mm` : `${widthMm} × ${heightMm} mm`
