import { describe, expect, test } from 'vitest'
import { stageColours, toneColours } from './theme.ts'

const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

const luminance = (hex: string): number => {
  const part = (at: number) => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

/** Contrast of two colours as WCAG 2.2 defines it. */
const contrast = (one: string, other: string): number => {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

const all = [...Object.entries(stageColours), ...Object.entries(toneColours)].flatMap(([name, { light, dark }]) => [
  { name: `${name}, light`, surface: '#ffffff', ...light },
  { name: `${name}, dark`, surface: '#1c2126', ...dark },
])

describe('meaning colours', () => {
  test.each(all)('$name: text is readable (4.5 to 1), the mark is visible on a surface (3 to 1)', (colours) => {
    expect(contrast(colours.text, colours.background)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours.solid, colours.surface)).toBeGreaterThanOrEqual(3)
  })

  test('the measure itself is right', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
})
