import { code128, drawingSVG } from 'bwip-js/generic'

/** Control characters as bwip-js wants them written: ^ and the three digits of the character. */
const escaped = (text: string): string =>
  text.replaceAll(/[\p{Cc}^]/gu, (character) => `^${String(character.codePointAt(0)).padStart(3, '0')}`)

/** `text` as Code 128 with its quiet zone, black on white whatever the colour scheme: an SVG image as a data address. */
export function calibrationCode(text: string): string {
  const svg = code128(
    {
      bcid: 'code128',
      text: escaped(text),
      parse: true,
      scale: 2,
      height: 18,
      paddingwidth: 12,
      paddingheight: 6,
      backgroundcolor: 'FFFFFF',
    },
    drawingSVG(),
  )
  // Its own size in pixels: a stretched code has bars of uneven width.
  const sized = svg.replace(/viewBox="0 0 (\d+) (\d+)"/, '$& width="$1" height="$2"')
  return `data:image/svg+xml,${encodeURIComponent(sized)}`
}
