import { z } from 'zod'
import { REQUEST_TYPES } from '../intake/intake.ts'
import { RESPONSIBILITIES } from '../jobs/assessment.ts'
import { fieldMessage } from '../kernel/field-message.ts'
import { bilingual } from '../kernel/text.ts'
import { region } from '../warranty/warranty.ts'

/** What a plan's lines can be. (MISSION.md, C3.) */
export const RULE_LINES = ['labour', 'part', 'travel', 'shipping', 'other'] as const
export const ruleLine = z.enum(RULE_LINES)
export type RuleLine = z.infer<typeof ruleLine>

/** What a customer may choose. (MISSION.md, B3.) */
export const CHOICES = ['repair', 'return', 'exchange', 'refund', 'visit', 'remote-help', 'training', 'maintenance'] as const
export const choice = z.enum(CHOICES)
export type Choice = z.infer<typeof choice>

/** `free` is the more generous. A `charged` rule gives the clause to quote, and opens a choice at a price. */
export const price = z.enum(['free', 'charged'])
export type Price = z.infer<typeof price>

export const SINCE = ['purchase', 'installation', 'last-repair'] as const
export const CUSTOMER_KINDS = ['person', 'organisation', 'dealer'] as const
export const FAULT_KINDS = ['quality', 'not-quality'] as const
export const customerKind = z.enum(CUSTOMER_KINDS)
export const faultKind = z.enum(FAULT_KINDS)

const count = (min: number, max: number) =>
  z
    .int({ error: () => fieldMessage('notANumber') })
    .min(min, fieldMessage('tooSmall', { min }))
    .max(max, fieldMessage('tooLarge', { max }))

function someOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .array(z.enum(values))
    .min(1, fieldMessage('required'))
    .refine((chosen) => new Set(chosen).size === chosen.length, fieldMessage('invalid'))
}

const plain = <const Name extends string>(name: Name) => z.object({ if: z.literal(name) })

/**
 * What a rule may ask, a closed list. Every condition is monotone: time only as `within`, proof only as `verified`. That is why
 * adding proof never takes a right away and a later date never adds one, whatever the policy. (MISSION.md, B3.)
 */
export const condition = z.discriminatedUnion('if', [
  /** The last covered day carries the start's day number, held at the month's end. */
  z.object({ if: z.literal('within'), since: z.enum(SINCE), amount: count(1, 3660), unit: z.enum(['days', 'months']) }),
  /** The model's own terms still run, for the line asked: parts by theirs, everything else by labour's. */
  plain('maker-warranty'),
  /** The depot's warranty for an earlier job still runs, for the line asked, in the same way. */
  plain('repair-warranty'),
  plain('proof-verified'),
  z.object({ if: z.literal('fault'), is: faultKind }),
  /** Nobody found misuse, an accident or that others had opened it. (MISSION.md, B2.) */
  plain('no-exclusion'),
  z.object({ if: z.literal('responsibility'), oneOf: someOf(RESPONSIBILITIES) }),
  plain('intact'),
  z.object({ if: z.literal('region'), is: region }),
  z.object({ if: z.literal('customer'), oneOf: someOf(CUSTOMER_KINDS) }),
  /** Either number reached is enough. */
  z
    .object({ if: z.literal('fleet'), owned: count(1, 100_000).nullable(), boughtAtOnce: count(1, 100_000).nullable() })
    .refine(({ owned, boughtAtOnce }) => owned !== null || boughtAtOnce !== null, fieldMessage('required')),
  /** A maintenance visit of this year is left, by the policy's own table. (MISSION.md, B4.) */
  plain('maintenance-due'),
  /** This time counted: 2 = the second time. */
  z.object({ if: z.literal('same-fault'), times: count(2, 99) }),
  z.object({ if: z.literal('request'), oneOf: someOf(REQUEST_TYPES) }),
  plain('first-installation'),
  plain('repeat-installation'),
  plain('visit-needed'),
  plain('not-solvable-remotely'),
  /** A bounce: the depot's own earlier repair failed. (MISSION.md, B7.) */
  plain('depot-caused'),
])
export type Condition = z.infer<typeof condition>
export type ConditionName = Condition['if']
export const CONDITION_NAMES = condition.options.map((option) => option.shape.if.value)

export const clause = z.object({
  /** As printed: `3.2`. */
  number: z.string().regex(/^[A-Z0-9]{1,4}(\.[0-9]{1,3}){0,3}$/, fieldMessage('invalid')),
  text: bilingual.refine((text) => text.en !== '' || text['zh-CN'] !== '', fieldMessage('required')),
})
export type Clause = z.infer<typeof clause>

export const grants = z.object({
  lines: z.array(ruleLine).max(RULE_LINES.length),
  choices: z.array(choice).max(CHOICES.length),
})
export type Grants = z.infer<typeof grants>

const isUnique = (values: readonly string[]) => new Set(values).size === values.length

/** One promise: what it grants at which price, when all its conditions hold (none = always), and the clause that says so. */
export const rule = z.object({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, fieldMessage('invalid'))
    .max(60, fieldMessage('tooLong', { max: 60 })),
  grants: grants
    .refine(({ lines, choices }) => lines.length + choices.length > 0, fieldMessage('required'))
    .refine(({ lines, choices }) => isUnique(lines) && isUnique(choices), fieldMessage('invalid')),
  price,
  when: z.array(condition).max(12, fieldMessage('tooMany', { max: 12 })),
  clause,
})
export type Rule = z.infer<typeof rule>

export const GATED_STEPS = ['part', 'visit'] as const
const gatedSteps = z.array(z.enum(GATED_STEPS)).max(GATED_STEPS.length)

/** Visits a year from this many units on, owned or bought at once; either reached is enough, the best row counts. */
export const maintenanceRow = z
  .object({
    owned: count(1, 100_000).nullable(),
    boughtAtOnce: count(1, 100_000).nullable(),
    visitsPerYear: count(1, 366),
  })
  .refine(({ owned, boughtAtOnce }) => owned !== null || boughtAtOnce !== null, fieldMessage('required'))

/** What the policy obliges the depot to, beside the customer's rights. */
export const duties = z.object({
  /** First answer within this many hours. (MISSION.md, I1.) */
  replyHours: count(1, 8760),
  /** Days after closing within which the same symptom of the same unit is a bounce. (MISSION.md, B7.) */
  bounceDays: count(1, 3660),
  /** What a closed repair promises; counted from the day of closing, 0 = nothing. (MISSION.md, G4.) */
  repairWarranty: z.object({ partsDays: count(0, 3660), labourDays: count(0, 3660) }),
  /** A registered quality report comes before these. (MISSION.md, C5.) */
  qualityReportBefore: gatedSteps,
  /** The customer's signature under the price comes before these. */
  priceConfirmedBefore: gatedSteps,
  maintenance: z.array(maintenanceRow).max(20),
})
export type Duties = z.infer<typeof duties>

export const policyBody = z.object({
  rules: z
    .array(rule)
    .max(100, fieldMessage('tooMany', { max: 100 }))
    .refine((rules) => isUnique(rules.map(({ id }) => id)), fieldMessage('invalid'))
    // The rules that stand in every policy have these names (standing-rules.ts).
    .refine((rules) => rules.every(({ id }) => !id.startsWith('standing-')), fieldMessage('invalid')),
  duties,
  /** What binds the people and no rule computes; printed with the policy. */
  standards: z.array(clause).max(40, fieldMessage('tooMany', { max: 40 })),
})
export type PolicyBody = z.infer<typeof policyBody>

/** What is edited in the app and shipped in `resources/policies`. */
export const policyFields = {
  name: bilingual.refine((text) => text.en !== '' || text['zh-CN'] !== '', fieldMessage('required')),
  body: policyBody,
}
export const policyPreset = z.object(policyFields)
export type PolicyPreset = z.infer<typeof policyPreset>
