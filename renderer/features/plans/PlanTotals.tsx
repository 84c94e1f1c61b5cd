import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { totalsOf } from '../../../shared/plans/amounts.ts'
import { pricedLine } from '../../../shared/plans/coverage.ts'
import type { PlanSuggestion } from '../../../shared/plans/plans.contract.ts'
import { isWithinApproval, needsApproval } from '../../../shared/plans/plans.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { type LineValues, readLine } from './plan-form.ts'

export interface PlanTotalsProps {
  readonly lines: readonly LineValues[]
  readonly promisedOn: string | null
  readonly suggestion: PlanSuggestion
  readonly digits: number
}

/** What the lines come to while they are typed, and whether the customer will have to be asked. */
export const PlanTotals = ({ lines, promisedOn, suggestion, digits }: PlanTotalsProps) => {
  const { t } = useTranslation()
  const { money } = useFormat()
  const read = lines.map((line) => readLine(line, digits).fields)
  const priced = read.flatMap((fields) => (fields === null ? [] : [pricedLine(fields, suggestion.entitlement)]))
  const { net, tax, total, covered } = totalsOf(priced)
  const { approved, tolerance } = suggestion
  const keeps = approved !== null && isWithinApproval(approved, { total, promisedOn }, tolerance)
  return (
    <Group component="output" className="hb-plan-totals" justify="flex-end" gap="lg" aria-live="polite">
      {priced.length < lines.length && <ToneBadge tone="warn" label={t('plan.incomplete')} />}
      {covered > 0 && <Text c="dimmed">{t('plan.spared', { amount: money(covered) })}</Text>}
      {tax > 0 && <Text c="dimmed">{t('plan.netAndTax', { net: money(net), tax: money(tax) })}</Text>}
      <Text fw={650} size="lg">
        {t('plan.totalIs', { amount: money(total) })}
      </Text>
      <ToneBadge
        tone={!needsApproval({ total }) || keeps ? 'good' : 'info'}
        label={
          !needsApproval({ total })
            ? t('plan.ask.free')
            : keeps
              ? t('plan.ask.keeps')
              : approved === null
                ? t('plan.ask.ask')
                : t('plan.ask.again')
        }
      />
    </Group>
  )
}
