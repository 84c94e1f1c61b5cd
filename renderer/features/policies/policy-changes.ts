import type { Clause, Duties, PolicyBody, Rule } from '../../../shared/entitlement/policy.ts'
import type { Bilingual } from '../../../shared/kernel/text.ts'

interface Version {
  readonly name: Bilingual
  readonly body: PolicyBody
}

/** Something that is in one version or in both and not the same; null where it is not. */
export interface Change<Value> {
  readonly before: Value | null
  readonly after: Value | null
}

export interface PolicyChanges {
  readonly isRenamed: boolean
  /** By the rule's id, in the order of the newer version, those taken out last. */
  readonly rules: readonly Change<Rule>[]
  readonly duties: readonly (keyof Duties)[]
  /** By their numbers. */
  readonly standards: readonly Change<Clause>[]
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)

const changesOf = <Value>(
  before: readonly Value[],
  after: readonly Value[],
  idOf: (value: Value) => string,
): readonly Change<Value>[] => {
  const find = (values: readonly Value[], id: string) => values.find((value) => idOf(value) === id) ?? null
  const kept = after.map((value) => ({ before: find(before, idOf(value)), after: value }))
  const gone = before.filter((value) => find(after, idOf(value)) === null).map((value) => ({ before: value, after: null }))
  return [...kept.filter((change) => !isSame(change.before, change.after)), ...gone]
}

/** Every duty, in the order in which a policy is read. */
export const DUTIES = [
  'replyHours',
  'bounceDays',
  'repairWarranty',
  'qualityReportBefore',
  'priceConfirmedBefore',
  'maintenance',
] as const satisfies readonly (keyof Duties)[]

/** What one version says otherwise than the other. The order of rules is no change: the most generous wins wherever it stands. */
export const changesBetween = (before: Version, after: Version): PolicyChanges => ({
  isRenamed: !isSame(before.name, after.name),
  rules: changesOf(before.body.rules, after.body.rules, ({ id }) => id),
  duties: DUTIES.filter((duty) => !isSame(before.body.duties[duty], after.body.duties[duty])),
  standards: changesOf(before.body.standards, after.body.standards, ({ number }) => number),
})
