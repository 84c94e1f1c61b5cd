import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Choice, Condition, Grants, Price, RuleLine } from '../../../shared/entitlement/policy.ts'
import type { Language } from '../../locales/i18n.ts'
import { useFormat } from '../../locales/use-format.ts'

/** A rule's language in the reader's: what it grants, and each thing it asks. */
export interface RuleWords {
  readonly line: (line: RuleLine) => string
  readonly choice: (choice: Choice) => string
  /** "Labour, Parts and Repair". */
  readonly grants: (grants: Grants) => string
  readonly price: (price: Price) => string
  /** What a condition asks, as a piece of a sentence: "within 30 days of the purchase". */
  readonly condition: (condition: Condition) => string
  /** Conditions that must hold together: "a, and b, and c". */
  readonly together: (pieces: readonly string[]) => string
  /** All of them: "a, b and c". */
  readonly all: (pieces: readonly string[]) => string
}

/** The words of rules, the same wherever a rule or a verdict is shown. */
export const useRuleWords = (): RuleWords => {
  const { t } = useTranslation()
  const { language } = useFormat()
  return useMemo(() => ruleWords(t, language), [t, language])
}

const joined = (language: Language, type: 'conjunction' | 'disjunction', pieces: readonly string[]): string =>
  new Intl.ListFormat(language, { type, style: 'long' }).format(pieces)

/** Names begin with a capital where they stand alone; within a sentence only its first word does. */
const inSentence = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1)
const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

export const ruleWords = (t: TFunction, language: Language): RuleWords => {
  const all = (pieces: readonly string[]) => joined(language, 'conjunction', pieces)
  const line: RuleWords['line'] = (name) => t(`entitlement.line.${name}`)
  const choice: RuleWords['choice'] = (name) => t(`entitlement.choice.${name}`)
  return {
    line,
    choice,
    all,
    together: (pieces) => pieces.join(t('entitlement.togetherJoin')),
    grants: ({ lines, choices }) => sentenceCase(all([...choices.map(choice), ...lines.map(line)].map(inSentence))),
    price: (price) => t(`entitlement.price.${price}`),
    condition: (condition) => conditionWords(t, condition, (pieces) => joined(language, 'disjunction', pieces)),
  }
}

const conditionWords = (t: TFunction, condition: Condition, anyOf: (pieces: readonly string[]) => string): string => {
  if (condition.if === 'within') return t(`entitlement.within.${condition.since}.${condition.unit}`, { count: condition.amount })
  if (condition.if === 'fault') return t(`entitlement.condition.fault.${condition.is}`)
  if (condition.if === 'region') return t(`entitlement.condition.region.${condition.is}`)
  if (condition.if === 'responsibility')
    return t('entitlement.condition.responsibility', {
      list: anyOf(condition.oneOf.map((who) => t(`job.responsibility.${who}`))),
    })
  if (condition.if === 'customer')
    return t('entitlement.condition.customer', {
      list: anyOf(condition.oneOf.map((kind) => t(`entitlement.customerKind.${kind}`))),
    })
  if (condition.if === 'request')
    return t('entitlement.condition.request', { list: anyOf(condition.oneOf.map((type) => t(`requestType.${type}`))) })
  if (condition.if === 'same-fault') return t('entitlement.condition.same-fault', { times: condition.times })
  if (condition.if === 'fleet')
    return anyOf([
      ...(condition.owned === null ? [] : [t('entitlement.fleetOwned', { count: condition.owned })]),
      ...(condition.boughtAtOnce === null ? [] : [t('entitlement.fleetBought', { count: condition.boughtAtOnce })]),
    ])
  return t(`entitlement.condition.${condition.if}`)
}
