import { Anchor, Group } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Loan } from '../../../shared/loaners/loaners.ts'
import { useFormat } from '../../locales/use-format.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { ToneBadge } from '../../ui/ToneBadge.tsx'

export interface LoanFactsProps {
  readonly loan: Loan
  /** What the page is about need not be said again. */
  readonly page: 'job' | 'loaner'
}

/** A loan that is out: what went, in which condition, since when and until which day. */
export const LoanFacts = ({ loan, page }: LoanFactsProps) => {
  const { t } = useTranslation()
  const format = useFormat()
  const isOfJob = page === 'job'
  const { loaner, customer, jobNumber } = loan
  return (
    <FactsGrid
      factWidth={130}
      facts={[
        {
          label: t('loaners.field.model'),
          isHidden: !isOfJob,
          value: (
            <Anchor component={Link} to={`/loaners/${loaner.number}`} fw={550}>
              {`${loaner.model} · ${loaner.number}`}
            </Anchor>
          ),
        },
        { label: t('loaners.field.phone'), value: customer.phone, isHidden: isOfJob },
        {
          label: t('loaners.field.job'),
          isHidden: isOfJob,
          value: (
            <Anchor component={Link} to={`/jobs/${jobNumber}`} fw={550}>
              {jobNumber}
            </Anchor>
          ),
        },
        { label: t('loaners.field.since'), value: <RelativeTime at={loan.lentAt} /> },
        { label: t('loaners.field.lentBy'), value: loan.lentBy, isHidden: isOfJob },
        {
          label: t('loaners.field.dueOn'),
          value: (
            <Group gap={6}>
              <span>{format.date(loan.dueOn)}</span>
              {loan.isOverdue && <ToneBadge tone="bad" label={t('loaners.overdue')} />}
            </Group>
          ),
        },
        { label: t('loaners.field.conditionOut'), value: loan.condition },
        { label: t('loaners.field.accessories'), value: loan.accessories.join(t('loaners.listJoin')) },
      ]}
    />
  )
}
