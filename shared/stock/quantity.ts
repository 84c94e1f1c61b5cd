import { z } from 'zod'
import { fieldMessage } from '../kernel/field-message.ts'
import { minorUnits } from '../kernel/money.ts'

/** The most pieces that one entry may move. A depot that means more has mistyped, or scanned a code into the field. */
export const MOST_PIECES = 1_000_000

const whole = z.int({ error: () => fieldMessage('notWhole') })
const upTo = (least: number) =>
  whole.min(least, fieldMessage('tooSmall', { min: least })).max(MOST_PIECES, fieldMessage('tooLarge', { max: MOST_PIECES }))

/** Pieces that an entry moves: whole and at least one. */
export const pieces = upTo(1)
/** Pieces that are there, or wished for: none is an answer. */
export const piecesOrNone = upTo(0)

/** The most that one piece may cost, in minor units: with the most pieces it is still a safe integer. */
const MOST_COST = 900_000_000
/** What one piece cost the depot. */
export const unitCost = minorUnits.min(0, fieldMessage('negative')).max(MOST_COST, fieldMessage('amountTooLarge'))
