import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Clause, Duties, PolicyBody } from '../../../shared/entitlement/policy.ts'
import { wording } from '../../../shared/kernel/text.ts'
import { useFormat } from '../../locales/use-format.ts'
import { RuleSentence } from '../../records/entitlement/RuleSentence.tsx'
import { useRuleWords } from '../../records/entitlement/use-rule-words.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { DUTIES } from './policy-changes.ts'
import { groupRules } from './rule-groups.ts'

/** A policy as it is read: rules as sentences by what they give, duties, and the standards that bind people. */
export const PolicyView = ({ body }: { readonly body: PolicyBody }) => {
  const { t } = useTranslation()
  return (
    <Stack gap="md">
      <Panel heading={t('policies.field.rules')}>
        <Text c="dimmed">{t('policies.orderHint')}</Text>
        {body.rules.length === 0 && <Text c="dimmed">{t('policies.noRules')}</Text>}
        <RuleGroups body={body} />
      </Panel>
      <Panel heading={t('policies.field.duties')}>
        <DutyFacts duties={body.duties} />
      </Panel>
      <Panel heading={t('policies.field.standards')}>
        {body.standards.length === 0 ? (
          <Text c="dimmed">{t('policies.noStandards')}</Text>
        ) : (
          <Standards standards={body.standards} />
        )}
      </Panel>
    </Stack>
  )
}

const RuleGroups = ({ body }: { readonly body: PolicyBody }) => {
  const { t } = useTranslation()
  const words = useRuleWords()
  return groupRules(body.rules).map(({ about, rules }) => (
    <section key={about} aria-label={about === 'costs' ? t('policies.costs') : words.choice(about)} className="policy-group">
      <Text component="h3" fw={600} size="md" m={0}>
        {about === 'costs' ? t('policies.costs') : words.choice(about)}
      </Text>
      <ul>
        {rules.map((rule) => (
          <li key={rule.id}>
            <RuleSentence rule={rule} />
          </li>
        ))}
      </ul>
    </section>
  ))
}

const DutyFacts = ({ duties }: { readonly duties: Duties }) => {
  const { t } = useTranslation()
  const words = useDutyWords()
  return (
    <FactsGrid
      factWidth={260}
      facts={DUTIES.map((duty) => ({ label: t(`policies.dutyFact.${duty}`), value: words(duty, duties) }))}
    />
  )
}

/** A duty in words; undefined where the policy asks nothing. */
export const useDutyWords = (): ((duty: keyof Duties, duties: Duties) => string | undefined) => {
  const { t } = useTranslation()
  const { all } = useRuleWords()
  const gate = (steps: Duties['qualityReportBefore']) =>
    steps.length === 0 ? undefined : all(steps.map((step) => t(`policies.gated.${step}`)))
  return (duty, duties) => {
    if (duty === 'replyHours') return t('policies.hourCount', { count: duties.replyHours })
    if (duty === 'bounceDays') return t('policies.dayCount', { count: duties.bounceDays })
    if (duty === 'repairWarranty') return t('policies.repairWarranty', duties.repairWarranty)
    if (duty === 'maintenance') {
      const rows = duties.maintenance.map(({ owned, boughtAtOnce, visitsPerYear }) => {
        const from = [
          ...(owned === null ? [] : [t('policies.fromOwned', { count: owned })]),
          ...(boughtAtOnce === null ? [] : [t('policies.fromBought', { count: boughtAtOnce })]),
        ]
        return t('policies.visits', { count: visitsPerYear, from: from.join(t('policies.or')) })
      })
      return rows.length === 0 ? undefined : rows.join(t('policies.rowJoin'))
    }
    return gate(duties[duty])
  }
}

const Standards = ({ standards }: { readonly standards: readonly Clause[] }) => {
  const { language } = useFormat()
  return (
    <ul className="policy-standards">
      {standards.map(({ number, text }) => (
        <li key={number + text.en}>{`${number} ${wording(text, language)}`}</li>
      ))}
    </ul>
  )
}
