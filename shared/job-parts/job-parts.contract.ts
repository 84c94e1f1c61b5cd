import { z } from 'zod'
import { stage } from '../jobs/stages.ts'
import { binId, jobId, jobPartId, partId } from '../kernel/ids.ts'
import { change, procedure } from '../kernel/procedure.ts'
import { line, optionalLine } from '../kernel/text.ts'
import { lotNumber } from '../stock/lots.ts'
import { pieces, piecesOrNone } from '../stock/quantity.ts'
import { jobPart } from './job-parts.ts'
import { pickJob } from './picking.ts'

/** Where the job is after its parts changed: short stock and what arrives move it by themselves. */
const settled = z.object({ jobId, stage, short: z.int() })
/** Pieces that a job asks for beyond what it asked for before. */
const asked = z.object({ jobPartId, quantity: pieces })
export type Asked = z.infer<typeof asked>
/** One piece of a tracked part is named by its batch or serial. */
const taken = { jobPartId, binId, quantity: pieces, lot: lotNumber.nullable() }

export const jobPartsContract = {
  /** What a job needs, in the order of asking, and whether its plan names parts that were not asked for yet. */
  ofJob: procedure('read')
    .input(z.object({ jobId }))
    .output(z.object({ parts: z.array(jobPart), isPlanOpen: z.boolean() })),
  /** What is promised to open jobs and not picked yet, job by job in the order in which they are wanted. */
  toPick: procedure('stock-pick').output(z.array(pickJob)),
  /** Asks for the parts of the released plan and promises what is there. */
  reserveFromPlan: procedure('stock-pick')
    .input(change({ jobId }))
    .output(settled.extend({ asked: z.array(asked) })),
  /** Takes back what `reserveFromPlan` asked for, and nothing else of what the job asks for. */
  takeBackAsked: procedure('stock-pick')
    .input(change({ jobId, asked: z.array(asked).max(500) }))
    .output(settled),
  /** Asks for one more part beyond the plan and promises what is there. */
  add: procedure('stock-pick')
    .input(change({ jobId, partId, quantity: pieces }))
    .output(settled),
  /** Needs another quantity; fewer gives back promises, none beside what is in hand or fitted cancels the rest. */
  setWanted: procedure('stock-pick')
    .input(change({ jobPartId, wanted: piecesOrNone }))
    .output(settled),
  /** Takes a substitute for pieces that are short. */
  substitute: procedure('stock-pick')
    .input(change({ jobPartId, partId, quantity: pieces }))
    .output(settled),
  /**
   * Takes pieces out of a bin for a job, by scanning bin and part. Beyond the need only when that was answered; `asked` says by how many
   * pieces it asked for more than before.
   */
  pick: procedure('stock-pick')
    .input(change({ jobId, partId, binId, quantity: pieces, lot: lotNumber.nullable(), evenIfMore: z.boolean() }))
    .output(settled.extend({ jobPartId, asked: z.int() })),
  /**
   * Puts what is in hand back into a bin. What was put back was not needed: the job asks for as many fewer, or for `askedLess`, when a
   * pick is undone that was for pieces asked for before.
   */
  putBack: procedure('stock-pick')
    .input(change({ ...taken, askedLess: piecesOrNone.optional() }))
    .output(settled),
  /** Dead on arrival: into quarantine for its claim. */
  reportDoa: procedure('stock-pick')
    .input(change({ ...taken, reason: line(500) }))
    .output(settled),
  /** Broken by whoever wanted to fit it: to the scrap bin. */
  reportBroken: procedure('stock-pick')
    .input(change({ ...taken, reason: optionalLine(500) }))
    .output(settled),
}
