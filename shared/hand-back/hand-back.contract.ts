import { z } from 'zod'
import { signing } from '../intake/intake.ts'
import { accessory, jobSummary, repairWarranty } from '../jobs/jobs.ts'
import { accessoryId, jobId } from '../kernel/ids.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { line, optionalLine, optionalParagraph } from '../kernel/text.ts'
import { identityProof, gateFacts } from './hand-back.ts'

/** What the person at the counter sees before handing a unit back. */
export const gate = z.object({
  job: jobSummary,
  customerName: z.string(),
  fault: z.string(),
  workDone: z.array(z.string()),
  accessories: z.array(accessory),
  facts: gateFacts,
  /** As it would be, were the unit handed back today. */
  repairWarranty,
  /** Other jobs of the same RMA that are ready too, with what is still to be paid for each. */
  siblings: z.array(jobSummary.extend({ due: z.int() })),
})
export type Gate = z.infer<typeof gate>

export const handBackContract = {
  /** What the gate looks at, and what the person at the counter needs to see. */
  gate: procedure('read').input(z.object({ jobId })).output(gate),
  /** Hands the unit back and closes the job. Every line of the gate is judged again here. */
  complete: procedure('counter')
    .input(
      change({
        jobId,
        version,
        accessories: z.array(
          z.object({
            id: accessoryId,
            isReturned: z.boolean(),
            /** Its tag was scanned; false is on the word of whoever saw it, and the job's timeline says so. */
            isScanned: z.boolean().default(false),
            explanation: optionalLine(200),
          }),
        ),
        collectedBy: line(120),
        identity: identityProof,
        signing,
        satisfaction: z.int().min(1).max(5).nullable(),
        satisfactionNote: optionalParagraph(1000),
        advice: optionalParagraph(2000),
      }),
    )
    .output(z.object({ jobId, number: z.string(), version })),
}
