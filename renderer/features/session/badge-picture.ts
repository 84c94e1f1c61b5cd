import { drawingSVG, qrcode } from 'bwip-js/generic'

/** A badge's code as it stands on the printed badge, black on white in both schemes: an SVG image as a data address. */
export function badgePicture(code: string): string {
  const svg = qrcode({ bcid: 'qrcode', text: code, scale: 3, padding: 4, backgroundcolor: 'FFFFFF' }, drawingSVG())
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}
