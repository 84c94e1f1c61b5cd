import { expect, test } from 'vitest'
import { checkPins } from './pin-check.ts'

test('a PIN has four to eight digits, is not guessed first, and is typed twice alike', () => {
  expect(checkPins({ pin: '2468', pinAgain: '2468' })).toEqual({})
  expect(checkPins({ pin: '', pinAgain: '' })).toEqual({ pin: 'notAPin' })
  expect(checkPins({ pin: '24a8', pinAgain: '24a8' })).toEqual({ pin: 'notAPin' })
  expect(checkPins({ pin: '123456789', pinAgain: '123456789' })).toEqual({ pin: 'notAPin' })
  expect(checkPins({ pin: '4321', pinAgain: '4321' })).toEqual({ pin: 'pinTooSimple' })
  expect(checkPins({ pin: '2468', pinAgain: '2486' })).toEqual({ pinAgain: 'pinsDiffer' })
})
