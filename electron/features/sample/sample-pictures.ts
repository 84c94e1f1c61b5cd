import sharp from 'sharp'
import type { Chance } from './sample-random.ts'

/** Pictures for the sample depot, drawn on the spot so that none has to be shipped. */

/** A signature as the pad gives it: a PNG as a data URL. */
export async function drawSignature(chance: Chance): Promise<string> {
  const strokes = Array.from({ length: 2 }, (_, line) => scribble(chance, 40 + line * chance.between(60, 150)))
  const paths = strokes.map((path) => `<path d="${path}"/>`).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="160">
    <g fill="none" stroke="#1b2a4a" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round">${paths}</g></svg>`
  const png = await sharp(Buffer.from(svg)).png().toBuffer()
  return `data:image/png;base64,${png.toString('base64')}`
}

function scribble(chance: Chance, left: number): string {
  let x = left
  const loops = Array.from({ length: chance.between(4, 7) }, () => {
    const [width, height, lift] = [chance.between(22, 48), chance.between(24, 62), chance.between(-14, 14)]
    x += width
    return `c ${Math.round(width * 0.2)} -${height}, ${Math.round(width * 0.9)} -${height}, ${width} ${lift}`
  })
  return `M ${left} ${chance.between(88, 104)} ${loops.join(' ')} q ${Math.min(60, 470 - x)} 22 ${Math.min(90, 475 - x)} -6`
}

/** A unit on the bench mat, seen from above: a JPEG as a camera gives it. */
export async function drawBenchPhoto(chance: Chance): Promise<Uint8Array> {
  const [mat, body, screen] = chance.pick([
    ['#3d6b63', '#20242b', '#39424f'],
    ['#4a5a7d', '#d9dbe0', '#20242b'],
    ['#5b6550', '#7d2f2b', '#e6ddd0'],
  ] as const)
  const [x, y, turn] = [chance.between(250, 380), chance.between(120, 180), chance.between(-14, 14)]
  const crack = Array.from({ length: 6 }, () => `L ${chance.between(20, 280)} ${chance.between(20, 400)}`).join(' ')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="720">
    <defs><pattern id="g" width="40" height="40" patternUnits="userSpaceOnUse"><path d="M40 0H0V40" fill="none" stroke="#ffffff" stroke-opacity=".14"/></pattern>
    <radialGradient id="l" cx=".4" cy=".3" r=".9"><stop offset="0" stop-color="#fff" stop-opacity=".28"/><stop offset="1" stop-color="#000" stop-opacity=".35"/></radialGradient></defs>
    <rect width="960" height="720" fill="${mat}"/><rect width="960" height="720" fill="url(#g)"/>
    <g transform="translate(${x} ${y}) rotate(${turn} 150 210)">
      <rect x="12" y="16" width="300" height="420" rx="30" fill="#000" opacity=".35"/>
      <rect width="300" height="420" rx="30" fill="${body}"/><rect x="16" y="22" width="268" height="376" rx="18" fill="${screen}"/>
      <path d="M 40 30 ${crack}" fill="none" stroke="#cfd6de" stroke-opacity=".55" stroke-width="1.6"/>
    </g><rect width="960" height="720" fill="url(#l)"/></svg>`
  return sharp(Buffer.from(svg)).resize(720).jpeg({ quality: 80 }).toBuffer()
}
