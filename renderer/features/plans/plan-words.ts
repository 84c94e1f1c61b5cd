import type { TFunction } from 'i18next'
import type { Entitlement } from '../../../shared/entitlement/entitlement.ts'
import { type Language, wording } from '../../../shared/kernel/text.ts'
import type { LineReason, PlanState } from '../../../shared/plans/plans.ts'
import type { Tone } from '../../ui/theme.ts'

/** Who pays a line and why, as a sentence. */
export const reasonWords = (t: TFunction, isCovered: boolean, reason: LineReason): string => {
  switch (reason.by) {
    case 'rule':
      return isCovered ? t('plan.why.covered', { clause: reason.clause }) : t('plan.why.charged', { clause: reason.clause })
    case 'no-rule':
      return t('plan.why.noRule')
    case 'goodwill':
      return t('plan.why.goodwill', { words: reason.words })
    case 'extra':
      return reason.words === null ? t('plan.why.extra') : t('plan.why.extraWords', { words: reason.words })
  }
}

/** The clauses that decided these lines, each once, in the reader's language. */
export const clausesOf = (reasons: readonly LineReason[], { trace }: Pick<Entitlement, 'trace'>, language: Language) => {
  const ids = new Set(reasons.flatMap((reason) => (reason.by === 'rule' ? [reason.ruleId] : [])))
  return [...ids].flatMap((ruleId) => {
    const entry = trace.find((candidate) => candidate.ruleId === ruleId)
    return entry === undefined ? [] : [{ ruleId, number: entry.clause.number, text: wording(entry.clause.text, language) }]
  })
}

export const stateTones: Readonly<Record<PlanState, Tone>> = {
  offered: 'info',
  approved: 'good',
  declined: 'warn',
  superseded: 'neutral',
  void: 'bad',
}
