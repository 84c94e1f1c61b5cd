import { z } from 'zod'
import { MOST_UNITS } from '../intake/intake.ts'
import { jobId, modelId, rmaId } from '../kernel/ids.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import {
  announceFields,
  arrivalFile,
  expectedRma,
  finishFields,
  judgedLine,
  listedLine,
  receiveFields,
  surplusFields,
} from './arrivals.ts'

const oneJob = z.object({ id: jobId, number: z.string() })

export const arrivalsContract = {
  /** What should come: every RMA with units still expected, the earliest first. */
  expected: procedure('read').output(z.array(expectedRma)),
  /** One RMA with what was announced, what came and what did not. */
  get: procedure('read')
    .input(z.object({ number: z.string().max(20) }))
    .output(arrivalFile),
  /** Judges a list before it is kept, line by line; `modelId` is the model of the lines that name none. */
  judgeList: procedure('counter')
    .input(z.object({ lines: z.array(listedLine).max(MOST_UNITS), modelId: modelId.nullable() }))
    .output(z.array(judgedLine)),
  /** Issues an RMA for units that are not here yet, in one commit. */
  announce: procedure('counter')
    .input(change(announceFields))
    .output(z.object({ rmaId, rmaNumber: z.string(), jobs: z.array(oneJob) })),
  /** An expected unit is here. */
  receive: procedure('counter').input(change(receiveFields)).output(oneJob),
  /** A unit that nobody announced came along. */
  addSurplus: procedure('counter').input(change(surplusFields)).output(oneJob),
  /** Takes a wrong arrival back: the unit is expected again, a surplus one was never here. */
  undo: procedure('counter').input(change({ jobId, version })).output(oneJob),
  /** Settles what arrived, and says what becomes of the rest. */
  finish: procedure('counter')
    .input(change(finishFields))
    .output(z.object({ rmaId, arrived: z.array(oneJob) })),
}
