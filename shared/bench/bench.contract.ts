import { z } from 'zod'
import { stepResult } from '../catalogue/catalogue.ts'
import { fittedPart, restatedPart } from '../stock/fitting.ts'
import { assessedFacts, category, causeCode, responsibility, severity } from '../jobs/assessment.ts'
import { stage } from '../jobs/stages.ts'
import { attachmentId, jobId, repairEntryId } from '../kernel/ids.ts'
import { change, procedure, version } from '../kernel/procedure.ts'
import { optionalLine, optionalParagraph, paragraph } from '../kernel/text.ts'
import { exclusion } from '../warranty/warranty.ts'
import { fieldMessage } from '../kernel/field-message.ts'

const oneJob = { jobId, version }
const changed = z.object({ jobId, version, stage })

export const assessmentFields = {
  category,
  severity,
  isUrgent: z.boolean(),
  findings: paragraph(4000),
  cause: optionalParagraph(2000),
  causeCode,
  responsibility,
  exclusions: z.array(exclusion).max(3),
  /** Set when there is nothing to repair: the unit goes to a test or straight to ready. */
  solvedAs: z.enum(['no-fault-found', 'resolved-remotely']).nullable(),
  ...assessedFacts,
}

export const repairEntryFields = {
  found: optionalParagraph(4000),
  done: paragraph(4000),
  /** Whole minutes of work; null takes what the timer measured. */
  minutes: z
    .int({ error: () => fieldMessage('notANumber') })
    .min(0, fieldMessage('tooSmall', { min: 0 }))
    .max(1440, fieldMessage('tooLarge', { max: 1440 }))
    .nullable(),
  /** Of those that were picked for the job. */
  parts: z.array(fittedPart).max(30),
  /** Of a correction: parts that went in before, and what is true of them. */
  restated: z
    .array(restatedPart)
    .max(30)
    .refine((parts) => new Set(parts.map(({ id }) => id)).size === parts.length, fieldMessage('twice')),
  photoIds: z.array(attachmentId).max(20),
  corrects: repairEntryId.nullable(),
}

export const benchContract = {
  assess: procedure('bench')
    .input(change({ ...oneJob, ...assessmentFields }))
    .output(changed),
  /** Starts the caller's timer on this job. One timer a person: the one that runs elsewhere is named in the refusal. */
  startTimer: procedure('bench')
    .input(change({ jobId }))
    .output(z.object({ jobId, since: z.string() })),
  /** Pauses it; the minutes wait for the next repair entry. */
  pauseTimer: procedure('bench')
    .input(change({ jobId }))
    .output(z.object({ jobId, minutes: z.int() })),
  /** Measured minutes not yet in an entry, and since when the caller's timer runs. */
  timer: procedure('read')
    .input(z.object({ jobId }))
    .output(z.object({ minutes: z.int(), since: z.string().nullable() })),
  logRepair: procedure('bench')
    .input(change({ jobId, ...repairEntryFields }))
    .output(z.object({ jobId, entryId: repairEntryId, version })),
  /** All steps answered: passed → ready, failed → repairing and counted as rework. */
  recordTest: procedure('bench')
    .input(change({ ...oneJob, results: z.array(stepResult).max(40), note: optionalParagraph(2000) }))
    .output(z.object({ jobId, version, stage, passed: z.boolean() })),
  addPhotos: procedure('bench')
    .input(change({ jobId, photoIds: z.array(attachmentId).min(1).max(20), caption: optionalLine(200) }))
    .output(z.object({ jobId, version })),
  /** Shows the device's passcode to whoever repairs it. Each look is in the timeline. */
  showPasscode: procedure('bench')
    .input(change({ jobId }))
    .output(z.object({ passcode: z.string() })),
}
