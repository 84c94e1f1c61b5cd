import { Group, List, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { differenceOf, type PlanDifference } from '../../../shared/plans/difference.ts'
import type { Plan } from '../../../shared/plans/plans.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ToneBadge } from '../../ui/ToneBadge.tsx'
import { stateTones } from './plan-words.ts'

/** Every version, newest first, each with what it changed of the one before. */
export const PlanVersions = ({ plans }: { readonly plans: readonly Plan[] }) => {
  const { t } = useTranslation()
  const { instant, money } = useFormat()
  return (
    <details className="hb-fold">
      <summary>{t('plan.versions', { count: plans.length })}</summary>
      <Stack gap="sm" mt="xs">
        {plans.map((plan, index) => {
          const before = plans[index + 1]
          return (
            <div key={plan.id}>
              <Group gap={8}>
                <Text fw={550}>{t('plan.version', { number: plan.number })}</Text>
                <ToneBadge tone={stateTones[plan.state]} label={t(`plan.state.${plan.state}`)} />
                <Text>{money(plan.total)}</Text>
                <Text size="sm" c="dimmed">
                  {`${plan.madeBy} · ${instant(plan.madeAt)}`}
                </Text>
              </Group>
              {before !== undefined && <Changes difference={differenceOf(before, plan)} />}
            </div>
          )
        })}
      </Stack>
    </details>
  )
}

const Changes = ({ difference }: { readonly difference: PlanDifference }) => {
  const { t } = useTranslation()
  const { money, date } = useFormat()
  const { price, promisedOn, added, removed, changed } = difference
  const day = (on: string | null) => (on === null ? t('plan.changed.noDate') : date(on))
  const sentences = [
    ...(price === 0
      ? []
      : [price > 0 ? t('plan.changed.dearer', { amount: money(price) }) : t('plan.changed.cheaper', { amount: money(-price) })]),
    ...(promisedOn === null ? [] : [t('plan.changed.date', { from: day(promisedOn.from), to: day(promisedOn.to) })]),
    ...added.map(({ description }) => t('plan.changed.added', { description })),
    ...removed.map(({ description }) => t('plan.changed.removed', { description })),
    ...changed.map(({ from, to }) =>
      t('plan.changed.changed', { description: to.description, from: money(from.net), to: money(to.net) }),
    ),
  ]
  return (
    <List size="sm">
      {(sentences.length === 0 ? [t('plan.changed.words')] : sentences).map((sentence) => (
        <List.Item key={sentence}>{sentence}</List.Item>
      ))}
    </List>
  )
}
