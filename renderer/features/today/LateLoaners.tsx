import { Anchor, Text } from '@mantine/core'
import { IconDevices } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Loan } from '../../../shared/loaners/loaners.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { DueText } from '../../records/JobLines.tsx'
import { Panel } from '../../ui/Panel.tsx'

/** Loaners that are out after their day, with whom to call; nothing while there is none. */
export const LateLoaners = () => {
  const { t } = useTranslation()
  const pool = useQuery(api.loaners.list.queryOptions())
  const late = pool.data?.flatMap(({ loan }) => (loan?.isOverdue === true ? [loan] : [])) ?? []
  if (pool.isPending || (pool.isSuccess && late.length === 0)) return null
  const heading = t('today.lateLoaners')
  return (
    <Panel heading={heading} icon={<IconDevices size={18} aria-hidden="true" />} aside={<Text c="dimmed">{late.length}</Text>}>
      <PageQuery query={pool} isPart>
        {() => (
          <ul className="hb-job-lines" aria-label={heading}>
            {late.map((loan) => (
              <LateLoaner key={loan.id} loan={loan} />
            ))}
          </ul>
        )}
      </PageQuery>
    </Panel>
  )
}

const LateLoaner = ({ loan: { loaner, customer, jobNumber, dueOn } }: { readonly loan: Loan }) => {
  const { t } = useTranslation()
  return (
    <li>
      <div className="hb-job-line-facts">
        <Anchor component={Link} to={`/loaners/${loaner.number}`} fw={600} className="hb-job-link">
          {loaner.model}
        </Anchor>
        <Text lineClamp={1}>{[customer.name, customer.phone].join(' · ')}</Text>
        <Text size="sm" c="dimmed">
          {t('today.loanerOf', { number: loaner.number, job: jobNumber })}
        </Text>
      </div>
      <div className="hb-job-line-aside">
        <DueText dueOn={dueOn} />
      </div>
    </li>
  )
}
