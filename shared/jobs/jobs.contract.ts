import { z } from 'zod'
import { jobId, staffId } from '../kernel/ids.ts'
import { page, pageRequest } from '../kernel/page.ts'
import { change, procedure, readChecked, version } from '../kernel/procedure.ts'
import { line, optionalLine } from '../kernel/text.ts'
import { toldWay } from './delay.ts'
import type { SentBoard } from './board.ts'
import { boardCard, jobFile, jobSummary, rmaFile } from './jobs.ts'
import { stage, waitParty } from './stages.ts'

const oneJob = { jobId, version }
const moved = z.object({ jobId, version, stage })
const changed = z.object({ jobId, version })

export const jobsContract = {
  /** All open jobs, urgent and late first (`unpackBoard`); with `stage` one column only, to show the first column at once. */
  board: procedure('read')
    .input(z.object({ stage: stage.nullable().default(null) }))
    .output(readChecked<SentBoard>()),
  /** One job with its whole file, by its number (`J0000123K`). */
  get: procedure('read')
    .input(z.object({ number: z.string().max(20) }))
    .output(jobFile),
  rma: procedure('read')
    .input(z.object({ number: z.string().max(20) }))
    .output(rmaFile),
  /** Jobs newest first, filtered. */
  list: procedure('read')
    .input(
      z.object({
        ...pageRequest,
        state: z.enum(['open', 'closed', 'all']).default('open'),
        stage: stage.nullable().default(null),
        assigneeId: staffId.nullable().default(null),
        onlyUrgent: z.boolean().default(false),
      }),
    )
    .output(page(jobSummary)),
  /** What somebody starts the day with: own work, late, ready for pick-up, urgent and untouched. */
  today: procedure('read').output(
    z.object({
      today: z.string(),
      mine: z.array(boardCard),
      late: z.array(boardCard),
      ready: z.array(boardCard),
      urgent: z.array(boardCard),
      /** A new date was promised, and nobody has told the customer. */
      untold: z.array(boardCard),
      counts: z.object({
        open: z.int(),
        mine: z.int(),
        late: z.int(),
        ready: z.int(),
        urgent: z.int(),
        expected: z.int(),
        untold: z.int(),
        receivedToday: z.int(),
        closedToday: z.int(),
      }),
    }),
  ),
  move: procedure('counter', 'bench', 'approval')
    .input(change({ ...oneJob, to: stage }))
    .output(moved),
  /** Takes the caller's own last move by hand back, within `UNDO_MS` and while nothing else was done to the job since. */
  undoMove: procedure('counter', 'bench', 'approval').input(change({ jobId })).output(moved),
  hold: procedure('bench')
    .input(change({ ...oneJob, reason: line(200), party: waitParty }))
    .output(changed),
  release: procedure('bench').input(change(oneJob)).output(changed),
  /** Null takes the job from whoever has it. */
  assign: procedure('bench')
    .input(change({ ...oneJob, assigneeId: staffId.nullable() }))
    .output(changed),
  setShelf: procedure('counter', 'bench', 'stock')
    .input(change({ ...oneJob, shelf: optionalLine(20) }))
    .output(changed),
  setUrgent: procedure('counter', 'bench')
    .input(change({ ...oneJob, isUrgent: z.boolean() }))
    .output(changed),
  /** The customer has been told of the new date after all. */
  noteTold: procedure('counter', 'bench')
    .input(change({ ...oneJob, way: toldWay, note: optionalLine(200) }))
    .output(changed),
}
