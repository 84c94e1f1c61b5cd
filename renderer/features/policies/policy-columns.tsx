import { useTranslation } from 'react-i18next'
import type { PolicySummary, PolicyUse } from '../../../shared/policies/policies.ts'
import { type Column, linkColumn, nodeColumn, numberColumn, relativeColumn, textColumn } from '../../ui/columns.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { useFollowerWords } from './use-follower-words.ts'

/** A policy with its name in the reader's language and who follows it. */
export interface PolicyRow extends PolicySummary {
  readonly title: string
  readonly uses: readonly PolicyUse[]
}

const PutAway = () => {
  const { t } = useTranslation()
  return <ToneBadge tone="neutral" label={t('policies.putAway')} />
}

/** The columns of the depot's policies. */
export const usePolicyColumns = (): readonly Column<PolicyRow>[] => {
  const followers = useFollowerWords()
  return [
    linkColumn<PolicyRow>(
      'name',
      'policies.field.name',
      ({ title }) => title,
      ({ id }) => `/policies/${id}`,
    ),
    textColumn<PolicyRow>('followers', 'policies.column.followers', ({ uses }) => followers(uses)),
    nodeColumn<PolicyRow>('state', 'models.field.state', ({ isActive }) => !isActive && <PutAway />, { width: 130 }),
    numberColumn<PolicyRow>('rules', 'policies.column.rules', ({ ruleCount }) => ruleCount, { width: 90 }),
    numberColumn<PolicyRow>('version', 'policies.column.version', ({ number }) => number, { width: 100 }),
    relativeColumn<PolicyRow>('madeAt', 'policies.column.changed', ({ madeAt }) => madeAt, 'ago', { width: 150 }),
  ]
}
