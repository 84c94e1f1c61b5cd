import { z } from 'zod'
import { bilingual } from '../kernel/text.ts'
import { factName } from './facts.ts'
import { choice, clause, condition, grants, price, ruleLine, type RuleLine } from './policy.ts'

/** `open` = covered if the facts still missing turn out well. */
export const lineState = z.enum(['covered', 'open', 'charged'])
export type LineState = z.infer<typeof lineState>

/** One line's verdict. */
export const lineEntitlement = z.object({
  state: lineState,
  /** The rule that decides; for `open` the one that would. Null = nothing grants it, so it is charged. */
  ruleId: z.string().nullable(),
  /** The last day of the right, where it has one. */
  until: z.string().nullable(),
})
export type LineEntitlement = z.infer<typeof lineEntitlement>

export const lineEntitlements = z.record(ruleLine, lineEntitlement)
export type LineEntitlements = z.infer<typeof lineEntitlements>

/** Something the customer may choose: now, or `if` the missing facts turn out well. One choice can be charged now and free if. */
export const choiceEntitlement = z.object({
  choice,
  price,
  state: z.enum(['open-now', 'if']),
  ruleId: z.string(),
  until: z.string().nullable(),
})
export type ChoiceEntitlement = z.infer<typeof choiceEntitlement>

/** What a condition came to: true, false, or null = not known yet; the fact looked at, its value, and the last day it holds. */
export const checkedCondition = z.object({
  condition,
  holds: z.boolean().nullable(),
  factName,
  /** As stored: a date, a number, a word of a list, the number of the job that gives a repair warranty; null = not known. */
  fact: z.union([z.string(), z.number(), z.boolean(), z.null()]),
  until: z.string().nullable(),
})
export type CheckedCondition = z.infer<typeof checkedCondition>

/** `applies` = it holds, but another rule is as generous or more; `open` = none fails and some are not known. */
export const traceState = z.enum(['decides', 'applies', 'open', 'fails'])
export type TraceState = z.infer<typeof traceState>

/** One rule as it was judged. A rule whose lines come out differently has one entry for each outcome. */
export const traceEntry = z.object({
  ruleId: z.string(),
  clause,
  /** The part of the rule's grants that this entry is about. */
  grants,
  price,
  state: traceState,
  conditions: z.array(checkedCondition),
})
export type TraceEntry = z.infer<typeof traceEntry>

const rights = { lines: lineEntitlements, choices: z.array(choiceEntitlement) }

/** What this unit may get on this day, and why. (MISSION.md, B3.) Stored with the job, so that it can be read years later. */
export const entitlement = z.object({
  on: z.string(),
  /** Null = no policy was in force; the standing rules decided alone. */
  policy: z.object({ name: bilingual, version: z.int() }).nullable(),
  ...rights,
  trace: z.array(traceEntry),
  /** Facts that are not known and could still make the verdict better. */
  missing: z.array(factName),
  /** What it would be with a verified proof; null when that changes nothing. */
  onceVerified: z.object(rights).nullable(),
})
export type Entitlement = z.infer<typeof entitlement>

/** The same verdict for every line; where a record of all lines starts. */
export function everyLine<Value>(valueOf: (line: RuleLine) => Value) {
  return {
    labour: valueOf('labour'),
    part: valueOf('part'),
    travel: valueOf('travel'),
    shipping: valueOf('shipping'),
    other: valueOf('other'),
  }
}
