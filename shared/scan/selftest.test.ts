import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyseCalibration, calibrationText } from './selftest.ts'

const arrived = (text: string) => analyseCalibration({ text, suffix: 'Enter', durationMs: 200 })
const replaced = (from: string, to: string) =>
  calibrationText.replaceAll(/./gsu, (character) => {
    const at = from.indexOf(character)
    return at < 0 ? character : to.charAt(at)
  })

describe('scanner self-test', () => {
  it('is content with a code that arrives whole, with or without AIM identifier', () => {
    expect(arrived(calibrationText)).toEqual([{ kind: 'good', isHarmful: false }])
    expect(arrived(`]C0${calibrationText}`)).toEqual([{ kind: 'good', isHarmful: false }])
  })

  it('finds keyboard layouts', () => {
    expect(arrived(replaced('YZ', 'ZY'))).toEqual([
      { kind: 'layout', layout: 'qwertz', pairs: ['Y → Z', 'Z → Y'], isHarmful: true },
    ])
    const azerty = arrived(replaced('AQWZM0123456789', 'QAZW?à&é"\'(-è_ç'))
    expect(azerty).toMatchObject([{ kind: 'layout', layout: 'azerty' }, { kind: 'digits-shifted' }])
    expect(arrived(replaced('K', 'X'))).toMatchObject([{ kind: 'layout', layout: 'other', pairs: ['K → X'] }])
  })

  it('finds caps lock, a shifted digit row, and both with a layout', () => {
    expect(arrived(calibrationText.toLowerCase())).toMatchObject([{ kind: 'caps-lock' }])
    expect(arrived(replaced('0123456789', ')!@#$%^&*('))).toMatchObject([{ kind: 'digits-shifted' }])
    expect(arrived(replaced('YZ', 'ZY').toLowerCase())).toMatchObject([
      { kind: 'caps-lock' },
      { kind: 'layout', layout: 'qwertz' },
    ])
  })

  it('finds lost and replaced separators and says which, without calling the scanner unusable', () => {
    const [gs, rs] = ['\u001D', '\u001E']
    const without = (text: string, ...lost: string[]) => lost.reduce((left, one) => left.replace(one, ''), text)
    expect(calibrationText).toContain(gs)
    expect(calibrationText).toContain(rs)
    const lost = (characters: string) => ({ kind: 'separators-lost', characters, isHarmful: false })
    expect(arrived(without(calibrationText, gs))).toEqual([lost(gs)])
    expect(arrived(without(calibrationText, rs))).toEqual([lost(rs)])
    expect(arrived(without(calibrationText, gs, rs))).toEqual([lost(gs + rs)])
    const replacedBy = (...pairs: [string, string][]) => ({ kind: 'separators-replaced', pairs, isHarmful: false })
    expect(arrived(calibrationText.replace(gs, '|'))).toEqual([replacedBy([gs, '|'])])
    expect(arrived(calibrationText.replace(gs, '|').replace(rs, '~'))).toEqual([replacedBy([gs, '|'], [rs, '~'])])
    expect(arrived(without(calibrationText, gs).replace(rs, '|'))).toEqual([lost(gs), replacedBy([rs, '|'])])
    expect(arrived(without(calibrationText, rs).replace(gs, '|'))).toEqual([lost(rs), replacedBy([gs, '|'])])
  })

  it('tells lost separators from a layout that moves characters', () => {
    for (const lost of ['\u001D', '\u001E', '\u001D\u001E']) {
      const bare = (text: string) =>
        text
          .split('')
          .filter((character) => !lost.includes(character))
          .join('')
      const told = { kind: 'separators-lost', characters: lost }
      const both = bare(replaced('YZ', 'ZY')).toLowerCase()
      expect(arrived(both)).toMatchObject([{ kind: 'caps-lock' }, { kind: 'layout', layout: 'qwertz' }, told])
      const azerty = bare(replaced('AQWZM0123456789', 'QAZW?à&é"\'(-è_ç'))
      expect(arrived(azerty)).toMatchObject([{ layout: 'azerty' }, { kind: 'digits-shifted' }, told])
    }
  })

  it('finds lost and surplus characters', () => {
    expect(arrived(calibrationText.replace('MN', ''))).toMatchObject([{ kind: 'lost', characters: 'MN' }])
    expect(arrived(`~${calibrationText}#`)).toMatchObject([{ kind: 'surplus', characters: '~#' }])
    const spelled = calibrationText.replace('\u001D', '').replace('\u001E', '^^')
    expect(arrived(spelled)).toMatchObject([
      { kind: 'surplus', characters: '^' },
      { kind: 'separators-lost', characters: '\u001D' },
      { kind: 'separators-replaced' },
    ])
  })

  it('finds a missing suffix and a slow scanner', () => {
    expect(analyseCalibration({ text: calibrationText, suffix: undefined, durationMs: 200 })).toMatchObject([
      { kind: 'suffix-missing' },
    ])
    expect(analyseCalibration({ text: calibrationText, suffix: undefined, durationMs: 200 }, [])).toMatchObject([
      { kind: 'good' },
    ])
    expect(analyseCalibration({ text: calibrationText, suffix: 'Tab', durationMs: 20 * calibrationText.length })).toMatchObject([
      { kind: 'slow', msPerCharacter: 20 },
    ])
  })

  it('says when it was another code, whatever arrives', () => {
    expect(arrived('4006381333931')).toMatchObject([{ kind: 'other-code' }])
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(arrived(text).length).toBeGreaterThan(0)
      }),
    )
  })
})
