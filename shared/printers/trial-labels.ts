import type { BoxItem, LabelItem, LabelLayout } from '../labels/label-layout.ts'
import { textItem } from '../labels/label-layout.ts'
import type { Printer } from './printers.ts'

/** A printer is tried on this size where it takes any. */
const USUAL = { widthMm: 62, heightMm: 29 }
/** A roll is long enough for a trial of any length. */
const ROLL_HEIGHT_MM = 29

const sizeOf = ({ kind, widthMm, heightMm }: Pick<Printer, 'kind' | 'widthMm' | 'heightMm'>) => ({
  widthMm: widthMm ?? USUAL.widthMm,
  heightMm: kind === 'escpos' ? ROLL_HEIGHT_MM : (heightMm ?? USUAL.heightMm),
})

/** The frame of the ruler stands so far from each edge of the label, when the printer is set right. */
export const RULER_FRAME_MM = 3

const LINE_MM = 0.25
const TICK = { mm: 1, fiveMm: 1.8, tenMm: 2.6 }

/**
 * The calibration ruler: a frame that stands `RULER_FRAME_MM` from each edge of the label, with millimetres along its top and left.
 * Where the frame really stands says how far the print has to move.
 */
export function rulerLabel(printer: Pick<Printer, 'kind' | 'widthMm' | 'heightMm'>): LabelLayout {
  const size = sizeOf(printer)
  const [width, height] = [size.widthMm - 2 * RULER_FRAME_MM, size.heightMm - 2 * RULER_FRAME_MM]
  return { ...size, items: [...frame(width, height), ...ticks(width, 'across'), ...ticks(height, 'down')] }
}

function frame(width: number, height: number): BoxItem[] {
  const at = RULER_FRAME_MM
  return [
    box(at, at, width, LINE_MM),
    box(at, at + height - LINE_MM, width, LINE_MM),
    box(at, at, LINE_MM, height),
    box(at + width - LINE_MM, at, LINE_MM, height),
  ]
}

/** A mark each millimetre from the frame's corner, a longer one each five and ten, with its figure at each ten. */
function ticks(length: number, way: 'across' | 'down'): LabelItem[] {
  const at = RULER_FRAME_MM
  return Array.from({ length: Math.ceil(length) - 1 }, (_, index) => index + 1).flatMap((mm): LabelItem[] => {
    const long = mm % 10 === 0 ? TICK.tenMm : mm % 5 === 0 ? TICK.fiveMm : TICK.mm
    const mark = way === 'across' ? box(at + mm, at, LINE_MM, long) : box(at, at + mm, long, LINE_MM)
    // The last figure would stand on the frame.
    const hasFigure = mm % 10 === 0 && mm < length - 3
    const place = way === 'across' ? { xMm: at + mm, baselineMm: at + 5.2 } : { xMm: at + 4.6, baselineMm: at + mm + 0.9 }
    return hasFigure ? [mark, ...textItem(String(mm), { ...place, widthMm: 6, maxMm: 2.6, minMm: 2.6, align: 'middle' })] : [mark]
  })
}

const box = (xMm: number, yMm: number, widthMm: number, heightMm: number): BoxItem => ({
  kind: 'box',
  xMm,
  yMm,
  widthMm,
  heightMm,
})

/** What a code on a trial label says: its own letters, so that a scan of it shows that it reads. */
export const TRIAL_PAYLOAD = 'HANDBACK'

/** A label with the printer's name and a code, to see that everything arrives. */
export function testLabel(printer: Pick<Printer, 'kind' | 'widthMm' | 'heightMm' | 'name' | 'dpi'>): LabelLayout {
  const size = sizeOf(printer)
  const side = Math.min(size.heightMm - 6, size.widthMm - 6, 20)
  const isUpright = size.heightMm > size.widthMm
  const text = isUpright
    ? { xMm: 3, top: 3 + side + 6, widthMm: size.widthMm - 6 }
    : { xMm: 3 + side + 2, top: 8, widthMm: size.widthMm - side - 8 }
  return {
    ...size,
    items: [
      { kind: 'code', code: 'qr', payload: TRIAL_PAYLOAD, xMm: 3, yMm: 3, widthMm: side, heightMm: side },
      ...(text.widthMm < LEAST_TEXT_MM ? [] : textsOf(printer, size, text)),
    ],
  }
}

/** Beside a code on a very small label there is no room for words. */
const LEAST_TEXT_MM = 12
/** The last line stands so far above the edge. */
const LINE_END_MM = 1

function textsOf(
  { name, dpi }: Pick<Printer, 'name' | 'dpi'>,
  { widthMm, heightMm }: Pick<LabelLayout, 'widthMm' | 'heightMm'>,
  place: { xMm: number; top: number; widthMm: number },
): LabelItem[] {
  const line = (text: string, down: number, maxMm: number, isBold = false) =>
    place.top + down > heightMm - LINE_END_MM
      ? []
      : textItem(text, { xMm: place.xMm, baselineMm: place.top + down, widthMm: place.widthMm, maxMm, minMm: 2, isBold })
  // Chinese on it, because that is what printers' own fonts lack.
  return [
    ...line(name, 0, 5, true),
    ...line(`${widthMm} × ${heightMm} mm, ${dpi} dpi`, 5, 3.2),
    ...line('Handback 中文', 10, 3.2),
  ]
}
