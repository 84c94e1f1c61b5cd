import type { Stage } from '../../../shared/jobs/stages.ts'
import type { Chance } from './sample-random.ts'

/** What happens to a job after check-in, one use case each. */
export type Step =
  | { kind: 'move'; to: Stage }
  | {
      kind:
        | 'shelve'
        | 'assess'
        | 'log'
        | 'timer'
        | 'photo'
        | 'hold'
        | 'release'
        | 'due'
        | 'urgent'
        | 'hand-back'
        | 'offer'
        | 'settle'
        | 'run-out'
    }
  | { kind: 'decide'; decision: 'approved' | 'declined' }
  | { kind: 'test'; passed: boolean }

/** What decides the way that a job takes. */
export interface WayFacts {
  target: Stage
  /** Its story has nothing to repair. */
  isSolved: boolean
  hasParts: boolean
  /** Charged, so that the customer is asked. */
  isCharged: boolean
}

/** A plan with a price, which the customer is asked about. */
const offer: Step = { kind: 'offer' }
/** What warranty does not carry after all is said to the customer at once, who agrees on the phone. */
const settle: Step = { kind: 'settle' }
const move = (to: Stage): Step => ({ kind: 'move', to })

/** The steps that bring a job from check-in to its stage, by the stage table and with the detours that a depot knows. */
export function wayTo(facts: WayFacts, chance: Chance): Step[] {
  const { target } = facts
  if (target === 'received') return chance.happens(0.6) ? [{ kind: 'shelve' }] : []
  const toBench: Step[] = [{ kind: 'shelve' }, move('assessing')]
  if (target === 'assessing') return [...toBench, ...(chance.happens(0.4) ? [{ kind: 'assess' } as const] : []), ...pause(chance)]
  const assessed: Step[] = [...toBench, { kind: 'assess' }]
  if (facts.isSolved) return [...assessed, move('ready'), ...leaving(target)]
  if (target === 'awaiting-approval') return [...assessed, offer, move('awaiting-approval'), ...pause(chance)]
  if (target === 'at-vendor') return [...assessed, settle, move('at-vendor')]
  if (facts.isCharged && (target === 'ready' || target === 'closed') && chance.happens(0.12)) {
    return [
      ...assessed,
      offer,
      move('awaiting-approval'),
      { kind: 'decide', decision: 'declined' },
      move('ready'),
      ...leaving(target),
    ]
  }
  const settled: Step[] = facts.isCharged
    ? [...assessed, offer, move('awaiting-approval'), { kind: 'decide', decision: 'approved' }]
    : [...assessed, settle]
  if (target === 'awaiting-parts') return [...settled, move('awaiting-parts'), { kind: 'run-out' }, ...pause(chance)]
  return [...settled, ...repair(facts, chance)]
}

function repair(facts: WayFacts, chance: Chance): Step[] {
  const { target } = facts
  const detour: Step[] = facts.hasParts && chance.happens(0.35) ? [move('awaiting-parts')] : []
  const begun: Step[] = [...detour, move('repairing')]
  if (target === 'repairing') return [...begun, ...atBench(chance)]
  const worked: Step[] = [
    ...begun,
    ...(chance.happens(0.16) ? [{ kind: 'photo' } as const] : []),
    { kind: 'log' },
    move('testing'),
  ]
  if (target === 'testing') return worked
  const again: Step[] = chance.happens(0.13) ? [{ kind: 'test', passed: false }, { kind: 'log' }, move('testing')] : []
  return [...worked, ...again, { kind: 'test', passed: true }, ...leaving(target)]
}

/** At the bench now: some with a timer running, some logged, some put aside. */
function atBench(chance: Chance): Step[] {
  const begun: Step[] = chance.happens(0.5) ? [{ kind: 'log' }] : [{ kind: 'timer' }]
  return [...begun, ...(chance.happens(0.25) ? [{ kind: 'due' } as const] : []), ...pause(chance)]
}

const leaving = (target: Stage): Step[] => (target === 'closed' ? [{ kind: 'hand-back' }] : [])

/** Now and then something has to wait; sometimes it was released again. */
function pause(chance: Chance): Step[] {
  if (!chance.happens(0.32)) return []
  return chance.happens(0.2) ? [{ kind: 'hold' }, { kind: 'release' }] : [{ kind: 'hold' }]
}
