import { describe, expect, test } from 'vitest'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import { type AnswerValues, beginAnswer, creditOf, readAnswer } from './claim-answer.ts'

const BIN = '0199c1f0-0000-7000-8000-000000000001'
const LINE = { open: 3, paid: 800, tracking: 'none', bin: 'Q-1' } as const
const SERIAL = { ...LINE, open: 1, tracking: 'serial' } as const

const read = (change: Partial<AnswerValues>, line: Parameters<typeof readAnswer>[1] = LINE) =>
  readAnswer({ ...beginAnswer(line), ...change }, line, 2)

describe('an answer as it is typed', () => {
  test.each([
    ['0', fieldMessage('tooSmall', { min: 1 })],
    ['-1', fieldMessage('tooSmall', { min: 1 })],
    ['1.5', fieldMessage('tooFine', { digits: 0 })],
    ['', fieldMessage('required')],
    ['4', fieldMessage('tooLarge', { max: 3 })],
  ])('of %j pieces is %j', (quantity, message) => {
    expect(read({ kind: 'credited', quantity })).toEqual({ problems: { quantity: message } })
  })

  test('replaced: into a bin, each piece with a serial where it has one', () => {
    expect(read({ binId: BIN })).toEqual({ answer: { kind: 'replaced', quantity: 3, binId: BIN, lots: [] } })
    expect(read({})).toEqual({ problems: { binId: fieldMessage('required') } })
    expect(read({ binId: BIN }, SERIAL)).toEqual({ problems: { lots: fieldMessage('required') } })
    expect(read({ binId: BIN, lots: 'N-1\nN-2' }, SERIAL)).toEqual({ problems: { lots: fieldMessage('tooMany', { max: 1 }) } })
    expect(read({ binId: BIN, lots: ' N-1 \n n1 ' }, SERIAL)).toMatchObject({ answer: { lots: [{ number: 'n1', quantity: 1 }] } })
  })

  test('credited: empty is what was paid, and more than that is known as more', () => {
    expect(read({ kind: 'credited' })).toMatchObject({ answer: { amount: 2400, evenIfMore: false } })
    expect(read({ kind: 'credited', quantity: '2', amount: '5.50' })).toMatchObject({ answer: { quantity: 2, amount: 550 } })
    const values = { ...beginAnswer(LINE), kind: 'credited', quantity: '2', amount: '16.01' } as const
    expect(creditOf(values, LINE, 2)).toEqual({ paid: 1600, typed: 1601, isMore: true })
    expect(creditOf({ ...values, amount: '16' }, LINE, 2).isMore).toBe(false)
  })

  test('refused: with a reason, back into a bin or gone; an old part can only be gone', () => {
    expect(read({ kind: 'refused' })).toEqual({
      problems: { reason: fieldMessage('required'), binId: fieldMessage('required') },
    })
    expect(read({ kind: 'refused', reason: 'Wear', isWrittenOff: true })).toMatchObject({ answer: { binId: null } })
    expect(read({ kind: 'refused', reason: 'Wear', binId: BIN })).toMatchObject({ answer: { binId: BIN } })
    expect(beginAnswer({ ...LINE, bin: null }).isWrittenOff).toBe(true)
  })
})
