import { z } from 'zod'
import { findContradictions } from '../../../shared/entitlement/contradictions.ts'
import {
  type Choice,
  type Condition,
  type ConditionName,
  type Duties,
  type PolicyBody,
  policyFields,
  type Price,
  type Rule,
  type RuleLine,
} from '../../../shared/entitlement/policy.ts'
import { fieldMessage } from '../../../shared/kernel/field-message.ts'
import { type Bilingual, line } from '../../../shared/kernel/text.ts'
import type { Policy } from '../../../shared/policies/policies.ts'
import { type Complaints, complaintsOf } from '../../app/record-form/complaints.ts'

/** A figure as it is typed; '' while empty. */
export type Figure = number | ''

/** A condition as its fields hold it. An empty figure of a fleet means that it is not asked. */
export type ConditionDraft =
  | Exclude<Condition, { if: 'within' | 'fleet' | 'same-fault' }>
  | (Omit<Extract<Condition, { if: 'within' }>, 'amount'> & { amount: Figure })
  | { if: 'fleet'; owned: Figure; boughtAtOnce: Figure }
  | { if: 'same-fault'; times: Figure }

export interface ClauseLine {
  /** Tells lines apart while they come and go. */
  readonly key: string
  readonly number: string
  readonly en: string
  readonly 'zh-CN': string
}

export interface RuleDraft extends ClauseLine {
  readonly id: string
  readonly lines: readonly RuleLine[]
  readonly choices: readonly Choice[]
  readonly price: Price
  readonly when: readonly ConditionDraft[]
}

export interface MaintenanceDraft {
  readonly key: string
  readonly owned: Figure
  readonly boughtAtOnce: Figure
  readonly visitsPerYear: Figure
}

export interface DutiesDraft {
  readonly replyHours: Figure
  readonly bounceDays: Figure
  readonly partsDays: Figure
  readonly labourDays: Figure
  readonly qualityReportBefore: Duties['qualityReportBefore']
  readonly priceConfirmedBefore: Duties['priceConfirmedBefore']
  readonly maintenance: readonly MaintenanceDraft[]
}

/** A policy as its form holds it. */
export interface PolicyValues {
  readonly name: Bilingual
  readonly rules: readonly RuleDraft[]
  readonly duties: DutiesDraft
  readonly standards: readonly ClauseLine[]
  /** What changed this time; never taken from what is stored. */
  readonly note: string
}

const toDraft = (condition: Condition): ConditionDraft =>
  condition.if === 'fleet' ? { if: 'fleet', owned: condition.owned ?? '', boughtAtOnce: condition.boughtAtOnce ?? '' } : condition

/** A stored policy as the form shows it. Keys come from ids and places, so equal policies give equal values. */
export const policyValues = ({ current: { name, body } }: Pick<Policy, 'current'>): PolicyValues => ({
  name,
  rules: body.rules.map((rule) => ({
    key: rule.id,
    id: rule.id,
    number: rule.clause.number,
    en: rule.clause.text.en,
    'zh-CN': rule.clause.text['zh-CN'],
    lines: rule.grants.lines,
    choices: rule.grants.choices,
    price: rule.price,
    when: rule.when.map(toDraft),
  })),
  duties: {
    replyHours: body.duties.replyHours,
    bounceDays: body.duties.bounceDays,
    partsDays: body.duties.repairWarranty.partsDays,
    labourDays: body.duties.repairWarranty.labourDays,
    qualityReportBefore: body.duties.qualityReportBefore,
    priceConfirmedBefore: body.duties.priceConfirmedBefore,
    maintenance: body.duties.maintenance.map((row, index) => ({
      key: `row-${index}`,
      owned: row.owned ?? '',
      boughtAtOnce: row.boughtAtOnce ?? '',
      visitsPerYear: row.visitsPerYear,
    })),
  },
  standards: body.standards.map(({ number, text }, index) => ({ key: `line-${index}`, number, ...text })),
  note: '',
})

/** An empty figure never passes the check, so NaN never leaves the page. */
const figure = (typed: Figure): number => (typed === '' ? Number.NaN : typed)
const figureOrNone = (typed: Figure): number | null => (typed === '' ? null : typed)

const toCondition = (draft: ConditionDraft): Condition => {
  if (draft.if === 'within') return { ...draft, amount: figure(draft.amount) }
  if (draft.if === 'fleet')
    return { if: 'fleet', owned: figureOrNone(draft.owned), boughtAtOnce: figureOrNone(draft.boughtAtOnce) }
  if (draft.if === 'same-fault') return { if: 'same-fault', times: figure(draft.times) }
  return draft
}

const toClause = (typed: ClauseLine) => ({
  number: typed.number.trim(),
  text: { en: typed.en.trim(), 'zh-CN': typed['zh-CN'].trim() },
})

export const toRule = (draft: RuleDraft): Rule => ({
  id: draft.id,
  grants: { lines: [...draft.lines], choices: [...draft.choices] },
  price: draft.price,
  when: draft.when.map(toCondition),
  clause: toClause(draft),
})

/** The body that the contract asks for. */
export const toBody = ({ rules, duties, standards }: Omit<PolicyValues, 'note' | 'name'>): PolicyBody => ({
  rules: rules.map(toRule),
  duties: {
    replyHours: figure(duties.replyHours),
    bounceDays: figure(duties.bounceDays),
    repairWarranty: { partsDays: figure(duties.partsDays), labourDays: figure(duties.labourDays) },
    qualityReportBefore: duties.qualityReportBefore,
    priceConfirmedBefore: duties.priceConfirmedBefore,
    maintenance: duties.maintenance.map((row) => ({
      owned: figureOrNone(row.owned),
      boughtAtOnce: figureOrNone(row.boughtAtOnce),
      visitsPerYear: figure(row.visitsPerYear),
    })),
  },
  standards: standards.map(toClause),
})

export const toPolicyFields = (values: PolicyValues) => ({ name: values.name, body: toBody(values), note: values.note })

const schema = z.object({ ...policyFields, note: line(300) })

/** Where the form shows what its contract calls otherwise. */
const placeOf = (path: string): string => path.replace(/^body\./, '').replace('duties.repairWarranty.', 'duties.')

/** Everything that keeps this policy from being saved but the rules that contradict each other. */
export const complaintsOfPolicy = (values: PolicyValues): Complaints => {
  const found = Object.entries(complaintsOf(schema, toPolicyFields(values))).map(([path, said]) => [placeOf(path), said])
  return { ...Object.fromEntries(found), ...unnumbered(values) }
}

/** An empty clause number is missing, which says more than that its form is wrong. */
const unnumbered = ({ rules, standards }: PolicyValues): Complaints =>
  Object.fromEntries([
    ...rules.flatMap(({ number }, index) =>
      number.trim() === '' ? [[`rules.${index}.clause.number`, fieldMessage('required')]] : [],
    ),
    ...standards.flatMap(({ number }, index) =>
      number.trim() === '' ? [[`standards.${index}.number`, fieldMessage('required')]] : [],
    ),
  ])

/** A contradiction of the rule that has it, with the clauses of the rules it stands against. */
export interface RuleContradiction {
  readonly kind: 'impossible' | 'clash' | 'never-decides'
  readonly others: readonly string[]
}

/** What is wrong between the rules as they are typed, by the rule that has to change; both rules of a clash have it. */
export const contradictionsOf = (values: PolicyValues): ReadonlyMap<string, readonly RuleContradiction[]> => {
  const { rules, duties } = toBody(values)
  const clauseOf = (id: string) => rules.find((rule) => rule.id === id)?.clause.number ?? ''
  const found = findContradictions({ rules, duties }).flatMap(({ kind, ruleIds }) => {
    const blamed = kind === 'clash' ? ruleIds : ruleIds.slice(0, 1)
    return blamed.map((id) => ({ id, kind, others: ruleIds.filter((other) => other !== id).map(clauseOf) }))
  })
  return new Map(
    [...Map.groupBy(found, ({ id }) => id)].map(([id, list]) => [id, list.map(({ kind, others }) => ({ kind, others }))]),
  )
}

/** Everything that keeps this policy from being saved. */
export const checkPolicy = (values: PolicyValues): Complaints => {
  const contradicting = contradictionsOf(values)
  const blocked = values.rules.flatMap(({ id }, index): [string, string][] =>
    contradicting.has(id) ? [[`rules.${index}.contradiction`, fieldMessage('invalid')]] : [],
  )
  return { ...complaintsOfPolicy(values), ...Object.fromEntries(blocked) }
}

/** A new rule's id is what verdicts on record will name, so it never follows the clause. */
const newRuleId = (): string => `rule-${crypto.randomUUID().slice(0, 13)}`

export const emptyRule = (): RuleDraft => {
  const id = newRuleId()
  return { key: id, id, number: '', en: '', 'zh-CN': '', lines: [], choices: [], price: 'free', when: [] }
}

/** The same rule once more, without its clause number: two clauses of one number could not be told apart. */
export const copyOf = (rule: RuleDraft): RuleDraft => {
  const id = newRuleId()
  return { ...rule, key: id, id, number: '' }
}

export const emptyClause = (): ClauseLine => ({ key: crypto.randomUUID(), number: '', en: '', 'zh-CN': '' })
export const emptyRow = (): MaintenanceDraft => ({ key: crypto.randomUUID(), owned: '', boughtAtOnce: '', visitsPerYear: 1 })

/** What a condition begins with when it is added; what needs a choice begins with none. */
export const beginCondition = (name: ConditionName): ConditionDraft => {
  if (name === 'within') return { if: 'within', since: 'purchase', amount: 30, unit: 'days' }
  if (name === 'fault') return { if: 'fault', is: 'quality' }
  if (name === 'region') return { if: 'region', is: 'domestic' }
  if (name === 'fleet') return { if: 'fleet', owned: '', boughtAtOnce: '' }
  if (name === 'same-fault') return { if: 'same-fault', times: 2 }
  if (name === 'responsibility' || name === 'customer' || name === 'request') return { if: name, oneOf: [] }
  return { if: name }
}
