import { List, Text } from '@mantine/core'
import { IconClipboardCheck, IconClipboardX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PlanAnswer } from '../../../shared/plans/plans.contract.ts'
import { useFormat } from '../../locales/use-format.ts'

/** Everything the customer answered, newest first: who, when, which version, by which way. */
export const PlanAnswers = ({ answers }: { readonly answers: readonly PlanAnswer[] }) => {
  const { t } = useTranslation()
  const { instant, money } = useFormat()
  if (answers.length === 0) return null
  return (
    <List size="sm" aria-label={t('plan.answers')} listStyleType="none" spacing={4}>
      {answers.map((answer) => (
        <List.Item
          key={`${answer.at} ${answer.number}`}
          icon={
            answer.decision === 'approved' ? (
              <IconClipboardCheck size={17} aria-hidden="true" color="var(--hb-tone-good-text)" />
            ) : (
              <IconClipboardX size={17} aria-hidden="true" color="var(--hb-tone-warn-text)" />
            )
          }
        >
          {t(answer.decision === 'approved' ? 'plan.answer.approved' : 'plan.answer.declined', {
            number: answer.number,
            person: answer.person ?? '–',
            way: t(`job.way.${answer.way}`),
            total: money(answer.total),
          })}
          <Text size="sm" c="dimmed">
            {[
              instant(answer.at),
              answer.by === null ? t('plan.answer.byCustomer') : t('plan.answer.by', { name: answer.by }),
              answer.isSigned ? t('plan.answer.signed') : null,
              answer.note,
            ]
              .filter((part) => part !== null)
              .join(' · ')}
          </Text>
        </List.Item>
      ))}
    </List>
  )
}
