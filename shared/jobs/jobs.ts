import { z } from 'zod'
import { escalationLevel } from './escalation.ts'
import {
  accessoryId,
  attachmentId,
  customerId,
  escalationId,
  jobId,
  modelId,
  repairEntryId,
  repairPartId,
  rmaId,
  staffId,
  unitId,
} from '../kernel/ids.ts'
import { checklistStep, stepResult } from '../catalogue/catalogue.ts'
import { oldFate, saidOfPart } from '../stock/fitting.ts'
import { bilingual, language } from '../kernel/text.ts'
import { assessment } from './assessment.ts'
import { approvalState, outcome, stage, stageFacts, waitParty } from './stages.ts'

/** One job as a line: enough for a list of open ones. A board has thousands, so nothing is here that none of them shows. */
export const jobLine = z.object({
  id: jobId,
  number: z.string(),
  rmaNumber: z.string(),
  stage,
  isUrgent: z.boolean(),
  customerName: z.string(),
  brand: z.string(),
  modelName: z.string(),
  serial: z.string().nullable(),
  fault: z.string(),
  receivedAt: z.string(),
  /** The promised day; null = none promised. */
  dueOn: z.string().nullable(),
  stageSince: z.string(),
  version: z.int(),
})
export type JobLine = z.infer<typeof jobLine>

const ending = { outcome: outcome.nullable(), closedAt: z.string().nullable() }
const complaint = { symptoms: z.array(z.string()) }

/** One job, open or closed, as lists and the history of a unit show it. */
export const jobSummary = jobLine.extend({ ...ending, ...complaint })
export type JobSummary = z.infer<typeof jobSummary>

/** A card of the board: a line, who has it, where it lies, and the facts that decide where it may go. */
export const boardCard = jobLine.extend({
  assignee: z.object({ id: staffId, name: z.string() }).nullable(),
  shelf: z.string().nullable(),
  waitsFor: waitParty,
  hold: z.object({ reason: z.string(), party: waitParty, since: z.string() }).nullable(),
  /** The open one: somebody above was asked, and the clock charges that party meanwhile. */
  escalation: z
    .object({ id: escalationId, level: escalationLevel, reason: z.string(), party: waitParty, since: z.string(), by: z.string() })
    .nullable(),
  /** Since when a new date is promised that nobody has told the customer; null = told, or nothing to tell. */
  untoldSince: z.string().nullable(),
  /** Since when somebody's timer runs on it. */
  timerSince: z.string().nullable(),
  facts: stageFacts,
})
export type BoardCard = z.infer<typeof boardCard>

export const accessory = z.object({
  id: accessoryId,
  position: z.int(),
  code: z.string(),
  name: z.string(),
  note: z.string().nullable(),
  returnedAt: z.string().nullable(),
  /** Why it did not go back, when it did not. */
  explanation: z.string().nullable(),
})
export type Accessory = z.infer<typeof accessory>

export const repairEntry = z.object({
  id: repairEntryId,
  at: z.string(),
  by: z.string(),
  found: z.string().nullable(),
  done: z.string(),
  minutes: z.int(),
  isTimed: z.boolean(),
  /** The entry that this one puts right. */
  corrects: repairEntryId.nullable(),
  parts: z.array(
    z.object({
      id: repairPartId,
      sku: z.string(),
      name: bilingual,
      quantity: z.int(),
      oldSerial: z.string().nullable(),
      newSerial: z.string().nullable(),
      /** What became of the part that was taken out; null of an entry from before that was asked. */
      oldFate: oldFate.nullable(),
    }),
  ),
  /** What this entry says anew of parts that went in before. */
  restated: z.array(saidOfPart),
  photos: z.array(attachmentId),
})
export type RepairEntry = z.infer<typeof repairEntry>

export const testRun = z.object({
  at: z.string(),
  by: z.string(),
  passed: z.boolean(),
  note: z.string().nullable(),
  results: z.array(stepResult.extend({ label: bilingual, unit: z.string().nullable() })),
})
export type TestRun = z.infer<typeof testRun>

export const EVENT_KINDS = [
  'checked-in',
  'announced',
  'arrived',
  'surplus',
  'missing',
  'arrival-undone',
  'stage-changed',
  'held',
  'released',
  'assigned',
  'shelved',
  'urgency-changed',
  'due-changed',
  'assessed',
  'plan-offered',
  'plan-withdrawn',
  'approval-recorded',
  'approval-voided',
  'link-made',
  'consent-recorded',
  'timer-started',
  'timer-paused',
  'parts-reserved',
  'parts-supplied',
  'part-picked',
  'part-put-back',
  'part-doa',
  'part-broken',
  'repair-logged',
  'test-recorded',
  'photo-added',
  'passcode-shown',
  'printed',
  'archived',
  'payment-taken',
  'payment-refunded',
  'charge-waived',
  'handed-back',
  'remote-begun',
  'remote-ended',
  'called-in',
  'escalated',
  'escalation-answered',
  'customer-told',
  'report-filed',
  'report-registered',
  'report-rejected',
  'bounced',
  'loaner-lent',
  'loaner-extended',
  'loaner-returned',
] as const
export const eventKind = z.enum(EVENT_KINDS)
export type EventKind = z.infer<typeof eventKind>

/** One line of a job's timeline. `data` carries the figures that its sentence needs (stages, minutes, names). */
export const timelineEvent = z.object({
  seq: z.int(),
  at: z.string(),
  by: z.string(),
  kind: eventKind,
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})
export type TimelineEvent = z.infer<typeof timelineEvent>

export const photo = z.object({
  id: attachmentId,
  caption: z.string().nullable(),
  at: z.string(),
  by: z.string(),
  width: z.int(),
  height: z.int(),
})
export type Photo = z.infer<typeof photo>

/** What a closed repair promises, parts and labour apart. (MISSION.md, G4.) */
export const repairWarranty = z.object({ partsUntil: z.string().nullable(), labourUntil: z.string().nullable() })
export type RepairWarranty = z.infer<typeof repairWarranty>

/** Everything about one job, as its page shows it. */
export const jobFile = boardCard.extend({
  ...ending,
  ...complaint,
  rmaId,
  channel: z.string(),
  requestType: z.string(),
  takenBy: z.string(),
  customer: z.object({
    id: customerId,
    name: z.string(),
    phone: z.string(),
    email: z.string().nullable(),
    language,
    tier: z.string(),
    isDealer: z.boolean(),
    note: z.string().nullable(),
  }),
  unitId,
  modelId,
  checklist: z.array(checklistStep),
  intakeWarnings: z.array(bilingual),
  occurredOn: z.string().nullable(),
  wishedFor: z.string().nullable(),
  condition: z.string().nullable(),
  mayWipeData: z.boolean(),
  mayDisassemble: z.boolean(),
  /** What the model asks the customer's consent for before it is opened. */
  asksData: z.boolean(),
  asksDisassembly: z.boolean(),
  hasPasscode: z.boolean(),
  approval: z.object({
    state: approvalState,
    at: z.string().nullable(),
    by: z.string().nullable(),
    way: z.string().nullable(),
    note: z.string().nullable(),
  }),
  assessment: assessment.nullable(),
  accessories: z.array(accessory),
  entries: z.array(repairEntry),
  tests: z.array(testRun),
  photos: z.array(photo),
  timeline: z.array(timelineEvent),
  /** Other jobs of the same unit, newest first. */
  history: z.array(jobSummary),
  /** The number of the job that this one bounced from; null when it did not. */
  bounceOf: z.string().nullable(),
  reworkCount: z.int(),
  minutesTotal: z.int(),
  /** The last days on which the depot answers for this repair; null = it does not. */
  repairWarranty,
})
export type JobFile = z.infer<typeof jobFile>

/** One arrival: who brought what, and where each of its units is now. */
export const rmaFile = z.object({
  rmaId,
  number: z.string(),
  /** That of the least advanced open job. */
  stage,
  takenAt: z.string(),
  takenBy: z.string(),
  channel: z.string(),
  requestType: z.string(),
  customer: z.object({ id: customerId, name: z.string(), phone: z.string() }),
  /** In the order of their labels. */
  jobs: z.array(boardCard.extend({ ...ending, ...complaint, unitId, accessories: z.array(accessory) })),
})
export type RmaFile = z.infer<typeof rmaFile>
export type RmaJob = RmaFile['jobs'][number]

/** Urgent first, then the earliest promise, then the longest here. The one order of board, lists and "my work". */
export function compareByUrgency(
  a: Pick<JobLine, 'isUrgent' | 'dueOn' | 'receivedAt'>,
  b: Pick<JobLine, 'isUrgent' | 'dueOn' | 'receivedAt'>,
): number {
  if (a.isUrgent !== b.isUrgent) return a.isUrgent ? -1 : 1
  const [dueA, dueB] = [a.dueOn ?? '9999', b.dueOn ?? '9999']
  // Dates and instants sort by their characters; asking for a language's order costs twenty times as much.
  const [first, second] = dueA === dueB ? [a.receivedAt, b.receivedAt] : [dueA, dueB]
  return first === second ? 0 : first < second ? -1 : 1
}

/** Since when the clock charges whoever the job waits for now. */
export function waitsSince(job: Pick<BoardCard, 'hold' | 'escalation' | 'stageSince'>): string {
  return job.hold?.since ?? job.escalation?.since ?? job.stageSince
}

/** Late = the promised day is over and the unit is not ready. `today` is the depot's calendar date. */
export function isLate(job: Pick<JobLine, 'stage' | 'dueOn'>, today: string): boolean {
  return job.dueOn !== null && job.dueOn < today && job.stage !== 'ready' && job.stage !== 'closed'
}
