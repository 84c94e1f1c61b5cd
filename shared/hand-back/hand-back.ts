import { z } from 'zod'
import { outcome, stage } from '../jobs/stages.ts'
import { optionalLine } from '../kernel/text.ts'

/** How the counter knows that this person may have the unit. */
export const identityProof = z.discriminatedUnion('way', [
  /** The customer's slip was scanned: the RMA number on it. */
  z.object({ way: z.literal('slip'), rmaNumber: z.string().max(20) }),
  /** The pick-up code that only the customer's copy carries. */
  z.object({ way: z.literal('pickup-code'), code: z.string().max(12) }),
  /** An identity paper was seen; its kind or the last digits may be noted. */
  z.object({ way: z.literal('document'), note: optionalLine(80) }),
])
export type IdentityProof = z.infer<typeof identityProof>

/** What the store knows about a job that somebody wants to collect. */
export const gateFacts = z.object({
  stage,
  isOnHold: z.boolean(),
  holdReason: z.string().nullable(),
  /** How the job will end: by its assessment, its approval, or repaired. */
  outcome,
  /** The last test passed, or none is needed because nothing was repaired. */
  testState: z.enum(['passed', 'failed', 'missing', 'not-needed']),
  /** SKUs of parts that somebody holds for the job, neither fitted nor put back. */
  partsInHand: z.array(z.string()).readonly(),
  /** `open` = something of the plan is to be paid, and the customer has not answered it. */
  planState: z.enum(['settled', 'open']),
  /** What is still to be paid, in minor units. */
  due: z.int(),
  /** What the customer has of the depot's until the unit is back; null when nothing is out. */
  loaner: z.object({ number: z.string(), model: z.string() }).nullable(),
})
export type GateFacts = z.infer<typeof gateFacts>

/** What the person at the counter has done so far. */
export interface GateSession {
  accessories: readonly { id: string; name: string; isReturned: boolean; explanation: string | null }[]
  collectedBy: string
  identity: IdentityProof | null
  isSigned: boolean
}

export const GATE_LINES = [
  'stage',
  'hold',
  'test',
  'parts',
  'plan',
  'paid',
  'loaner',
  'accessories',
  'collector',
  'identity',
  'signature',
] as const
export type GateLineName = (typeof GATE_LINES)[number]

/** One line of the gate. `remedy` is a catalogue key under `handBack.remedy`, with figures; null when the line is green. */
export interface GateLine {
  name: GateLineName
  isGreen: boolean
  remedy: string | null
  params: Record<string, string | number>
}

/**
 * The hand-back gate (MISSION.md, G1): every line green or red, each red one with its remedy.
 * The screen shows it while the person works; the store judges the same lines again before it closes the job.
 */
export function handBackGate(facts: GateFacts, session: GateSession): readonly GateLine[] {
  const open = session.accessories.filter((item) => !item.isReturned && !item.explanation?.trim())
  return [
    line('stage', facts.stage === 'ready', 'bring-to-ready', { stage: facts.stage }),
    line('hold', !facts.isOnHold, 'release-hold', { reason: facts.holdReason ?? '' }),
    line('test', facts.testState === 'passed' || facts.testState === 'not-needed', 'run-test'),
    line('parts', facts.partsInHand.length === 0, 'settle-parts', { names: facts.partsInHand.join(', ') }),
    line('plan', facts.planState === 'settled', 'settle-plan'),
    line('paid', facts.due === 0, 'take-payment', { amount: facts.due }),
    line('loaner', facts.loaner === null, 'take-loaner-back', {
      number: facts.loaner?.number ?? '',
      model: facts.loaner?.model ?? '',
    }),
    line('accessories', open.length === 0, 'scan-accessories', {
      count: open.length,
      names: open.map((item) => item.name).join(', '),
    }),
    line('collector', session.collectedBy.trim() !== '', 'name-collector'),
    line('identity', session.identity !== null, 'prove-identity'),
    line('signature', session.isSigned, 'sign'),
  ]
}

/** True when the unit may leave. */
export function isGateGreen(lines: readonly GateLine[]): boolean {
  return lines.every((item) => item.isGreen)
}

function line(name: GateLineName, isGreen: boolean, remedy: string, params: GateLine['params'] = {}): GateLine {
  return { name, isGreen, remedy: isGreen ? null : remedy, params }
}
