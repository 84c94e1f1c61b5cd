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

  it('finds a lost or replaced group separator, without calling the scanner unusable', () => {
    expect(arrived(calibrationText.replace('\u001D', ''))).toEqual([{ kind: 'separator-lost', isHarmful: false }])
    expect(arrived(calibrationText.replace('\u001D', '|'))).toEqual([{ kind: 'separator-replaced', by: '|', isHarmful: false }])
  })

  it('tells a lost separator from a layout that moves characters', () => {
    const both = replaced('YZ', 'ZY').replace('\u001D', '').toLowerCase()
    expect(arrived(both)).toMatchObject([{ kind: 'caps-lock' }, { kind: 'layout', layout: 'qwertz' }, { kind: 'separator-lost' }])
    const azerty = replaced('AQWZM0123456789', 'QAZW?à&é"\'(-è_ç').replace('\u001D', '')
    expect(arrived(azerty)).toMatchObject([{ layout: 'azerty' }, { kind: 'digits-shifted' }, { kind: 'separator-lost' }])
  })

  it('finds lost and surplus characters', () => {
    expect(arrived(calibrationText.replace('MN', ''))).toMatchObject([{ kind: 'lost', characters: 'MN' }])
    expect(arrived(`~${calibrationText}#`)).toMatchObject([{ kind: 'surplus', characters: '~#' }])
  })

  it('finds a missing suffix and a slow scanner', () => {
    expect(analyseCalibration({ text: calibrationText, suffix: undefined, durationMs: 200 })).toMatchObject([
      { kind: 'suffix-missing' },
    ])
    expect(analyseCalibration({ text: calibrationText, suffix: 'Tab', durationMs: 740 })).toMatchObject([
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
