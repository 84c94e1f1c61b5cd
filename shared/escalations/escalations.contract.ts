import { z } from 'zod'
import { waitParty } from '../jobs/stages.ts'
import { jobId } from '../kernel/ids.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { line, paragraph } from '../kernel/text.ts'
import { escalationLevel } from '../jobs/escalation.ts'

const oneJob = { jobId, version }
const changed = z.object({ jobId, version })

export const escalationFields = { level: escalationLevel, reason: line(200), party: waitParty }
export const answerFields = { answer: paragraph(2000) }

export const escalationsContract = {
  /** Asks somebody above; the clock charges `party` until they answer. One at a time. */
  raise: procedure('bench', 'counter')
    .input(change({ ...oneJob, ...escalationFields }))
    .output(changed),
  /** What they said; the clock goes back to whom the stage waits for. */
  answer: procedure('bench', 'counter')
    .input(change({ ...oneJob, ...answerFields }))
    .output(changed),
}
