import { z } from 'zod'
import type { Permission } from '../kernel/permissions.ts'
import type { RefusalCode } from '../kernel/refusal.ts'

export const STAGES = [
  'expected',
  'received',
  'assessing',
  'awaiting-approval',
  'awaiting-parts',
  'repairing',
  'at-vendor',
  'testing',
  'ready',
  'closed',
] as const
export const stage = z.enum(STAGES)
export type Stage = z.infer<typeof stage>

/** The columns of the board, in the order a unit takes. */
export const OPEN_STAGES = STAGES.filter((name) => name !== 'closed')

export const WAIT_PARTIES = ['depot', 'customer', 'parts', 'factory', 'transit'] as const
export const waitParty = z.enum(WAIT_PARTIES)
export type WaitParty = z.infer<typeof waitParty>

/** Whom the clock charges while a job is in a stage. (MISSION.md, "The way of a unit".) */
export const WAITS_FOR: Readonly<Record<Exclude<Stage, 'closed'>, WaitParty>> = {
  expected: 'transit',
  received: 'depot',
  assessing: 'depot',
  'awaiting-approval': 'customer',
  'awaiting-parts': 'parts',
  repairing: 'depot',
  'at-vendor': 'factory',
  testing: 'depot',
  ready: 'customer',
}

export const OUTCOMES = [
  'repaired',
  'no-fault-found',
  'resolved-remotely',
  'replaced',
  'refunded',
  'returned-unrepaired',
  'scrapped',
  'cancelled',
] as const
export const outcome = z.enum(OUTCOMES)
export type JobOutcome = z.infer<typeof outcome>

export const approvalState = z.enum(['none', 'approved', 'declined'])
export type ApprovalState = z.infer<typeof approvalState>

/** What a transition's conditions look at. Every fact is in the store; none is the screen's opinion. */
export const stageFacts = z.object({
  hasAssessment: z.boolean(),
  /** Assessed as solved without a repair: no fault found, or guidance given. */
  isSolved: z.boolean(),
  approval: approvalState,
  /** Something was offered to the customer: what is done, until when, at which price. */
  hasPlan: z.boolean(),
  /** Nothing of the current plan is to be paid, or the customer approved it. (MISSION.md, C4.) */
  isReleased: z.boolean(),
  /** The customer agreed to all that this model asks for before it is opened. */
  hasConsent: z.boolean(),
  /** A repair entry since the job last entered `repairing`. */
  hasRepairEntry: z.boolean(),
  /** The last test since the job entered `testing`; null when none was made. */
  lastTest: z.enum(['passed', 'failed']).nullable(),
  isOnHold: z.boolean(),
  /** False while the customer still has the unit: it is expected, or helped with from afar. */
  isUnitHere: z.boolean(),
  /** False while a plan with a visit waits for its quality report to be registered. (MISSION.md, C5.) */
  isQualityCleared: z.boolean(),
  /** Every part that the job needs is promised to it, in somebody's hand, or fitted. */
  hasParts: z.boolean(),
})
export type StageFacts = z.infer<typeof stageFacts>

interface Condition {
  readonly holds: (facts: StageFacts) => boolean
  readonly otherwise: RefusalCode
}

const assessed: Condition = { holds: (facts) => facts.hasAssessment, otherwise: 'no-assessment' }
const solved: Condition = { holds: (facts) => facts.isSolved, otherwise: 'not-solved' }
const planned: Condition = { holds: (facts) => facts.hasPlan, otherwise: 'no-plan' }
const released: Condition = { holds: (facts) => facts.isReleased, otherwise: 'not-approved' }
const consented: Condition = { holds: (facts) => facts.hasConsent, otherwise: 'consent-missing' }
const declined: Condition = { holds: (facts) => facts.approval === 'declined', otherwise: 'not-declined' }
const worked: Condition = { holds: (facts) => facts.hasRepairEntry, otherwise: 'no-repair-entry' }
/** Nothing billable happens before a plan is there and the customer said yes to it, nor is a unit opened without consent. */
const free: readonly Condition[] = [planned, released, consented]
const passed: Condition = { holds: (facts) => facts.lastTest === 'passed', otherwise: 'test-not-passed' }
const away: Condition = { holds: (facts) => !facts.isUnitHere, otherwise: 'unit-in-house' }
const reported: Condition = { holds: (facts) => facts.isQualityCleared, otherwise: 'quality-report-missing' }
const supplied: Condition = { holds: (facts) => facts.hasParts, otherwise: 'parts-short' }

/**
 * How a transition happens: somebody moves the job, or it follows from a test, help from afar, the hand-back, from what arrived, or
 * from the stock of parts.
 */
type Trigger = 'move' | 'test' | 'remote' | 'hand-back' | 'arrival' | 'stock'

export interface Transition {
  readonly from: Stage
  readonly to: Stage
  /** Any one of these. */
  readonly may: readonly Permission[]
  readonly when: readonly Condition[]
  readonly by: Trigger
}

function transition(from: Stage, to: Stage, may: Permission, when: readonly Condition[] = [], by: Trigger = 'move'): Transition {
  return { from, to, may: [may], when, by }
}

/** Help from afar is given by whoever answers the telephone; a unit that is in the house leaves by the hand-back alone. */
function remotely(from: Stage, to: Stage): Transition {
  return { from, to, may: ['counter', 'bench'], when: [away], by: 'remote' }
}

/** Whoever does what makes parts short or there again: receives, picks, or closes another job that held them. */
function byStock(from: Stage, to: Stage, when: readonly Condition[]): Transition {
  return { from, to, may: ['read'], when, by: 'stock' }
}

/** Every way a job can go, and nothing else. The screen greys out by this table, and the store refuses by it. */
export const TRANSITIONS: readonly Transition[] = [
  transition('expected', 'received', 'counter', [], 'arrival'),
  transition('expected', 'closed', 'counter', [], 'arrival'),
  remotely('expected', 'closed'),
  transition('received', 'expected', 'counter', [], 'arrival'),
  transition('received', 'closed', 'counter', [], 'arrival'),
  transition('received', 'assessing', 'bench'),
  remotely('received', 'expected'),
  remotely('received', 'closed'),
  transition('assessing', 'awaiting-approval', 'bench', [assessed, planned]),
  transition('assessing', 'awaiting-parts', 'bench', [assessed, planned, released]),
  transition('assessing', 'repairing', 'bench', [assessed, ...free, reported]),
  transition('assessing', 'at-vendor', 'bench', [assessed, ...free]),
  transition('assessing', 'testing', 'bench', [assessed, solved]),
  transition('assessing', 'ready', 'bench', [assessed, solved]),
  remotely('assessing', 'expected'),
  remotely('assessing', 'closed'),
  transition('awaiting-approval', 'assessing', 'bench'),
  transition('awaiting-approval', 'awaiting-parts', 'approval', [planned, released]),
  transition('awaiting-approval', 'repairing', 'approval', [...free, reported]),
  transition('awaiting-approval', 'ready', 'approval', [declined]),
  transition('awaiting-parts', 'awaiting-approval', 'bench', [planned]),
  transition('awaiting-parts', 'repairing', 'bench', [...free, reported, supplied]),
  byStock('assessing', 'awaiting-parts', [assessed, planned, released]),
  byStock('awaiting-approval', 'awaiting-parts', [planned, released]),
  byStock('repairing', 'awaiting-parts', [planned, released]),
  byStock('awaiting-parts', 'repairing', [...free, reported, supplied]),
  transition('repairing', 'awaiting-approval', 'bench', [planned]),
  transition('repairing', 'awaiting-parts', 'bench', [planned, released]),
  transition('repairing', 'at-vendor', 'bench', free),
  transition('repairing', 'testing', 'bench', [worked]),
  transition('at-vendor', 'repairing', 'bench'),
  transition('at-vendor', 'testing', 'bench'),
  transition('testing', 'repairing', 'bench', [], 'test'),
  transition('testing', 'ready', 'bench', [passed]),
  transition('ready', 'assessing', 'bench'),
  transition('ready', 'repairing', 'bench', free),
  transition('ready', 'closed', 'counter', [], 'hand-back'),
]

const ONLY_BY = {
  test: 'only-by-test',
  remote: 'only-by-remote',
  'hand-back': 'only-by-hand-back',
  arrival: 'only-by-arrival',
  stock: 'move-not-in-table',
} as const

/** The reason why a move is not possible, or null when it is. */
export function refusalOfMove(
  from: Stage,
  to: Stage,
  facts: StageFacts,
  permissions: ReadonlySet<Permission>,
  by: Trigger = 'move',
): RefusalCode | null {
  const ways = TRANSITIONS.filter((candidate) => candidate.from === from && candidate.to === to)
  const way = ways.find((candidate) => candidate.by === by) ?? ways[0]
  if (way === undefined) return from === 'closed' ? 'already-closed' : 'move-not-in-table'
  if (way.by !== by) return way.by === 'move' ? 'move-not-in-table' : ONLY_BY[way.by]
  if (!way.may.some((permission) => permissions.has(permission))) return 'move-not-permitted'
  if (facts.isOnHold) return 'on-hold'
  return way.when.find((condition) => !condition.holds(facts))?.otherwise ?? null
}

/** How long whoever did something may take it back by a scan. (MISSION.md, K4.) ms */
export const UNDO_MS = 60_000

/** Every stage that the table offers from here for a move by hand, each with null or the reason that greys it out. */
export function movesFrom(
  from: Stage,
  facts: StageFacts,
  permissions: ReadonlySet<Permission>,
): readonly { to: Stage; refusal: RefusalCode | null }[] {
  return TRANSITIONS.filter((way) => way.from === from && way.by === 'move').map(({ to }) => ({
    to,
    refusal: refusalOfMove(from, to, facts, permissions),
  }))
}

/** The stage of an RMA: that of its least advanced open job, `closed` when none is open. Derived, never stored. */
export function stageOfRma(stages: readonly Stage[]): Stage {
  return STAGES.find((candidate) => candidate !== 'closed' && stages.includes(candidate)) ?? 'closed'
}
