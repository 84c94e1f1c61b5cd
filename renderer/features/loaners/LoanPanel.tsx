import { Anchor, Stack, Text } from '@mantine/core'
import { IconArrowForwardUp, IconDevices } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobSummary } from '../../../shared/jobs/jobs.ts'
import type { Loan } from '../../../shared/loaners/loaners.ts'
import { api } from '../../app/api.ts'
import { PageQuery } from '../../app/PageQuery.tsx'
import { useScan, useScanHold } from '../../app/scanner/use-scan.ts'
import { useSession } from '../../app/session-context.ts'
import { useFormat } from '../../locales/use-format.ts'
import { ActionButton } from '../../ui/ActionButton.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { LendModal } from './LendModal.tsx'
import { LoanActions } from './LoanActions.tsx'
import { LoanFacts } from './LoanFacts.tsx'

interface LoanPanelProps {
  readonly job: Pick<JobSummary, 'id' | 'number' | 'stage' | 'dueOn'>
}

/** What the customer of a job has of the depot's: lent and taken back here, by hand or by the scan of its label. */
export const JobLoanPanel = ({ job }: LoanPanelProps) => <LoanPanel job={job} mayLend={job.stage !== 'closed'} />

/** The same at the hand-back, where nothing is lent any more: it is there only where there is something to take back. */
export const HandBackLoanPanel = ({ job }: LoanPanelProps) => <LoanPanel job={job} mayLend={false} />

const LoanPanel = ({ job, mayLend }: LoanPanelProps & { readonly mayLend: boolean }) => {
  const { t } = useTranslation()
  const { can } = useSession()
  const isLender = can('counter')
  const isLending = mayLend && isLender
  const loans = useQuery(api.loaners.ofJob.queryOptions({ input: { jobId: job.id } }))
  const pool = useQuery({ ...api.loaners.list.queryOptions(), enabled: isLending })
  const [lending, setLending] = useState<{ readonly scanned: string | undefined }>()
  const [isReturning, setReturning] = useState(false)
  const open = loans.data?.open ?? null
  useScanHold(loans.isLoading || pool.isLoading)
  useScan(({ scan }) => {
    if (scan.kind !== 'loaner' || !isLender || loans.data === undefined) return false
    if (open !== null) {
      // Another loaner is not about this job: its page says who has it.
      if (open.loaner.number !== scan.number) return false
      setReturning(true)
      return true
    }
    if (!isLending || pool.data === undefined) return false
    setLending({ scanned: scan.number })
    return true
  })
  const isEmpty = loans.data !== undefined && open === null && loans.data.past.length === 0
  if (isEmpty && !isLending) return null
  return (
    <div data-gate-place="loaner">
      <Panel
        heading={t('loaners.loan.heading')}
        icon={<IconDevices size={18} aria-hidden="true" />}
        aside={
          isLending &&
          loans.data !== undefined &&
          open === null && (
            <ActionButton
              variant="default"
              size="compact-md"
              label={t('loaners.loan.lend')}
              icon={<IconArrowForwardUp size={17} aria-hidden="true" />}
              onAction={() => setLending({ scanned: undefined })}
            />
          )
        }
      >
        <PageQuery query={loans} isPart>
          {({ open: out, past }) => (
            <Stack gap="sm">
              {out === null ? (
                <Text c="dimmed">{t(isLending ? 'loaners.loan.none' : 'loaners.loan.noneNow')}</Text>
              ) : (
                <>
                  <LoanFacts loan={out} page="job" />
                  <LoanActions loan={out} isReturning={isReturning} onReturning={setReturning} />
                </>
              )}
              {past.map((loan) => (
                <PastLoan key={loan.id} loan={loan} />
              ))}
            </Stack>
          )}
        </PageQuery>
      </Panel>
      {lending !== undefined && pool.data !== undefined && (
        <LendModal job={job} pool={pool.data} scanned={lending.scanned} onClose={() => setLending(undefined)} />
      )}
    </div>
  )
}

/** One that is back, with what is not. */
const PastLoan = ({ loan: { loaner, returned } }: { readonly loan: Loan }) => {
  const { t } = useTranslation()
  const format = useFormat()
  const gone = (returned?.accessories ?? []).filter(({ isBack }) => !isBack)
  return (
    <div>
      <Text>
        <Anchor component={Link} to={`/loaners/${loaner.number}`}>
          {loaner.model}
        </Anchor>{' '}
        <Text span size="sm" c="dimmed">
          {t('loaners.loan.returnedOn', { at: format.instant(returned?.at ?? '') })}
        </Text>
      </Text>
      {gone.map(({ name, explanation }) => (
        <Text key={name} size="sm" className="hb-words">
          {t('loaners.field.missing')}: {name} – {explanation}
        </Text>
      ))}
    </div>
  )
}
