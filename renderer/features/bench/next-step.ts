import { type Stage, type StageFacts, refusalOfMove } from '../../../shared/jobs/stages.ts'
import type { Permission } from '../../../shared/kernel/permissions.ts'
import type { RefusalCode } from '../../../shared/kernel/refusal.ts'

type StepDialog = 'assess' | 'plan' | 'consent' | 'approve' | 'log' | 'checklist'

/** The one thing to do now: a move, a form to fill in, the hold to end, or the hand-back to open. */
export type NextStep =
  | { readonly kind: 'move'; readonly to: Stage }
  | { readonly kind: 'dialog'; readonly dialog: StepDialog }
  | { readonly kind: 'release' }
  /** Asks the stock for the parts of the plan. */
  | { readonly kind: 'reserve' }
  | { readonly kind: 'hand-back' }
  /** Scanned in on the page of its RMA's arrival. */
  | { readonly kind: 'arrival' }

export interface OfferedStep {
  readonly step: NextStep
  /** Why this person cannot do it now; null = they can. */
  readonly refusal: RefusalCode | null
}

const move = (to: Stage): NextStep => ({ kind: 'move', to })
const dialog = (name: StepDialog): NextStep => ({ kind: 'dialog', dialog: name })

/** What stands between a unit and its repair: a plan, the customer's word, consent; then the way to the bench. */
const towardsRepair = (facts: StageFacts, askCustomer: NextStep): NextStep => {
  if (!facts.hasPlan) return dialog('plan')
  if (!facts.isReleased) return askCustomer
  return facts.hasConsent ? move('repairing') : dialog('consent')
}

/** What each stage waits for, by its facts. The way to `repairing` is the usual one; others are in the move menu. */
const steps: Readonly<Record<Exclude<Stage, 'closed'>, (facts: StageFacts) => NextStep>> = {
  expected: () => ({ kind: 'arrival' }),
  received: () => move('assessing'),
  assessing: (facts) => {
    if (!facts.hasAssessment) return dialog('assess')
    return facts.isSolved ? move('testing') : towardsRepair(facts, move('awaiting-approval'))
  },
  'awaiting-approval': (facts) => {
    return facts.approval === 'declined' ? move('ready') : towardsRepair(facts, dialog('approve'))
  },
  'awaiting-parts': (facts) => towardsRepair(facts, move('awaiting-approval')),
  repairing: (facts) => {
    if (facts.hasPlan && !facts.isReleased) return move('awaiting-approval')
    return facts.hasRepairEntry ? move('testing') : dialog('log')
  },
  'at-vendor': () => move('testing'),
  testing: (facts) => (facts.lastTest === 'passed' ? move('ready') : dialog('checklist')),
  ready: () => ({ kind: 'hand-back' }),
}

const neededFor = (step: NextStep): Permission => {
  if (step.kind === 'hand-back' || step.kind === 'arrival') return 'counter'
  if (step.kind === 'reserve') return 'stock-pick'
  return step.kind === 'dialog' && (step.dialog === 'approve' || step.dialog === 'consent') ? 'approval' : 'bench'
}

/** A repair begins with the parts that its plan names. */
const isRepair = (step: NextStep): boolean =>
  (step.kind === 'move' && step.to === 'repairing') || (step.kind === 'dialog' && step.dialog === 'log')

const stepOf = (stage: Exclude<Stage, 'closed'>, facts: StageFacts, arePartsToReserve: boolean): NextStep => {
  if (facts.isOnHold) return { kind: 'release' }
  const step = steps[stage](facts)
  return arePartsToReserve && facts.isReleased && isRepair(step) ? { kind: 'reserve' } : step
}

/**
 * The next step of a job, from its stage, its facts and what this person may do; null when it is closed. `arePartsToReserve` where it
 * is known that its plan names parts that nobody asked the stock for.
 */
export function nextStep(
  stage: Stage,
  facts: StageFacts,
  permissions: ReadonlySet<Permission>,
  arePartsToReserve = false,
): OfferedStep | null {
  if (stage === 'closed') return null
  const step = stepOf(stage, facts, arePartsToReserve)
  if (step.kind === 'move') return { step, refusal: refusalOfMove(stage, step.to, facts, permissions) }
  return { step, refusal: permissions.has(neededFor(step)) ? null : 'move-not-permitted' }
}
