import { Anchor, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Loan } from '../../../shared/loaners/loaners.ts'
import { FactsGrid } from '../../ui/FactsGrid.tsx'
import { RelativeTime } from '../../ui/RelativeTime.tsx'
import { DueBack } from './DueBack.tsx'

export interface LoanFactsProps {
  readonly loan: Loan
  /** What the page is about need not be said again. */
  readonly page: 'job' | 'loaner'
}

/** A loan that is out: what went, in which condition, since when and until which day. */
export const LoanFacts = ({ loan, page }: LoanFactsProps) => {
  const { t } = useTranslation()
  const isOfJob = page === 'job'
  const { loaner, customer, jobNumber } = loan
  return (
    <>
      <FactsGrid
        factWidth={130}
        facts={[
          {
            label: t('loaners.field.model'),
            isHidden: !isOfJob,
            value: (
              <Stack gap={0}>
                <Anchor component={Link} to={`/loaners/${loaner.number}`} fw={550}>
                  {loaner.model}
                </Anchor>
                <Text span size="sm" c="dimmed">
                  {loaner.number}
                </Text>
              </Stack>
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
          { label: t('loaners.field.dueOn'), value: <DueBack loan={loan} /> },
        ]}
      />
      <FactsGrid
        factWidth={220}
        facts={[
          { label: t('loaners.field.conditionOut'), value: loan.condition },
          { label: t('loaners.field.accessories'), value: loan.accessories.join(t('loaners.listJoin')) },
        ]}
      />
    </>
  )
}
