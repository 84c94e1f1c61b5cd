import { addDays, addMonths, type CalendarDate } from '../kernel/time.ts'
import type { CheckedCondition } from './entitlement.ts'
import type { EntitlementFacts, FactName } from './facts.ts'
import { visitsDue } from './fleet.ts'
import type { Condition, ConditionName, Duties, RuleLine } from './policy.ts'

/** What a condition is held against: the facts, the line asked for, and the policy's own duties. */
export interface Question {
  facts: EntitlementFacts
  /** A choice is asked as labour: it is work, or stands in its place. */
  line: RuleLine
  duties: Pick<Duties, 'maintenance'>
}

type Finding = Omit<CheckedCondition, 'condition'>
type Named<Name extends ConditionName> = Extract<Condition, { if: Name }>
type Evaluators = { readonly [Name in ConditionName]: (condition: Named<Name>, question: Question) => Finding }

/** One way to hold each condition against the facts. Null facts are unknown, never false. */
const EVALUATORS: Evaluators = {
  within: ({ since, amount, unit }, { facts }) => {
    if (since === 'last-repair' && facts.repairs.length === 0) return found('repairs', null, false)
    const start = startOf[since](facts)
    const until = start && (unit === 'days' ? addDays(start, amount) : addMonths(start, amount))
    return untilDay(START_FACTS[since], start, until, facts.on)
  },
  'maker-warranty': (_, { facts, line }) => {
    const terms = facts.terms[facts.region]
    const months = line === 'part' ? terms.partsMonths : terms.labourMonths
    if (months === 0) return found('terms', 0, false)
    const start = startOf[facts.terms.startsFrom](facts)
    return untilDay(START_FACTS[facts.terms.startsFrom], start, start && addMonths(start, months), facts.on)
  },
  'repair-warranty': (_, { facts, line }) => {
    const promised = facts.repairs.flatMap(({ number, partsUntil, labourUntil }) => {
      const until = line === 'part' ? partsUntil : labourUntil
      return until === null ? [] : [{ number, until }]
    })
    const longest = promised.toSorted((a, b) => (a.until === b.until ? 0 : a.until < b.until ? 1 : -1))[0]
    return longest ? untilDay('repairs', longest.number, longest.until, facts.on) : found('repairs', null, false)
  },
  'proof-verified': (_, { facts: { proof } }) => found('proof', proof, proof === 'unverified' ? null : proof === 'verified'),
  fault: ({ is }, { facts }) => oneOf('fault', facts.fault, [is]),
  'no-exclusion': (_, { facts: { exclusions } }) =>
    exclusions === null ? found('exclusions', null, null) : found('exclusions', exclusions[0] ?? 'none', exclusions.length === 0),
  responsibility: (condition, { facts }) => oneOf('responsibility', facts.responsibility, condition.oneOf),
  intact: (_, { facts }) => flag('isIntact', facts.isIntact),
  region: ({ is }, { facts }) => oneOf('region', facts.region, [is]),
  customer: (condition, { facts }) => oneOf('customerKind', facts.customerKind, condition.oneOf),
  fleet: ({ owned, boughtAtOnce }, { facts: { unitsOwned, unitsBoughtAtOnce } }) => {
    const hasOrdered = boughtAtOnce !== null && unitsBoughtAtOnce >= boughtAtOnce
    const isShownByOrder = hasOrdered || owned === null
    return isShownByOrder
      ? found('unitsBoughtAtOnce', unitsBoughtAtOnce, hasOrdered)
      : found('unitsOwned', unitsOwned, unitsOwned >= owned)
  },
  'maintenance-due': (_, { facts, duties }) => {
    const used = facts.maintenanceVisitsUsed
    const { perYear, left } = visitsDue(duties, { ...facts, usedThisYear: used ?? 0 })
    if (perYear === 0) return found('unitsOwned', facts.unitsOwned, false)
    return found('maintenanceVisitsUsed', used, used === null ? null : left > 0)
  },
  'same-fault': ({ times }, { facts: { sameFaultCount } }) => found('sameFaultCount', sameFaultCount, sameFaultCount >= times),
  request: (condition, { facts }) => oneOf('request', facts.request, condition.oneOf),
  'first-installation': (_, { facts }) => flag('isFirstInstallation', facts.isFirstInstallation),
  'repeat-installation': (_, { facts }) => oneOf('isFirstInstallation', facts.isFirstInstallation, [false]),
  'visit-needed': (_, { facts }) => flag('needsVisit', facts.needsVisit),
  'not-solvable-remotely': (_, { facts }) => oneOf('isSolvableRemotely', facts.isSolvableRemotely, [false]),
  'depot-caused': (_, { facts }) => flag('isDepotCaused', facts.isDepotCaused),
}

/** Whether a condition holds for this question; null where the fact it needs is not known. */
export function checkCondition(condition: Condition, question: Question): CheckedCondition {
  // Safe: the table is keyed by the condition's own name, which the type of a table lookup cannot say.
  const evaluate = EVALUATORS[condition.if] as (condition: Condition, question: Question) => Finding
  return { condition, ...evaluate(condition, question) }
}

const START_FACTS = {
  purchase: 'boughtOn',
  installation: 'installedOn',
  'last-repair': 'repairs',
} as const satisfies Record<string, FactName>

const startOf: Readonly<Record<keyof typeof START_FACTS, (facts: EntitlementFacts) => CalendarDate | null>> = {
  purchase: (facts) => facts.boughtOn,
  installation: (facts) => facts.installedOn,
  'last-repair': (facts) =>
    facts.repairs
      .map((repair) => repair.closedOn)
      .toSorted()
      .at(-1) ?? null,
}

function found(factName: FactName, fact: Finding['fact'], holds: boolean | null): Finding {
  return { holds, factName, fact, until: null }
}

function flag(factName: FactName, value: boolean | null): Finding {
  return found(factName, value, value)
}

function oneOf<Value extends string | boolean>(factName: FactName, value: Value | null, allowed: readonly Value[]): Finding {
  return found(factName, value, value === null ? null : allowed.includes(value))
}

/** Holds up to and with `until`; not known where the start is not. */
function untilDay(factName: FactName, fact: string | null, until: CalendarDate | null, on: CalendarDate): Finding {
  return { holds: until === null ? null : on <= until, factName, fact, until }
}
